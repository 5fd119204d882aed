using System.Net;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Tests.Http;

public class ErrorTests
{
    private const string Body = """{"odata.error":{"code":"PropertyValueTooLarge","message":{"lang":"en-US","value":"It is too large."}}}""";

    [Fact]
    public async Task The_code_and_message_are_read_from_the_body()
    {
        var failure = await FailAsync(FakeService.Error(HttpStatusCode.BadRequest, Body));

        Assert.Equal((400, "PropertyValueTooLarge"), (failure.Status, failure.ErrorCode));
        Assert.Contains("It is too large.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(400, failure.GetRawResponse()!.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>a proxy's page</html>")]
    [InlineData("[1]")]
    [Trait(Only.Trait, Only.Polyfill)] // The real client leaves the header out of account, and the code empty.
    public async Task A_body_that_says_nothing_leaves_the_status_and_the_header(string body)
    {
        var failure = await FailAsync(FakeService.Error(HttpStatusCode.NotFound, body, "TableNotFound"));

        Assert.Equal(404, failure.Status);
        Assert.Equal("TableNotFound", failure.ErrorCode);
    }

    [Fact]
    public async Task A_transaction_may_be_refused_as_a_whole_request()
    {
        var service = new FakeService(FakeService.Error(HttpStatusCode.Forbidden, """{"odata.error":{"code":"AuthorizationPermissionMismatch","message":{"value":"No."}}}"""));

        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(() => Client(service).SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", "r"))]));

        Assert.Equal(403, failure.Status);
        Assert.Equal(TableErrorCode.AuthorizationPermissionMismatch, failure.ErrorCode);
    }

    [Fact]
    public async Task A_table_that_is_being_deleted_is_not_taken_for_one_that_exists()
    {
        var service = new FakeService(FakeService.Error(HttpStatusCode.Conflict, """{"odata.error":{"code":"TableBeingDeleted","message":{"value":"Wait."}}}""", "TableBeingDeleted"));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Client(service).CreateIfNotExistsAsync());

        Assert.Equal(TableErrorCode.TableBeingDeleted, failure.ErrorCode);
    }

    [Fact]
    public void Error_codes_compare_with_strings_without_case()
    {
        TableErrorCode own = "OwnCode";

        Assert.True(TableErrorCode.EntityTooLarge == "entitytoolarge");
        Assert.True("EntityTooLarge" == TableErrorCode.EntityTooLarge);
        Assert.True("OwnCode" != TableErrorCode.EntityTooLarge);
        Assert.True(own != TableErrorCode.EntityTooLarge);
        Assert.Equal(new TableErrorCode("owncode"), own);
        Assert.Equal("OwnCode", own.ToString());
        Assert.All(typeof(TableErrorCode).GetProperties(), code => Assert.Equal(code.Name, code.GetValue(null)!.ToString()));
    }

    private static Task<RequestFailedException> FailAsync(HttpResponseMessage answer) =>
        Assert.ThrowsAsync<RequestFailedException>(() => Client(new FakeService(answer)).UpsertEntityAsync(new TableEntity("p", "r")));

    private static TableClient Client(FakeService service) =>
        new(new Uri("https://council.table.core.windows.net/"), "people", new TableSharedKeyCredential("council", "aGVsbG8="), service.Options);
}
