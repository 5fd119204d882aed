using EngagementFlows.FakeProvider.Control;

namespace EngagementFlows.FakeProvider.Twilio;

/// <summary>Redacts, cancels and deletes messages.</summary>
internal static class ChangeMessage
{
    /// <summary><c>POST Messages/{Sid}.json</c>: an empty <c>Body</c> redacts, <c>Status=canceled</c> cancels what is scheduled.</summary>
    public static ProviderAnswer Update(ProviderRequest request, TwilioStore store, LedgerBook ledger, ProviderClock clock)
    {
        var sid = request.PathValues["Sid"];
        if (request.Field("Body") is { Length: > 0 })
        {
            return TwilioError.Answer(400, 20001, "The body of a message can only be removed: Body must be empty.");
        }

        if (request.Field("Status") is not null && store.Find(sid)!.Status != "scheduled")
        {
            return TwilioError.Answer(20009);
        }

        if (request.Field("Status") is not null)
        {
            ledger.Change(sid, "canceled");
            store.Change(sid, message => message with { Status = "canceled", Updated = clock.Now });
        }

        if (request.Field("Body") is not null)
        {
            ledger.Change(sid, "redacted");
            store.Change(sid, message => message with { Body = "", Updated = clock.Now });
        }

        return new ProviderAnswer(200, store.Find(sid)!.ToJson());
    }

    /// <summary><c>DELETE Messages/{Sid}.json</c></summary>
    public static ProviderAnswer Delete(ProviderRequest request, TwilioStore store, LedgerBook ledger)
    {
        var sid = request.PathValues["Sid"];
        store.Delete(sid);
        ledger.Change(sid, "deleted");
        return new ProviderAnswer(204);
    }
}
