using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.LocalHost.Tests.Samples;

public sealed class NearRoutes
{
    [Function("NearText")]
    public static IResult Text([HttpTrigger("get", Route = "people/all")] HttpRequest request) => Results.Text("text" + request.QueryString);

    [Function("NearNumber")]
    public static IResult Number([HttpTrigger("get", Route = "people/{id:int}")] HttpRequest request) => Results.Text("number" + request.QueryString);

    [Function("NearName")]
    public static IResult Name([HttpTrigger("get", Route = "people/{name}")] HttpRequest request) => Results.Text("name" + request.QueryString);

    [Function("NearMethod")]
    public static IResult Method([HttpTrigger("put", Route = "people/{who}")] HttpRequest request) => Results.Text("put" + request.QueryString);
}
