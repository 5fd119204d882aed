using System.Text.Json;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Messaging;

/// <summary>Questions kept with a person, and the numbers of their answers, as rows and messages show them.</summary>
public sealed class AnswerNumbersTests
{
    private static readonly Composer Composer = new(new Templates());

    [Theory]
    [InlineData("invitation", 4, "Reply 4 for yes, 5 for no, 6 for not sure")]
    [InlineData("invitation-reminder", 7, "Reply 7 for yes, 8 for no, 9 for not sure")]
    [InlineData("meeting-changed", 4, "Reply 4 for yes, 5 for no, 6 for not sure")]
    [InlineData("consent-question", 4, "Reply 4 for yes or 5 for no")]
    [InlineData("waiting-list-offer", 3, "Reply 3 for yes or 4 for no")]
    [InlineData("tentative", 4, "reply 4 for yes or 5 for no")]
    [InlineData("waiting-list-joined", 4, "To leave the list, reply 5")]
    [InlineData("offer-expired", 4, "reply 4")]
    [InlineData("feedback-barriers", 6, "6. ")]
    [InlineData("feedback-barriers", 6, "They are numbered from 6 to ")]
    [InlineData("feedback-barriers", 6, "like 7 and 11, or 0 for none")]
    public void A_message_has_the_numbers_that_are_free(string template, int first, string words)
    {
        var person = SampleMessages.Person();
        var english = person with { Details = person.Details with { Language = Language.English } };
        Assert.Contains(words, Composer.Compose(SampleMessages.Campaign, english, SampleMessages.Step(template), Channel.Sms, "m", SampleMessages.Now, first).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_wording_of_a_question_with_numbers_has_them_written_out()
    {
        string[] asking = ["invitation", "invitation-reminder", "meeting-changed", "tentative", "waiting-list-joined", "waiting-list-offer", "offer-expired", "consent-question"];
        foreach (var (template, wording, channel) in from template in asking from wording in Wording.All from channel in Enum.GetValues<Channel>() select (template, wording, channel))
        {
            Assert.DoesNotMatch(@"(?<![\w{])[1-9](?!\w)", TemplateSources.BuiltIn(template, wording, channel)!);
        }
    }

    [Fact]
    public void A_row_from_before_the_list_of_questions_is_read_with_its_one_question()
    {
        var row = JsonSerializer.Serialize(SampleMessages.Person() with { Open = new AskedQuestion(QuestionKind.Consent, "photo", SampleMessages.Now) }, JsonRow.Options);
        Assert.DoesNotContain("openQuestions\":[{", row, StringComparison.Ordinal);
        var read = JsonSerializer.Deserialize<Participant>(row.Replace(",\"openQuestions\":[]", "", StringComparison.Ordinal).Replace(",\"answersGiven\":[]", "", StringComparison.Ordinal), JsonRow.Options)!;
        var question = new PutQuestion(read.Ref, read.Details.Name, "consent:photo", new ReplyQuestion.YesNo());
        Assert.Equal(("photo", 1), (read.Open!.About, read.Open.FirstNumber));
        Assert.NotNull(Understanding.Read(question.Reads, "1").Answer);
        Assert.Empty(read.OpenQuestions);
        Assert.Empty(read.AnswersGiven);
    }
}
