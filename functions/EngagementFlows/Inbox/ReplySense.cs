namespace EngagementFlows.Inbox;

/// <summary>What a phrase of a reply contributes to its meaning.</summary>
internal enum ReplySense
{
    /// <summary>Not a phrase that we know.</summary>
    Unknown,

    /// <summary>Says nothing: please, thanks, hello, my answer is.</summary>
    Filler,

    /// <summary>Limits or turns what stands around it (but, if, or, maybe not): then no answer is certain.</summary>
    Doubt,

    /// <summary>None of the options, all of them.</summary>
    None,
    All,
}

/// <summary>One phrase found in a reply.</summary>
/// <param name="Number">Its value where it is a number, in digits or words.</param>
/// <param name="EndsHere">Punctuation or the end of the reply follows.</param>
/// <param name="At">The place of its first token among the reply's tokens.</param>
internal readonly record struct ReplyPhrase(ReplySense Sense, int? Number, string Text, bool EndsHere, int At);
