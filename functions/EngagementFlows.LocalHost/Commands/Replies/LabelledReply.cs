using EngagementFlows.Messaging;

namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>One reply of a file of labelled replies: what somebody wrote while a question was open, and how it is to be treated.</summary>
/// <param name="Id">As the file has it.</param>
/// <param name="Open">The question that is open.</param>
/// <param name="Channel">By which the reply comes.</param>
/// <param name="Language">Of the words, one of <see cref="Languages"/>.</param>
/// <param name="Text">Their words; of an email with greeting, signature and quotation.</param>
/// <param name="Kind">What the file counts it under: <c>optout</c>.</param>
/// <param name="Right">Every acceptable treatment.</param>
/// <param name="Wrong">Those that do harm.</param>
internal sealed record LabelledReply(
    string Id,
    OpenQuestion Open,
    Channel Channel,
    string Language,
    string Text,
    string Kind,
    IReadOnlyList<Treatment> Right,
    IReadOnlyList<Treatment> Wrong)
{
    public static IReadOnlyDictionary<string, string> Languages { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "English", ["cy"] = "Welsh", ["mixed"] = "both" };

    /// <summary>Whoever is to be opted in again has stopped before.</summary>
    public bool StoppedBefore => Right.Any(treatment => treatment.Has(Treatment.Start));

    /// <summary>What a machine wrote is answered by nobody; whatever else may be right wants an answer.</summary>
    public bool WantsAnAnswer => Right.Any(treatment => !treatment.Has(Treatment.Automatic));
}
