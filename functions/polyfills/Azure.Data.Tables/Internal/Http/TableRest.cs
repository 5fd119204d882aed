#nullable enable
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Internal;

/// <summary>The table service's HTTP interface on Azure.Core's pipeline, without retries, signing or transport of its own.</summary>
internal sealed class TableRest
{
    /// <summary>Keys' types are given where JSON would lose them, and links and the rest of the metadata are left out.</summary>
    private const string Json = "application/json;odata=minimalmetadata";
    private static readonly StatusCodeClassifier Ok = new([200, 201, 202, 204]);
    private readonly HttpPipeline pipeline;
    private readonly string version;

    private TableRest(HttpPipeline pipeline, Uri endpoint, string version, string accountName, bool traced)
    {
        this.pipeline = pipeline;
        this.version = version;
        Endpoint = endpoint;
        Root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        AccountName = accountName;
        Traced = traced;
    }

    public Uri Endpoint { get; }

    /// <summary>The account's address without a slash at its end.</summary>
    public string Root { get; }

    public string AccountName { get; }

    public bool Traced { get; }

    public string Version => version;

    public static TableRest Create(Uri endpoint, TableClientOptions? options, HttpPipelinePolicy? authentication, string? accountName = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        options ??= new TableClientOptions();
        var pipelineOptions = new HttpPipelineOptions(options) { RequestFailedDetailsParser = TableErrorParser.Instance };
        if (authentication is not null)
        {
            pipelineOptions.PerRetryPolicies.Add(authentication);
        }

        var account = accountName ?? AccountAddress.NameIn(endpoint);
        return new TableRest(HttpPipelineBuilder.Build(pipelineOptions), endpoint, options.VersionText, account, options.Diagnostics.IsDistributedTracingEnabled);
    }

    public static TableRest Create(ConnectionString connection, TableClientOptions? options) =>
        Create(connection.Endpoint, options, connection.Key is { } key ? new SharedKeyPolicy(key) : new SasPolicy(connection.Sas!), connection.AccountName);

    public HttpMessage Message(RequestMethod method, string address, ReadOnlyMemory<byte> body = default, string contentType = "application/json")
    {
        var message = pipeline.CreateMessage();
        message.ResponseClassifier = Ok;
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(address));
        request.Headers.Add("x-ms-version", version);
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("Accept", Json);
        if (!body.IsEmpty)
        {
            request.Headers.Add("Content-Type", contentType);
            request.Content = RequestContent.Create(body);
        }

        return message;
    }

    /// <summary>Sends the message and answers with what came back; a status that is an error throws, except the one expected.</summary>
    public async Task<Response> SendAsync(HttpMessage message, bool async, CancellationToken cancellation, int expectedError = 0)
    {
        using (message)
        {
            if (async)
            {
                await pipeline.SendAsync(message, cancellation);
            }
            else
            {
                pipeline.Send(message, cancellation);
            }

            var response = message.Response;
            return response.IsError && response.Status != expectedError ? throw new RequestFailedException(response) : response;
        }
    }
}
