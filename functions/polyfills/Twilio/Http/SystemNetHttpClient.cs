using System.Net.Http.Headers;
using Twilio.Internal;

namespace Twilio.Http;

/// <summary>Sends over System.Net.Http: once, without a retry. Without a client given, redirects are not followed.</summary>
public class SystemNetHttpClient(System.Net.Http.HttpClient httpClient = null) : HttpClient
{
    private readonly System.Net.Http.HttpClient client = httpClient ?? new(new HttpClientHandler { AllowAutoRedirect = false });

    public override Response MakeRequest(Request request) => MakeRequestAsync(request).GetAwaiter().GetResult();

    public override async Task<Response> MakeRequestAsync(Request request)
    {
        using var message = Message(request);
        LastRequest = request;
        LastResponse = null;

        using var answer = await client.SendAsync(message).ConfigureAwait(false);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync().ConfigureAwait(false));
        var response = new Response(answer.StatusCode, await reader.ReadToEndAsync().ConfigureAwait(false), answer.Headers);
        LastResponse = response;
        return response;
    }

    private HttpRequestMessage Message(Request request)
    {
        var message = new HttpRequestMessage(new System.Net.Http.HttpMethod(request.Method.ToString()), request.ConstructUrl());
        if (request.Username is not null && request.Password is not null)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Authentication(request.Username, request.Password));
        }

        message.Headers.Accept.Add(new("application/json"));
        message.Headers.AcceptEncoding.Add(new("utf-8"));
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent.With(request.UserAgentExtensions));
        foreach (var (name, value) in request.HeaderParams)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Content = request.Method.Equals(HttpMethod.Get) ? null : new FormUrlEncodedContent(request.PostParams);
        return message;
    }
}
