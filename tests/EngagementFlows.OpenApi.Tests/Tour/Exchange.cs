using EngagementFlows.OpenApi.Tests.Description;

namespace EngagementFlows.OpenApi.Tests.Tour;

/// <summary>A request, by the operation's name in the document.</summary>
public sealed record Call(string Operation)
{
    public string Campaign { get; init; } = "";
    public string Participant { get; init; } = "";
    public string Item { get; init; } = "no-such-item";
    public string Template { get; init; } = "tentative";
    public string Query { get; init; } = "";
    public string? Body { get; init; }
    public string ContentType { get; init; } = "application/json";
    public string? IfMatch { get; init; }
    public string? Accept { get; init; }

    /// <summary>What stands in the path's <c>{token}</c> or <c>{secret}</c>.</summary>
    public string Token { get; init; } = "";

    public string Need { get; init; } = "interpreter";

    public string Question { get; init; } = "opening-question";

    public string Sender { get; init; } = "sms";

    public string Purpose { get; init; } = "photo";
    public string Key { get; init; } = "";
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}

/// <summary>A request and what it was answered.</summary>
public sealed record Exchange(Call Call, int Status, string MediaType, IReadOnlySet<string> Headers, string Body)
{
    public DescribedOperation Operation => ApiDescription.Operation(Call.Operation);

    public override string ToString() => $"{Call.Operation} {Status} {MediaType}: {Body}";
}
