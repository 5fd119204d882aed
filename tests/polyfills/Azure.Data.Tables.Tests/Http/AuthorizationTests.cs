using System.Security.Cryptography;
using System.Text;
using EngagementFlows.Testing;

namespace Azure.Data.Tables.Tests.Http;

public class AuthorizationTests
{
    private static readonly Uri Account = new("https://council.table.core.windows.net/");
    private static readonly string Key = Convert.ToBase64String("a key of an account"u8);

    [Fact]
    public async Task The_wrong_key_is_refused_by_the_service()
    {
        var azurite = await Azurite.SharedAsync();
        var client = new TableClient(new Uri($"http://127.0.0.1:{azurite.Port}/{Azurite.AccountName}"), "people", new TableSharedKeyCredential(Azurite.AccountName, Key));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateAsync());

        Assert.Equal(403, failure.Status);
    }

    [Fact]
    public async Task A_key_may_be_changed_while_the_client_is_in_use()
    {
        var azurite = await Azurite.SharedAsync();
        var credential = new TableSharedKeyCredential(Azurite.AccountName, Key);
        var service = new TableServiceClient(new Uri($"http://127.0.0.1:{azurite.Port}/{Azurite.AccountName}"), credential);

        credential.SetAccountKey(Azurite.AccountKey);

        Assert.Equal(204, (await service.CreateTableIfNotExistsAsync(TestTable.NewName())).GetRawResponse().Status);
    }

    [Fact]
    public async Task A_request_is_signed_over_its_date_and_escaped_path()
    {
        var service = new FakeService(FakeService.NoContent());
        var client = new TableClient(Account, "people", new TableSharedKeyCredential("council", Key), service.Options);

        await client.UpsertEntityAsync(new TableEntity("it's 50%", "r"));

        var request = Assert.Single(service.Requests);
        var date = request.Headers.GetValues("x-ms-date").Single();
        var text = $"{date}\n/council/people(PartitionKey='it%27%27s%2050%25',RowKey='r')";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key), Encoding.UTF8.GetBytes(text)));
        Assert.Equal($"SharedKeyLite council:{signature}", request.Headers.GetValues("Authorization").Single());
    }

    [Fact]
    public async Task A_token_is_asked_for_the_storage_service_and_sent()
    {
        var service = new FakeService(FakeService.NoContent(), FakeService.NoContent());
        var token = new FixedToken();

        await new TableClient(Account, "people", token, service.Options).UpsertEntityAsync(new TableEntity("p", "r"));
        await new TableServiceClient(Account, token, service.Options).DeleteTableAsync("people");

        Assert.All(service.Requests, request => Assert.Equal("Bearer the-token", request.Headers.Authorization?.ToString()));
        Assert.All(token.Scopes, scope => Assert.Equal("https://storage.azure.com/.default", scope));
    }

    [Theory]
    [InlineData("AzurePublic", "https://storage.azure.com/.default")]
    [InlineData("AzureChina", "https://storage.azure.cn/.default")]
    [InlineData("AzureGov", "https://storage.azure.us/.default")]
    [InlineData("https://council.table.core.windows.net", "https://council.table.core.windows.net/.default")]
    public async Task The_tokens_audience_may_be_chosen(string audience, string scope)
    {
        var service = new FakeService(FakeService.NoContent());
        var token = new FixedToken();
        var options = service.Options;
        options.Audience = new TableAudience(audience);

        await new TableClient(Account, "people", token, options).UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(scope, Assert.Single(token.Scopes));
    }

    [Fact]
    public async Task A_token_is_never_sent_without_encryption()
    {
        var service = new FakeService(FakeService.NoContent());
        var client = new TableClient(new Uri("http://council.example/"), "people", new FixedToken(), service.Options);

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.UpsertEntityAsync(new TableEntity("p", "r")));
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_shared_access_signature_is_put_behind_every_address()
    {
        var service = new FakeService(FakeService.NoContent(), FakeService.NoContent(), FakeService.NoContent(), FakeService.NoContent());
        var credential = new AzureSasCredential("sv=1&sig=a%2Bb");

        await new TableClient(new Uri(Account, "people"), credential, service.Options).UpsertEntityAsync(new TableEntity("p", "r"));
        credential.Update("sv=2&sig=new");
        await new TableServiceClient(Account, credential, service.Options).DeleteTableAsync("people");
        await new TableClient(new Uri(Account, "people?sv=3&sig=x"), service.Options).UpsertEntityAsync(new TableEntity("p", "r"));
        await new TableServiceClient(new Uri(Account, "?sv=4&sig=y"), service.Options).DeleteTableAsync("people");

        Assert.Equal(["sig=a%2Bb", "sig=new", "sig=x", "sig=y"], service.Requests.Select(request => Signature(request.RequestUri!)));
        Assert.Equal("/people(PartitionKey='p',RowKey='r')", service.Requests[2].RequestUri!.AbsolutePath);
        Assert.All(service.Requests, request => Assert.Null(request.Headers.Authorization));
    }

    [Fact]
    public void A_key_must_be_base64()
    {
        Assert.Throws<FormatException>(() => new TableSharedKeyCredential("council", "not base64!"));
    }

    private static string Signature(Uri address) => address.Query.TrimStart('?').Split('&').Single(pair => pair.StartsWith("sig=", StringComparison.Ordinal));
}
