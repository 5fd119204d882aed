using System.Text.RegularExpressions;
using NJsonSchema;
using NJsonSchema.Validation;

namespace EngagementFlows.FakeProvider.Contracts;

/// <param name="Field">The path of the member, <c>personalizations[0].to</c>.</param>
internal sealed record ContractFault(string Field, string Message)
{
    public override string ToString() => $"{Field}: {Message}";
}

/// <summary>Holds JSON to a schema.</summary>
internal static class SchemaFaults
{
    public static IEnumerable<ContractFault> Of(JsonSchema schema, string json) =>
        schema.Validate(json).SelectMany(Innermost).Select(static fault => new ContractFault(Field(fault), $"{fault.Kind}{Detail(fault)}"));

    private static IEnumerable<ValidationError> Innermost(ValidationError fault) =>
        fault is ChildSchemaValidationError { Errors.Count: > 0 } nested ? nested.Errors.SelectMany(static inner => inner.Value).SelectMany(Innermost) : [fault];

    private static string Field(ValidationError fault) =>
        Regex.Replace(fault.Path ?? "", @"^#[/.]?", "", RegexOptions.NonBacktracking) is { Length: > 0 } path ? path : fault.Property ?? "body";

    private static string Detail(ValidationError fault) => fault.Kind switch
    {
        ValidationErrorKind.PatternMismatch => $" ({fault.Schema.Pattern})",
        ValidationErrorKind.NotInEnumeration => $" ({string.Join(", ", fault.Schema.Enumeration)})",
        _ => "",
    };
}
