using EngagementFlows.Inbox;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Safeguarding;

namespace EngagementFlows.Replies;

/// <summary>Takes messages in hand with the reader of replies, and with the words of harm that are in force now.</summary>
public sealed class ReplyReaders(PhraseStore phrases)
{
    private (PhraseReader Harm, ReplyReader Reader)? last;

    /// <summary>The built-in phrases of harm alone, for what is read without a store: the linter of texts.</summary>
    public static ReplyReader BuiltIn { get; } = With(new PhraseReader(PhraseBook.BuiltIn, PhraseChanges.None));

    public async Task<ReplyInHand> TakeAsync(InboundMessage message, CancellationToken cancellation)
    {
        var harm = await phrases.InForceAsync(cancellation);
        if (last is not { } known || !ReferenceEquals(known.Harm, harm))
        {
            last = known = (harm, With(harm));
        }

        return new ReplyInHand(message, known.Reader, harm.TellsOfHarm);
    }

    private static ReplyReader With(PhraseReader harm) => new(harm.TellsOfHarm, harm.HasStandingPhrase);
}
