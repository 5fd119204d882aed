using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EngagementFlows.Inbox;

/// <summary>Rules that other systems' published failures gave us, as far as the reading of replies keeps them.</summary>
public sealed class PublishedFailuresTests
{
    private static readonly string[] Questions = ["attendance", "offer", "yes-no", "ratings-4", "barriers", "free", "nothing"];

    /// <summary>p2pu/learning-circles: an RSVP "YES" was eaten as an opt-in word.</summary>
    [Fact]
    public void A_YES_to_an_invitation_is_an_answer_and_no_opt_in() =>
        Assert.Equal("yes", Understanding.Describe("attendance", "YES"));

    /// <summary>rapidpro#519: STOP was swallowed by the running flow.</summary>
    [Fact]
    public void STOP_is_read_before_the_question_that_is_open() => Assert.All(Questions, question =>
        Assert.Equal("opt-out:provider-word", Understanding.Describe(question, "STOP")));

    /// <summary>ProgressiveCoders/Spoke#2184: a second confirmation of STOP made storms of errors.</summary>
    [Theory]
    [InlineData("STOP", "nothing", "opt-out:provider-word")]
    [InlineData("STOP please", "nothing", "opt-out:own-words")]
    [InlineData("STOP", "email", "opt-out:own-words")]
    public void What_the_provider_answers_is_told_apart_from_what_only_we_can_answer(string text, string question, string meaning) =>
        Assert.Equal(meaning, Understanding.Describe(question, text));

    /// <summary>mailroom: any inbound message un-stopped a person.</summary>
    [Property]
    public Property Nothing_but_START_or_UNSTOP_undoes_an_opt_out()
    {
        var texts = Vector.Read("replies.json").GetProperty("cases").EnumerateArray().Select(item => item.GetProperty("text").GetString()!).ToArray();
        return Prop.ForAll(Arb.From(Gen.Elements(Questions)), Arb.From(Gen.Elements(texts)), (question, text) =>
            !Understanding.Read(question, text).OptsIn
            || text.Trim().Equals("START", StringComparison.OrdinalIgnoreCase)
            || text.Trim().Equals("UNSTOP", StringComparison.OrdinalIgnoreCase));
    }
}
