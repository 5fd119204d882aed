using EngagementFlows.OpenApi.Tests.Description;
using EngagementFlows.OpenApi.Tests.Tour;

namespace EngagementFlows.OpenApi.Tests;

/// <summary>The app answers what the document says, and nothing else.</summary>
public sealed class OpenApiAnswersTests(GrandTour tour) : IClassFixture<GrandTour>
{
    /// <summary>Every operation, status and media type of the document.</summary>
    public static TheoryData<string, int, string> DocumentedAnswers { get; } = Documented();

    [Theory]
    [MemberData(nameof(DocumentedAnswers))]
    public async Task Every_documented_answer_is_given_and_is_as_described(string operation, int status, string mediaType)
    {
        var seen = tour.Exchanges.Where(one => one.Call.Operation == operation).ToList();
        var answers = seen.Where(one => one.Status == status && one.MediaType == mediaType).ToList();
        Assert.True(answers.Count > 0, $"{operation} never answered {status} with {mediaType}, but: {string.Join("\n", seen)}");

        var response = ApiDescription.Operation(operation).Responses.Single(one => one.Status == status).Response;
        foreach (var answer in answers)
        {
            Assert.Equal([], mediaType.Length > 0 ? await SchemaCheck.FaultsAsync(response["content"]![mediaType]!["schema"]!, mediaType, answer.Body)
                : answer.Body.Length > 0 ? ["A body where none is described."] : []);
            Assert.All(response["headers"]?.AsObject() ?? [], header => Assert.Contains(header.Key, answer.Headers));
        }
    }

    [Fact]
    public void No_answer_is_given_that_the_document_leaves_out() =>
        Assert.All(tour.Exchanges, answer => Assert.True(
            answer.Operation.Responses.Any(one => one.Status == answer.Status && (DescribedOperation.ContentOf(one.Response) is { Count: > 0 } content ? content.ContainsKey(answer.MediaType) : answer.MediaType.Length == 0)),
            $"The document leaves out: {answer}"));

    [Fact]
    public async Task Every_body_that_was_taken_is_as_described()
    {
        var taken = tour.Exchanges.Where(one => one is { Status: < 300, Call.Body: not null }).ToList();
        Assert.Equal(
            ApiDescription.Operations.Where(operation => operation.RequestContent is not null).Select(operation => operation.Id).Order(StringComparer.Ordinal),
            taken.Select(one => one.Call.Operation).Distinct().Order(StringComparer.Ordinal));
        foreach (var one in taken)
        {
            var mediaType = one.Call.ContentType.Split(';')[0];
            var schema = one.Operation.RequestContent![mediaType]!["schema"]!;
            Assert.Empty(await SchemaCheck.FaultsAsync(schema, mediaType, one.Call.Body!));
        }
    }

    [Fact]
    public void The_hosts_endpoints_are_the_documents_operations() =>
        Assert.Equal(ApiDescription.Operations.Select(operation => operation.Line).Order(StringComparer.Ordinal), tour.Endpoints.Order(StringComparer.Ordinal));

    private static TheoryData<string, int, string> Documented()
    {
        var answers = new TheoryData<string, int, string>();
        foreach (var operation in ApiDescription.Operations)
        {
            foreach (var (status, response) in operation.Responses)
            {
                foreach (var mediaType in DescribedOperation.ContentOf(response).Select(content => content.Key).DefaultIfEmpty(""))
                {
                    answers.Add(operation.Id, status, mediaType);
                }
            }
        }

        return answers;
    }
}
