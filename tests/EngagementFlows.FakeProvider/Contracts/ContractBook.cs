using System.Text.Json.Nodes;

namespace EngagementFlows.FakeProvider.Contracts;

/// <summary>The operations of all contracts, found by method and path.</summary>
internal sealed class ContractBook(IReadOnlyList<ContractOperation> operations)
{
    private static readonly string[] Documents = ["twilio-messages", "sendgrid-mail", "sendgrid-erasure"];
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    public static ContractBook Load() => new([.. Documents.Select(Read).SelectMany(Operations)]);

    public ContractOperation? Find(string method, string path, out IReadOnlyDictionary<string, string> values)
    {
        foreach (var operation in operations.Where(operation => operation.Method == method))
        {
            if (operation.Match(path) is { } match)
            {
                values = match;
                return operation;
            }
        }

        values = new Dictionary<string, string>();
        return null;
    }

    /// <summary>Whether the path is known, if only by other methods.</summary>
    public bool Knows(string path) => operations.Any(operation => operation.Match(path) is not null);

    public ContractOperation Operation(string id) => operations.Single(operation => operation.Id == id);

    private static ContractDocument Read(string name)
    {
        using var stream = typeof(ContractBook).Assembly.GetManifestResourceStream($"{name}.openapi.json")
            ?? throw new InvalidOperationException($"The contract {name} is not built in.");
        return new ContractDocument(JsonNode.Parse(stream)!.AsObject());
    }

    private static IEnumerable<ContractOperation> Operations(ContractDocument document) =>
        from path in document.Root["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        where Methods.Contains(method.Key, StringComparer.Ordinal)
        select new ContractOperation(document, path.Key, method.Key.ToUpperInvariant(), path.Value!.AsObject(), method.Value!.AsObject());
}
