#nullable enable
using System.Linq.Expressions;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Internal;

internal sealed partial class FilterTranslator
{
    /// <summary>The stored name behind <c>x.Name</c>, <c>x["Name"]</c> or <c>x.GetString("Name")</c>, or null if the node is none of these.</summary>
    private string? Property(Expression node)
    {
        switch (node)
        {
            case MemberExpression { Member.Name: nameof(Nullable<int>.Value), Expression: { } inner } when Nullable.GetUnderlyingType(inner.Type) is not null:
                return Property(Bare(inner));
            case MemberExpression member when member.Expression is { } owner && Bare(owner) == row:
                return member.Member.DeclaringType == typeof(TableItem) ? "TableName" : EntityShape.NameOf(member.Member);
            case MethodCallExpression { Object: { } owner, Arguments: [var name], Method: { } method } when Bare(owner) == row && IsGetter(method.Name) && Evaluates(name, out var text):
                return (string?)text;
            default:
                return null;
        }
    }

    /// <summary>GetDateTimeOffset is not among them in the real client's translation, so code must not come to rely on it here.</summary>
    private static bool IsGetter(string method) => method is "get_Item"
        or nameof(TableEntity.GetString) or nameof(TableEntity.GetBoolean) or nameof(TableEntity.GetInt32) or nameof(TableEntity.GetInt64)
        or nameof(TableEntity.GetDouble) or nameof(TableEntity.GetGuid) or nameof(TableEntity.GetDateTime) or nameof(TableEntity.GetBinary) or nameof(TableEntity.GetBinaryData);

    private static Expression Bare(Expression node)
    {
        while (node is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } conversion)
        {
            node = conversion.Operand;
        }

        return node;
    }

    private bool IsAboutTheRow(Expression node)
    {
        var search = new Search(row);
        search.Visit(node);
        return search.Found;
    }

    private bool Evaluates(Expression node, out object? value)
    {
        var isConstant = !IsAboutTheRow(node);
        value = isConstant ? Evaluate(node) : null;
        return isConstant;
    }

    /// <summary>The value of a part that does not mention the row: a constant, or what a captured variable holds now.</summary>
    private static object? Evaluate(Expression node) => node is ConstantExpression constant
        ? constant.Value
        : Expression.Lambda<Func<object?>>(Expression.Convert(node, typeof(object))).Compile(preferInterpretation: true)();

    private static NotSupportedException Unsupported(Expression node) =>
        new($"The table service cannot filter by '{node}'. Compare properties with values (==, !=, <, <=, >, >=, CompareTo), joined by &&, || and !.");

    private sealed class Search(ParameterExpression row) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node == row;
            return node;
        }
    }
}
