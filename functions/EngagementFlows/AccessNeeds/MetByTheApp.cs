using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <summary>Needs that messages meet without anybody's help: nobody has to mark them as met. Pure.</summary>
internal static class MetByTheApp
{
    public static bool IsUnmet(this Participant person, AccessNeed need) => need.IsUnmet && !Is(person, need);

    public static bool Is(Participant person, AccessNeed need) => need.Holds && need.Kind != NeedKind.Supporter && How(person, need) is not null;

    /// <summary>What messages do about it; null where they do nothing. The rest is for people.</summary>
    public static string? How(Participant person, AccessNeed need) => !need.Holds ? null : need switch
    {
        { Kind: NeedKind.EasyRead } => "messages come in easy read",
        // A text cannot be set larger.
        { Kind: NeedKind.LargePrint } when person.Details.Email is not null => "emails come in large print",
        { Kind: NeedKind.Language, About: "cy" } when person.Details.Language == Language.Welsh => "messages come in Welsh",
        { Kind: NeedKind.Language, About: "en" } when person.Details.Language == Language.English => "messages come in English",
        { Kind: NeedKind.VoiceCall } when person.WantsCalls => "no texts are sent; where there is no email, calls are asked for in the team's inbox",
        // Whether they come along is for people to see to.
        { Kind: NeedKind.Supporter } when SupporterScope.Of(person).SendsSomething => "the supporter gets copies within their scope",
        { About: AccessNeed.NoCalls } => "nobody is asked to call",
        { About: AccessNeed.ByEmail } when person.Details.PreferredChannel == Channel.Email => "messages go by email",
        { About: AccessNeed.ByText } when person.Details.PreferredChannel == Channel.Sms => "messages go by text",
        _ => null,
    };
}
