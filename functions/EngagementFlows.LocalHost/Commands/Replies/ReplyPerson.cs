using System.Globalization;
using EngagementFlows.Messaging;

namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>
/// A made-up person: one who writes a labelled reply, or one who only holds a place for a while. Numbers are of the range that Ofcom keeps
/// for drama, and everybody's are different: people who share a contact are read otherwise.
/// </summary>
/// <param name="Reply">What they write; null for who only holds a place.</param>
internal sealed record ReplyPerson(int Number, LabelledReply? Reply)
{
    /// <summary>No more people have a number of their own; ours and the team's are among the thousand, too.</summary>
    public const int Most = 990;

    /// <summary>In no word of any language, since a name in a reply says who writes.</summary>
    public string Name { get; } = $"Zo{Letter(Number / 676)}{Letter(Number / 26)}{Letter(Number)}q Vexworth";

    public string? Phone { get; } = Reply is null ? null : string.Create(CultureInfo.InvariantCulture, $"+447700900{Number:D3}");

    public string Email { get; } = string.Create(CultureInfo.InvariantCulture, $"person{Number}@example.org");

    public IEnumerable<string> Addresses => Phone is null ? [Email] : [Phone, Email];

    /// <summary>Whoever answers by email was asked by email.</summary>
    public string Prefers => Reply is null or { Channel: Channel.Email } ? "email" : "text";

    /// <summary>In which they are written to: who mixes the two gets English.</summary>
    public string Language => Reply?.Language == "cy" ? "cy" : "en";

    private static char Letter(int number) => (char)('a' + (number % 26));
}
