using System.Collections.Frozen;
using EngagementFlows.Inbox;

namespace EngagementFlows.Replies;

/// <summary>The single words that providers of texts act on before we see them, and answer themselves (Twilio's lists, November 2026).</summary>
public static class ProviderWords
{
    private static readonly FrozenSet<string> Stops = FrozenSet.Create("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout");

    /// <summary>Whether the text is such a word and nothing else.</summary>
    public static bool IsStop(string text) =>
        ReplyTokens.Read(text).Where(token => token.Kind != TokenKind.Break).Take(2).ToList() is [{ Kind: TokenKind.Word, Text: var word }] && Stops.Contains(word);
}
