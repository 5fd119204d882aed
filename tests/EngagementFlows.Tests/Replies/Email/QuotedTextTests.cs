using EngagementFlows.Inbox;
using EngagementFlows.Inbox.Mail;
using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Email;

/// <summary>No text of ours is taken for the words of the person who answers it, in whatever it is quoted.</summary>
public sealed class QuotedTextTests
{
    private static readonly IReadOnlyList<(string Name, RenderedMessage Message)> BuiltIn = [.. Render()];

    public static TheoryData<string> Ways => [.. WaysOfQuoting.All.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Below_an_answer_each_built_in_text_is_left_out_in_whatever_it_is_quoted(string way)
    {
        var isBare = way.StartsWith("Nothing", StringComparison.Ordinal);
        var wrong = new List<string>();
        foreach (var (name, message) in BuiltIn)
        {
            var own = OwnWordsReader.Read(WaysOfQuoting.All[way](message), OurTexts.BuiltIn, InboundParse.Sense);
            // Where nothing marks it, what a campaign fills in may stay; what asks whether they want to stop may not.
            var isRight = own.AreOwn && (isBare ? own.Text.StartsWith("Yes please", StringComparison.Ordinal) : own.Text == "Yes please");
            if (!isRight || ReplyReaders.BuiltIn.Read(own.Text, question: null, Channel.Email).OptOut == Replies.Reading.OptOutScope.All)
            {
                wrong.Add($"{name}: {own.Text}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_campaigns_own_text_is_found_again_without_any_mark()
    {
        var ours = OurTexts.Of(["Subject: Dewch\n\nHello {{name}},\n\nSay the word and we shall never write to you again, {{name}}. Unsubscribe below."]);
        var own = OwnWordsReader.Read(new MailText("Yes\n\nHello Ann,\n\nSay the word and we shall never write to you again, Ann. Unsubscribe below."), ours);

        Assert.Equal("Yes", own.Text);
    }

    [Theory]
    [InlineData("I do not want more emails like this one")]
    [InlineData("If I do not want more emails like this one, what do I do?")]
    [InlineData("I would like to hear from you")]
    [InlineData("Both are fine.")]
    [InlineData("Hello Riverside,\nWhen: Thursday is best")]
    [InlineData("Large print or easy read")]
    public void What_only_resembles_a_text_of_ours_stays(string words) =>
        Assert.Equal(words, OwnWordsReader.Read(new MailText(words), OurTexts.BuiltIn, InboundParse.Sense).Text);

    private static IEnumerable<(string, RenderedMessage)> Render()
    {
        var templates = new Templates();
        foreach (var step in Templates.Steps)
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                foreach (var easyRead in new[] { false, true })
                {
                    yield return ($"{step} in {language}{(easyRead ? ", easy" : "")}", templates.Render(step, Channel.Email, language, SampleMessages.Fields(step), easyRead));
                }
            }
        }
    }
}
