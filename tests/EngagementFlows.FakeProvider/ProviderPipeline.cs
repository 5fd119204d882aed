using System.Globalization;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Contracts;
using EngagementFlows.FakeProvider.Control;
using EngagementFlows.FakeProvider.Faults;
using EngagementFlows.FakeProvider.Hosting;
using EngagementFlows.FakeProvider.SendGrid;
using EngagementFlows.FakeProvider.Twilio;

namespace EngagementFlows.FakeProvider;

/// <summary>What every call goes through: found, authorised, held to its contract, met by a fault or answered.</summary>
internal sealed class ProviderPipeline(
    ContractBook contracts, LedgerBook ledger, FaultBook faults, ProviderClock clock, ConnectionGate gate, TwilioApi twilio, SendGridApi sendGrid)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value!);
        if (context.Request.Headers[FakeProviderClient.TimeHeader] is [{ } time])
        {
            clock.Set(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));
        }

        try
        {
            IProviderApi api = path.StartsWith("/v3/", StringComparison.Ordinal) ? sendGrid : twilio;
            var operation = contracts.Find(method, path, out var values);
            if (operation is null || api.OperationName(operation.Id) is not { } name)
            {
                ledger.Violate(method, path, "Nothing expects this call.");
                await FaultyAnswer.WriteAsync(context, null, api.Failing(operation is null && contracts.Knows(path) ? 405 : 404));
                return;
            }

            ledger.Attempt(api.Name, name);
            await AnswerAsync(context, api, name, await RequestReader.ReadAsync(context, operation, values));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has given up, which is their answer.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            // A fault of the fake must fail the test that met it, rather than pass for a provider's bad day.
            ledger.Violate(method, path, $"The fake provider failed: {fault}");
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private async Task AnswerAsync(HttpContext context, IProviderApi api, string name, ProviderRequest request)
    {
        if (api.Unauthorised(request) is { } unauthorised)
        {
            await RefuseAsync(context, api, name, request, unauthorised, null);
            return;
        }

        if (ContractCheck.Faults(request) is { Count: > 0 } broken)
        {
            ledger.Violate(request.Http.Method, request.Http.Path.Value!, [.. broken.Select(static fault => fault.ToString())]);
            await RefuseAsync(context, api, name, request, api.Violating(broken), null);
            return;
        }

        var rule = faults.Meet(api.Name, name, api.To(request));
        if (rule is not null && FaultyAnswer.IsSilentRefusal(rule.Fault))
        {
            ledger.Refuse(Refusal(api, name, request, 0, null, rule));
            await FaultyAnswer.WithholdAsync(context, rule, gate);
            return;
        }

        if (rule is not null && api.Failing(rule) is { } failing)
        {
            await RefuseAsync(context, api, name, request, failing, rule);
            return;
        }

        var answer = api.Answer(request, rule);
        if (answer.Status >= 400)
        {
            await RefuseAsync(context, api, name, request, answer, rule);
            return;
        }

        await FaultyAnswer.WriteAsync(context, rule, rule?.Fault == FaultKind.ServerErrorAfter ? api.Failing(500) : answer);
    }

    private async Task RefuseAsync(HttpContext context, IProviderApi api, string name, ProviderRequest request, ProviderAnswer answer, FaultRule? rule)
    {
        ledger.Refuse(Refusal(api, name, request, answer.Status, answer.Code, rule));
        await FaultyAnswer.WriteAsync(context, rule, answer);
    }

    private Refusal Refusal(IProviderApi api, string name, ProviderRequest request, int status, int? code, FaultRule? rule) =>
        new(clock.Now, api.Name, name, status, code, api.To(request), api.Key(request), rule?.Fault);
}
