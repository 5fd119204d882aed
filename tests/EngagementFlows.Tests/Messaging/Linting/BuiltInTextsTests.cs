namespace EngagementFlows.Messaging.Linting;

/// <summary>The linter holds our own texts to what it asks of others.</summary>
public sealed class BuiltInTextsTests
{
    /// <summary>Warnings that we have looked at and stand by.</summary>
    private static readonly (string Rule, string Where, string Why)[] Acknowledged =
    [
        ("costly-character", "consents[3].wording.cy", "\"Cysylltu â\" is Welsh for to contact; a wording of consent is not bent for its price."),
        ("costly-character", "feedback.barriers[2].text.cy", "Caniatâd is Welsh for permission."),
        ("costly-character", "feedback.barriers[4].text.cy", "Agendâu is Welsh for agendas."),
        ("phone-number", "holding-reply.en.sms", "A national helpline, free and open day and night."),
        ("phone-number", "holding-reply.cy.sms", "As above."),
        ("phone-number", "holding-reply.en-easy.sms", "As above."),
        ("phone-number", "holding-reply.cy-easy.sms", "As above."),
        ("segments", "feedback-barriers.cy.sms", "A list of seven, in words with circumflexes, once in a campaign."),
        ("segments", "invitation.en-easy.sms", "It introduces us, one idea a line, to those who read easy read; it goes once."),
        ("segments", "invitation.cy-easy.sms", "As above."),
        ("jargon", "feedback.statements[3].en", "People with lived experience chose the words of the statements."),
        ("jargon", "feedback.statements[3].cy", "As above."),
    ];

    private static readonly IReadOnlyList<Finding> Findings = CampaignLinter.CheckBuiltIn();

    [Fact]
    public void No_built_in_text_has_an_error() => Assert.DoesNotContain(Findings, finding => finding.IsError);

    [Fact]
    public void Every_warning_about_a_built_in_text_is_one_that_we_stand_by() =>
        Assert.DoesNotContain(Findings, finding => !finding.IsError && !Acknowledged.Any(one => (one.Rule, one.Where) == (finding.Rule, finding.Where)));

    [Fact]
    public void No_warning_is_acknowledged_that_is_not_given() =>
        Assert.All(Acknowledged, one => Assert.True(Findings.Any(finding => (one.Rule, one.Where) == (finding.Rule, finding.Where)), $"{one}"));
}
