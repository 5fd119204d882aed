using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EngagementFlows.OpenApi.Tests.Description;

namespace EngagementFlows.OpenApi.Tests.Tour;

/// <summary>Calls operations where the document says they are, and remembers every answer.</summary>
public sealed class Caller(HttpClient http)
{
    private readonly List<Exchange> exchanges = [];

    public IReadOnlyList<Exchange> Exchanges => exchanges;

    public async Task<Exchange> SendAsync(Call call)
    {
        var operation = ApiDescription.Operation(call.Operation);
        var path = operation.Path.Replace("{id}", Uri.EscapeDataString(call.Campaign), StringComparison.Ordinal)
            .Replace("{pid}", Uri.EscapeDataString(call.Participant), StringComparison.Ordinal)
            .Replace("{itemId}", Uri.EscapeDataString(call.Item), StringComparison.Ordinal)
            .Replace("{template}", Uri.EscapeDataString(call.Template), StringComparison.Ordinal)
            .Replace("{purpose}", call.Purpose, StringComparison.Ordinal)
            .Replace("{key}", call.Key, StringComparison.Ordinal)
            .Replace("{need}", Uri.EscapeDataString(call.Need), StringComparison.Ordinal)
            .Replace("{question}", Uri.EscapeDataString(call.Question), StringComparison.Ordinal)
            .Replace("{sender}", call.Sender, StringComparison.Ordinal)
            .Replace("{token}", call.Token, StringComparison.Ordinal)
            .Replace("{secret}", call.Token, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), path + call.Query);
        if (call.Body is not null)
        {
            request.Content = new StringContent(call.Body, Encoding.UTF8, MediaTypeHeaderValue.Parse(call.ContentType));
            // A body that is refused for its size is not sent, so that the answer is not lost in it.
            request.Headers.ExpectContinue = true;
        }

        if (call.IfMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", call.IfMatch);
        }

        foreach (var (name, value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (call.Accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", call.Accept);
        }

        using var answer = await http.SendAsync(request);
        var exchange = new Exchange(
            call,
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType ?? "",
            answer.Headers.Select(header => header.Key).ToHashSet(StringComparer.OrdinalIgnoreCase),
            await answer.Content.ReadAsStringAsync());
        exchanges.Add(exchange);
        return exchange;
    }

    /// <summary>The answer's JSON.</summary>
    public async Task<JsonNode> ReadAsync(Call call) => JsonNode.Parse((await SendAsync(call)).Body)!;
}
