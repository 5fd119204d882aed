using EngagementFlows.LocalHost.Functions;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.LocalHost.Tests.Samples;

namespace EngagementFlows.LocalHost.Tests;

public sealed class RefusedShapeTests
{
    [Theory]
    [InlineData(typeof(NoTrigger), "Idle: no parameter has a trigger")]
    [InlineData(typeof(UnknownTrigger), "Pigeon: the trigger [PigeonTrigger] is unknown")]
    [InlineData(typeof(TwoTriggers), "Both: it has 2 triggers (HttpTrigger, TimerTrigger)")]
    [InlineData(typeof(PrivateMethod), "Hidden: PrivateMethod.Run is not public")]
    [InlineData(typeof(PrivateClass), "Inside: the class PrivateClass is not public")]
    [InlineData(typeof(AsyncVoid), "Forgets: an async method that returns void")]
    [InlineData(typeof(ReturnsValueTask), "Quick: the Functions worker does not await a ValueTask")]
    [InlineData(typeof(ByReference), "Refers: parameters passed by reference")]
    [InlineData(typeof(Generic<>), "Any: Generic`1.Run is generic")]
    [InlineData(typeof(Abstract), "Vague: the class Abstract is abstract")]
    [InlineData(typeof(TwoConstructors), "Undecided: the class TwoConstructors has 2 public constructors")]
    [InlineData(typeof(WholeRetry), "Again: retries of whole functions")]
    [InlineData(typeof(Output), "Sends: output bindings are not supported")]
    [InlineData(typeof(BadName), "1st-function: a function's name starts with a letter")]
    [InlineData(typeof(SameNames), "the function name TWIN is used 2 times (TWIN, Twin;")]
    [InlineData(typeof(SameRoutes), "ById: its route api/People/{id} answers the same requests as that of ByName (api/people/{name})")]
    [InlineData(typeof(BadRoute), "Lost: its route api/people/{id is no route template")]
    [InlineData(typeof(UnknownConstraint), "Picky: its route api/people/{id:postcode} has the constraint postcode, which is unknown")]
    [InlineData(typeof(RouteSettingMissing), "Somewhere: its route names the setting %NOWHERE%")]
    [InlineData(typeof(HttpRequestDataStyle), "OldStyle: parameter request has the type HttpRequestData, which an [HttpTrigger] parameter cannot have here: take Microsoft.AspNetCore.Http.HttpRequest")]
    [InlineData(typeof(PlainResult), "Poco: it returns Seat, and the ASP.NET Core integration writes IActionResult and IResult only")]
    [InlineData(typeof(ActionResultOfT), "Mvc: it returns ActionResult<Seat>")]
    [InlineData(typeof(HttpParameter), "Wants: parameter day has the type DateOnly, which a request cannot fill")]
    [InlineData(typeof(BareClient), "Starts: parameter client has the type DurableTaskClient")]
    [InlineData(typeof(ClientOfAnotherType), "Begins: parameter client has the type Object, where [DurableClient] gives DurableTaskClient")]
    [InlineData(typeof(InputBinding), "Reads: parameter message has the binding [PigeonInput]")]
    [InlineData(typeof(BadCron), "Crooked: its schedule \"0 61 * * * *\" cannot be read")]
    [InlineData(typeof(TooFewFields), "Short: its schedule \"0 *\" cannot be read: it has 2 fields")]
    [InlineData(typeof(NeverDue), "Never: its schedule \"0 0 0 30 2 *\" cannot be read: no such date ever comes")]
    [InlineData(typeof(NoInterval), "Busy: its schedule \"00:00:00\" cannot be read: an interval must be longer than nothing")]
    [InlineData(typeof(ScheduleSettingMissing), "Sometime: its schedule names the setting %WHENEVER%")]
    [InlineData(typeof(TimerParameter), "Ticks: parameter timer has the type String, which a [TimerTrigger] parameter cannot have here: take TimerInfo")]
    [InlineData(typeof(OrchestrationParameter), "Conducts: parameter context has the type String, which an [OrchestrationTrigger] parameter cannot have: take TaskOrchestrationContext")]
    [InlineData(typeof(OrchestratorWithClient), "Meddles: an orchestrator cannot use a durable client")]
    [InlineData(typeof(TwoInputs), "Greedy: parameter second has the type Int32, which an orchestrator cannot fill")]
    [InlineData(typeof(ActivityParameter), "Acts: parameter colour has the type String, which an activity cannot fill")]
    public void A_shape_that_cannot_be_run_stops_the_start_with_its_name_and_the_reason(Type shape, string reason)
    {
        var refusal = Assert.Throws<FunctionShapeException>(() => LocalHostApp.Build(SampleHost.Options(shape)));

        Assert.Contains(reason, Assert.Single(refusal.Problems), StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_all_functions_are_told_at_once()
    {
        var refusal = Assert.Throws<FunctionShapeException>(() =>
            LocalHostApp.Build(SampleHost.Options(typeof(Requests), typeof(BadCron), typeof(SameRoutes), typeof(PrivateClass))));

        Assert.Equal(3, refusal.Problems.Count);
        Assert.StartsWith("EngagementFlows.LocalHost.Tests cannot start, for 3 reasons:", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Routes_that_differ_in_text_constraint_or_method_do_not_conflict()
    {
        await using var host = await SampleHost.StartAsync(typeof(NearRoutes));

        Assert.Equal("text", await host.Http.GetStringAsync("/api/people/all"));
        Assert.Equal("number", await host.Http.GetStringAsync("/api/people/7"));
        Assert.Equal("name", await host.Http.GetStringAsync("/api/people/ada"));
    }
}
