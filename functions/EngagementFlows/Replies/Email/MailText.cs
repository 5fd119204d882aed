namespace EngagementFlows.Replies.Email;

/// <summary>What a mail says, before the person's own words are told apart from what they quote.</summary>
/// <param name="Text">The plain text; where a mail has none, the text of its HTML.</param>
public sealed record MailText(string Text)
{
    /// <summary>The HTML that says the same as the plain text: it marks what the plain text leaves bare. May be null.</summary>
    public HtmlText? Html { get; init; }

    /// <summary>The From header. People sign with their name, whatever the language around it.</summary>
    public string Sender { get; init; } = "";

    /// <summary>The names under which the mail was sent to us: we sign with them in what is quoted.</summary>
    public IReadOnlyList<string> OurNames { get; init; } = [];
}

/// <param name="AreOwn">False where nothing was left, and <paramref name="Text"/> is the whole mail for a person to see.</param>
public readonly record struct OwnWords(string Text, bool AreOwn);
