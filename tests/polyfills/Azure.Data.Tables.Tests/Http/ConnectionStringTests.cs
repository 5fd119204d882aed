namespace Azure.Data.Tables.Tests.Http;

public class ConnectionStringTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1/people", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;", "http://127.0.0.1:10002/devstoreaccount1/people", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://10.0.0.1", "http://10.0.0.1:10002/devstoreaccount1/people", "devstoreaccount1")]
    [InlineData("AccountName=a;AccountKey=aGVsbG8=", "https://a.table.core.windows.net/people", "a")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=aGVsbG8=;EndpointSuffix=core.windows.net", "http://a.table.core.windows.net/people", "a")]
    [InlineData("AccountName=a;AccountKey=aGVsbG8=;EndpointSuffix=core.chinacloudapi.cn", "https://a.table.core.chinacloudapi.cn/people", "a")]
    [InlineData("AccountName=a;AccountKey=aGVsbG8=;TableEndpoint=http://127.0.0.1:5/a;", "http://127.0.0.1:5/a/people", "a")]
    [InlineData("accountname=a;accountkey=aGVsbG8=;tableendpoint=https://a.example/", "https://a.example/people", "a")]
    [InlineData("BlobEndpoint=http://x;AccountName=a;AccountKey=aGVsbG8=", "https://a.table.core.windows.net/people", "a")]
    [InlineData("TableEndpoint=https://a.example/;SharedAccessSignature=sv=1&sig=z", "https://a.example/people", "a")]
    [InlineData("AccountName=a;SharedAccessSignature=sv=1&sig=z", "https://a.table.core.windows.net/people", "a")]
    public void An_account_is_found(string connectionString, string address, string account)
    {
        var client = new TableClient(connectionString, "people");

        Assert.Equal(address, client.Uri.AbsoluteUri);
        Assert.Equal(account, client.AccountName);
        Assert.Equal("people", client.Name);
        Assert.Equal(account, new TableServiceClient(connectionString).AccountName);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=false")]
    [InlineData("AccountName=a")]
    [InlineData("AccountKey=aGVsbG8=;TableEndpoint=http://127.0.0.1/a")]
    [InlineData("TableEndpoint=https://a.example/")]
    [InlineData("")]
    public void Too_little_to_connect_with_is_refused(string connectionString)
    {
        Assert.Throws<ArgumentException>(() => new TableClient(connectionString, "people"));
        Assert.Throws<ArgumentException>(() => new TableServiceClient(connectionString));
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("AccountName=a;AccountName=b;AccountKey=aGVsbG8=")]
    public void What_is_no_list_of_settings_is_refused(string connectionString)
    {
        Assert.Throws<InvalidOperationException>(() => new TableClient(connectionString, "people"));
    }

    [Fact]
    public void A_key_that_is_not_base64_is_refused()
    {
        Assert.Throws<FormatException>(() => new TableServiceClient("AccountName=a;AccountKey=not base64!"));
    }

    [Fact]
    public void A_connection_string_and_a_table_name_must_be_given()
    {
        Assert.Throws<ArgumentNullException>(() => new TableClient((string)null!, "people"));
        Assert.Throws<ArgumentNullException>(() => new TableServiceClient((string)null!));
        Assert.Throws<ArgumentNullException>(() => new TableClient("UseDevelopmentStorage=true", null));
        Assert.Throws<ArgumentException>(() => new TableClient("UseDevelopmentStorage=true", string.Empty));
    }

    [Fact]
    public void An_address_with_a_table_and_a_signature_is_taken_apart()
    {
        var client = new TableClient(new Uri("https://council.table.core.windows.net/people?sv=1&sig=x"));

        Assert.Equal("people", client.Name);
        Assert.Equal("council", client.AccountName);
        Assert.Equal("https://council.table.core.windows.net/people", client.Uri.AbsoluteUri);
        Assert.Equal("people", new TableClient(new Uri("http://127.0.0.1:10002/devstoreaccount1/people"), new AzureSasCredential("sig=x")).Name);
    }
}
