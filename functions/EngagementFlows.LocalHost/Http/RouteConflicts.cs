using EngagementFlows.LocalHost.Functions;
using Microsoft.AspNetCore.Routing.Patterns;

namespace EngagementFlows.LocalHost.Http;

/// <summary>Finds functions that the same requests would reach, so that routing could not choose between them.</summary>
internal static class RouteConflicts
{
    public static IEnumerable<string> Find(IReadOnlyList<HttpFunction> functions) =>
        from pair in functions.SelectMany((first, index) => functions.Skip(index + 1).Select(second => (first, second)))
        where Shape(pair.first).Equals(Shape(pair.second), StringComparison.OrdinalIgnoreCase) && ShareMethod(pair.first, pair.second)
        select $"{pair.first.Body.Name}: its route {pair.first.Route} answers the same requests as that of {pair.second.Body.Name} ({pair.second.Route})";

    private static bool ShareMethod(HttpFunction first, HttpFunction second) =>
        first.Methods.Count == 0 || second.Methods.Count == 0 || first.Methods.Intersect(second.Methods, StringComparer.Ordinal).Any();

    // What tells routes apart: text and constraints. What a value is called does not.
    private static string Shape(HttpFunction function) =>
        string.Join('/', RoutePatternFactory.Parse(function.Route).PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => Shape(function, part)))));

    private static string Shape(HttpFunction function, RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter =>
            $"{{{(parameter.IsCatchAll ? "*" : "")}:{string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content))}}}",
        _ => throw new InvalidOperationException($"{function.Body.Name}: routing has a new kind of part, {part.GetType()}."),
    };
}
