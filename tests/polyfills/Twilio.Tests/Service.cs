using Microsoft.Extensions.Primitives;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Tests;

/// <summary>What was asked: the host as the client wrote it, and the form in its order.</summary>
internal sealed record Asked(string Method, string Host, string PathAndQuery, IHeaderDictionary Headers, string Body)
{
    public Dictionary<string, string> Form => QueryHelpers.ParseQuery(Body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
}

/// <summary>Stands in for Twilio on a loopback port: the last answer given is given again and again.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Queue<(int Status, string Body)> answers;

    private Service(WebApplication app, IEnumerable<(int Status, string Body)> answers) => (this.app, this.answers) = (app, new(answers));

    public List<Asked> Requests { get; } = [];

    private Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<Service> StartAsync(params (int Status, string Body)[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var service = new Service(builder.Build(), answers);
        service.app.Run(service.AnswerAsync);
        await service.app.StartAsync();
        return service;
    }

    public TwilioRestClient Client(string? region = null, string? edge = null) =>
        new("SKxx", "secret", "ACxx", region, new SystemNetHttpClient(new System.Net.Http.HttpClient(new Detour(Address))), edge);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Requests.Add(new Asked(context.Request.Method, context.Request.Host.Value!, context.Request.Path + context.Request.QueryString, new HeaderDictionary(new Dictionary<string, StringValues>(context.Request.Headers, StringComparer.OrdinalIgnoreCase)), body));
        var (status, text) = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        context.Response.StatusCode = status;
        if (status != 204)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(text);
        }
    }
}

/// <summary>Leads requests for Twilio's hosts to an address, and leaves the Host header as it was.</summary>
internal sealed class Detour(Uri address) : DelegatingHandler(new HttpClientHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Host = $"{request.RequestUri!.Scheme}-{request.RequestUri.Host}";
        request.RequestUri = new Uri(address, request.RequestUri.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
