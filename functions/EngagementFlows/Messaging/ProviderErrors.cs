using System.Collections.Frozen;
using System.Globalization;

namespace EngagementFlows.Messaging;

/// <summary>What follows from the providers' error codes (Twilio's documentation, November 2026) and from SendGrid's events.</summary>
public static class ProviderErrors
{
    private static readonly FrozenDictionary<string, FaultClass> Classes = Table(
        (FaultClass.OptedOut, "21610 dropped:unsubscribed dropped:spam"),
        (FaultClass.BadAddress, "21211 21614 30005 30006 21612 bounce dropped:bounced dropped:invalid"),
        (FaultClass.Temporary, "30001 30003 21611 14107 20429 30022 30410 63018 429 blocked connection"),
        (FaultClass.TemporaryOnce, "30008"),
        (FaultClass.Blocked, "30004 30007 30023"),
        (FaultClass.Configuration, "20003 20404 21408 21606 21608 21703 21704 21705 30002 21617 401 403"));

    /// <param name="code">A provider's code, an HTTP status, or the word of an event; what is unknown is looked at by people, not tried blindly.</param>
    public static FaultClass ClassOf(string? code) =>
        code is not null && Classes.TryGetValue(code, out var known) ? known : FaultClass.Blocked;

    public static FaultClass ClassOf(int code) => ClassOf(code.ToString(CultureInfo.InvariantCulture));

    /// <summary>For the team: what the class means for them.</summary>
    public static string Advice(FaultClass fault) => fault switch
    {
        FaultClass.OptedOut => "the person has told the provider to stop",
        FaultClass.BadAddress => "the contact takes no messages; ask the person for another",
        FaultClass.Blocked => "the provider refused or filtered it; look at its wording and at the contact",
        FaultClass.Configuration => "the sender is set up wrongly",
        _ => "it did not get through",
    };

    private static FrozenDictionary<string, FaultClass> Table(params ReadOnlySpan<(FaultClass Class, string Codes)> rows)
    {
        var table = new Dictionary<string, FaultClass>(StringComparer.Ordinal);
        foreach (var (fault, codes) in rows)
        {
            foreach (var code in codes.Split(' '))
            {
                table.Add(code, fault);
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
