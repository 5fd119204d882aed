using Microsoft.Extensions.Primitives;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SendGrid.Tests;

/// <summary>What was asked.</summary>
internal sealed record Asked(string Method, string PathAndQuery, IHeaderDictionary Headers, string Body);

/// <summary>Stands in for SendGrid on a loopback port: the last answer given is given again and again.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Queue<(int Status, string Body)> answers;

    private Service(WebApplication app, IEnumerable<(int Status, string Body)> answers) => (this.app, this.answers) = (app, new(answers));

    public List<Asked> Requests { get; } = [];

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

    public SendGridClientOptions Options(Action<SendGridClientOptions>? more = null)
    {
        var options = new SendGridClientOptions { ApiKey = "SG.key", Host = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() };
        more?.Invoke(options);
        return options;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Requests.Add(new Asked(context.Request.Method, context.Request.Path + context.Request.QueryString, new HeaderDictionary(new Dictionary<string, StringValues>(context.Request.Headers, StringComparer.OrdinalIgnoreCase)), body));
        var (status, text) = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        context.Response.StatusCode = status;
        context.Response.Headers.Append("X-Message-Id", "filter-0001");
        if (status != 204)
        {
            // SendGrid has answered with this charset, which .NET does not know.
            context.Response.Headers.ContentType = "application/json; charset=utf8";
            await context.Response.WriteAsync(text);
        }
    }
}
