using System.Text.Json;
using Twilio.Internal;
using Twilio.Rest;

namespace Twilio.Base;

/// <summary>A part of a list, and where the next part is.</summary>
public class Page<T>
    where T : Resource
{
    private readonly string next;
    private readonly string previous;

    private Page(List<T> records, int pageSize, string next, string previous)
    {
        Records = records;
        PageSize = pageSize;
        this.next = next;
        this.previous = previous;
    }

    public List<T> Records { get; }

    public int PageSize { get; }

    /// <exception cref="JsonException">The answer is no list. The real package lets its own JSON library's exception through here.</exception>
    public static Page<T> FromJson(string recordKey, string json) => Json.Read(json, page =>
    {
        var records = page.List(recordKey, Resources.Reader<T>()) ?? throw new JsonException($"There is no \"{recordKey}\" in the answer.");
        return new Page<T>(records, page.Int("page_size") ?? records.Count, page.Text("next_page_uri"), page.Text("previous_page_uri"));
    }) ?? throw new JsonException("The answer is empty.");

    public bool HasNextPage() => !string.IsNullOrEmpty(next);

    internal string GetNextPageUrl(Domain domain) => domain.Address(next);

    internal string GetPreviousPageUrl(Domain domain) => domain.Address(previous);
}
