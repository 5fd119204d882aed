using System.Text.RegularExpressions;

namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>How a reply is treated: a set of labels, written <c>no+team</c>. Two are the same whatever the order of their labels.</summary>
internal sealed partial class Treatment : IEquatable<Treatment>
{
    public const string Team = "team";
    public const string Automatic = "automatic";
    public const string Start = "start";

    private const char Between = '+';

    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "stop-all", "stop-sms", "stop-email", "stop-reminders", Start,
        "yes", "no", "maybe", "consent-yes", "consent-no", "answer", "need",
        "late", "wrong-person", "bereavement", "safeguarding", "thanks", Automatic, Team,
        "ask:when", "ask:where", "ask:link", "ask:who", "ask:why-me", "ask:what", "ask:parking-access-or-transport", "ask:bring-someone",
        "ask:pay", "ask:my-answer", "ask:change-language", "ask:human",
    };

    private readonly SortedSet<string> labels;

    public Treatment(params IEnumerable<string> labels) => this.labels = new SortedSet<string>(labels, StringComparer.Ordinal);

    public bool Has(string label) => labels.Contains(label);

    public Treatment Without(string label) => new(labels.Where(one => one != label));

    /// <summary>Reads a label of a file.</summary>
    /// <returns>The treatment; or null and the part that is no label.</returns>
    public static (Treatment? Treatment, string? Unknown) Parse(string text)
    {
        var parts = text.Split(Between);
        var unknown = parts.FirstOrDefault(part => !Plain.Contains(part) && !Numbers().IsMatch(part));
        return unknown is null ? (new Treatment(parts), null) : (null, unknown);
    }

    public bool Equals(Treatment? other) => other is not null && labels.SetEquals(other.labels);

    public override bool Equals(object? obj) => Equals(obj as Treatment);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    public override string ToString() => labels.Count == 0 ? "nothing" : string.Join(Between, labels);

    /// <summary>Ratings in order, and the numbers that were chosen.</summary>
    [GeneratedRegex("^(rating:[0-9]+|choice:[0-9]+(,[0-9]+)*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();
}
