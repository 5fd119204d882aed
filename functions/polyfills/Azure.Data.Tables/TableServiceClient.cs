using System.Linq.Expressions;
using Azure.Core;
using Azure.Data.Tables.Internal;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The tables of one account.</summary>
public partial class TableServiceClient
{
    private readonly TableRest rest;
    private readonly Scope scope;

    public TableServiceClient(string connectionString)
        : this(connectionString, options: null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions options = null)
        : this(TableRest.Create(ConnectionString.Parse(connectionString), options))
    {
    }

    public TableServiceClient(Uri endpoint, TableClientOptions options = null)
        : this(TableRest.Create(endpoint, options, Signed(endpoint)))
    {
    }

    public TableServiceClient(Uri endpoint, AzureSasCredential credential)
        : this(endpoint, credential, options: null)
    {
    }

    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions options = null)
        : this(TableRest.Create(endpoint, options, new SasPolicy(TableClient.Given(credential, nameof(credential)))))
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, options: null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options)
        : this(TableRest.Create(endpoint, options, new SharedKeyPolicy(TableClient.Given(credential, nameof(credential))), credential.AccountName))
    {
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(TableRest.Create(endpoint, options, TableClient.Bearer(tokenCredential, options)))
    {
    }

    /// <summary>For mocks, which override what they need.</summary>
    protected TableServiceClient()
    {
    }

    private TableServiceClient(TableRest rest)
    {
        this.rest = rest;
        scope = new Scope(nameof(TableServiceClient), rest.Traced);
    }

    public virtual string AccountName => rest.AccountName;

    public virtual Uri Uri => new(rest.Endpoint.GetLeftPart(UriPartial.Path));

    public static string CreateQueryFilter(FormattableString filter) => TableClient.CreateQueryFilter(filter);

    public static string CreateQueryFilter(Expression<Func<TableItem, bool>> filter) => TableClient.CreateQueryFilter(filter);

    /// <summary>A client of one table, whether that exists or not, on this client's pipeline.</summary>
    public virtual TableClient GetTableClient(string tableName) => new(rest, tableName);

    private static SasPolicy Signed(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.Query.Length > 1 ? new SasPolicy(new AzureSasCredential(endpoint.Query[1..])) : null;
    }
}
