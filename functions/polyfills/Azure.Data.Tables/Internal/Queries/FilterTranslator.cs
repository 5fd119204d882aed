#nullable enable
using System.Linq.Expressions;

namespace Azure.Data.Tables.Internal;

/// <summary>
/// C# conditions as the table service's filters. What the service cannot do (StartsWith, list Contains, arithmetic) is
/// refused here, since a filter that is only partly sent would give other rows.
/// </summary>
internal sealed partial class FilterTranslator
{
    private readonly ParameterExpression row;

    private FilterTranslator(ParameterExpression row) => this.row = row;

    public static string? Translate(LambdaExpression condition)
    {
        var translator = new FilterTranslator(condition.Parameters[0]);
        var body = condition.Body;
        if (!translator.IsAboutTheRow(body))
        {
            // A condition that is true whatever the row is no filter at all.
            return Evaluate(body) is true ? null : throw Unsupported(body);
        }

        return translator.Condition(body);
    }

    /// <summary>A condition, with a property that is true or false by itself written as a comparison.</summary>
    private string Condition(Expression node)
    {
        switch (Bare(node))
        {
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both:
                return $"{Operand(both.Left, isAnd: true)} and {Operand(both.Right, isAnd: true)}";
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } either:
                return $"{Operand(either.Left, isAnd: false)} or {Operand(either.Right, isAnd: false)}";
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return $"not ({Condition(not.Operand)})";
            case BinaryExpression comparison when Operator(comparison.NodeType) is { } name:
                return Comparison(comparison, name);
            case MethodCallExpression { Method.Name: nameof(Equals), Object: { } left, Arguments: [var right] }:
                return $"{Value(left)} eq {Value(right)}";
            case var property when Property(property) is { } flag:
                return $"{flag} eq true";
            default:
                throw Unsupported(node);
        }
    }

    /// <summary>Brackets go where the tree's shape differs from what the precedence of and over or says.</summary>
    private string Operand(Expression node, bool isAnd)
    {
        var text = Condition(node);
        return isAnd && Bare(node).NodeType is ExpressionType.OrElse or ExpressionType.Or ? $"({text})" : text;
    }

    private string Comparison(BinaryExpression comparison, string name)
    {
        // "x.Name.CompareTo("b") > 0" and "string.Compare(x.Name, "b") > 0" are the order of strings, which C# has no operator for.
        if (Bare(comparison.Left) is MethodCallExpression call && Evaluates(comparison.Right, out var zero) && zero is 0)
        {
            switch (call)
            {
                case { Method.Name: nameof(string.CompareTo), Object: { } left, Arguments: [var right] }:
                    return $"{Value(left)} {name} {Value(right)}";
                case { Method: { Name: nameof(string.Compare), IsStatic: true } method, Arguments: [var left, var right] } when method.DeclaringType == typeof(string):
                    return $"{Value(left)} {name} {Value(right)}";
            }
        }

        return $"{Value(comparison.Left)} {name} {Value(comparison.Right)}";
    }

    private string Value(Expression node)
    {
        if (!IsAboutTheRow(node))
        {
            var value = Evaluate(node);
            var literal = value switch
            {
                double number => ODataLiteral.Double(number),
                DateTime time => ODataLiteral.AsIs(time),
                _ => ODataLiteral.TryFormat(value),
            };
            return literal ?? throw Unsupported(node);
        }

        return Property(Bare(node)) ?? throw Unsupported(node);
    }

    private static string? Operator(ExpressionType type) => type switch
    {
        ExpressionType.Equal => "eq",
        ExpressionType.NotEqual => "ne",
        ExpressionType.GreaterThan => "gt",
        ExpressionType.GreaterThanOrEqual => "ge",
        ExpressionType.LessThan => "lt",
        ExpressionType.LessThanOrEqual => "le",
        _ => null,
    };
}
