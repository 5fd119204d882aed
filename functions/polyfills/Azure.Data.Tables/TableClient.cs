using System.Linq.Expressions;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Internal;

namespace Azure.Data.Tables;

/// <summary>Reads and writes one table.</summary>
public partial class TableClient
{
    private readonly TableRest rest;
    private readonly Scope scope;

    public TableClient(Uri endpoint, TableClientOptions options = null)
        : this(endpoint, options, authentication: null)
    {
    }

    public TableClient(Uri endpoint, AzureSasCredential credential, TableClientOptions options = null)
        : this(endpoint, options, new SasPolicy(Given(credential, nameof(credential))))
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, options: null)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null)
        : this(TableRest.Create(endpoint, options, new SharedKeyPolicy(Given(credential, nameof(credential))), credential.AccountName), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(TableRest.Create(endpoint, options, Bearer(tokenCredential, options)), tableName)
    {
    }

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, options: null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions options = null)
        : this(TableRest.Create(ConnectionString.Parse(connectionString), options), tableName)
    {
    }

    internal TableClient(TableRest rest, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        this.rest = rest;
        Name = tableName;
        scope = new Scope(nameof(TableClient), rest.Traced);
    }

    /// <summary>For mocks, which override what they need.</summary>
    protected TableClient()
    {
    }

    private TableClient(Uri address, TableClientOptions options, HttpPipelinePolicy authentication)
    {
        var (endpoint, name) = AccountAddress.Split(address);
        var signature = new UriBuilder(endpoint).Query.TrimStart('?');
        authentication ??= signature.Length > 0 ? new SasPolicy(new AzureSasCredential(signature)) : null;
        rest = TableRest.Create(endpoint, options, authentication);
        Name = name;
        scope = new Scope(nameof(TableClient), rest.Traced);
    }

    public virtual string Name { get; }

    public virtual string AccountName => rest.AccountName;

    /// <summary>The table's address, without a signature.</summary>
    public virtual Uri Uri => new(EntityAddress.Table(rest, Name));

    public static string CreateQueryFilter(FormattableString filter) => filter is null ? null : ODataLiteral.Format(filter);

    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter) => FilterTranslator.Translate(Given(filter, nameof(filter)));

    internal static HttpPipelinePolicy Bearer(TokenCredential credential, TableClientOptions options)
    {
        var audience = options?.Audience ?? TableAudience.AzurePublicCloud;
        return new BearerTokenAuthenticationPolicy(Given(credential, "tokenCredential"), audience.Scope);
    }

    internal static T Given<T>(T value, string name)
        where T : class
    {
        return value ?? throw new ArgumentNullException(name);
    }
}
