using System.Text.Json.Nodes;
using EngagementFlows.LocalHost.Commands.Replies;
using EngagementFlows.Messaging;

namespace EngagementFlows.LabelledReplies;

public sealed class ReplyFileTests
{
    [Fact]
    public void The_replies_of_the_field_are_read()
    {
        var replies = ReplyFile.Read(File.ReadAllText(Vector.PathOf("vectors", "field", "replies.json")));

        Assert.Equal(320, replies.Count);
        var rated = replies.Single(reply => reply.Id == "r0011");
        Assert.Equal(("feedback (ratings)", Channel.Sms, "4,4,3,5"), (rated.Open.Title, rated.Channel, rated.Text));
        Assert.Equal([JudgementTests.Of("rating:4435")], rated.Right);
        Assert.True(replies.Single(reply => reply.Id == "r0486").StoppedBefore);
    }

    [Theory]
    [InlineData("open", "\"invitation\"", "[0].open (x1): must be rsvp, place-offer, ")]
    [InlineData("open", "\"feedback\"", "[0].ask (x1): must be ratings or barriers on feedback.")]
    [InlineData("channel", "\"post\"", "[0].channel (x1): must be sms or email.")]
    [InlineData("lang", "null", "[0].lang (x1): must be en, cy, mixed.")]
    [InlineData("text", "\" \"", "[0].text (x1): ")]
    [InlineData("kind", "7", "[0].kind (x1): ")]
    [InlineData("right", "[]", "[0].right (x1): must be one treatment at least.")]
    [InlineData("right", "[\"yes+perhaps\"]", "[0].right[0] (x1): must be labels that there are, joined by +; \"perhaps\" is none.")]
    [InlineData("wrong", "[\"no\", 3]", "[0].wrong[1] (x1): must be a text.")]
    [InlineData("wrong", "\"no\"", "[0].wrong (x1): must be an array of treatments")]
    [InlineData("wrong", "[\"team+yes\"]", "[0].wrong (x1): must be no treatment that is right, too: team+yes.")]
    [InlineData("id", "\"\"", "[0].id (): must be 1 to 64 characters.")]
    public void A_fault_names_its_field(string field, string value, string expected)
    {
        var item = JsonNode.Parse(
            """
            { "id": "x1", "open": "rsvp", "channel": "sms", "lang": "en", "text": "yes", "kind": "answer",
              "right": ["yes", "yes+team"], "wrong": ["no"] }
            """)!.AsObject();
        item[field] = JsonNode.Parse(value);

        var fault = Assert.Throws<ReplyFileException>(() => ReplyFile.Read(new JsonArray(item).ToJsonString()));

        Assert.StartsWith(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "It is no JSON (line 1).")]
    [InlineData("{}", "The file must be a JSON array of replies.")]
    [InlineData("[]", "The file has no replies.")]
    [InlineData("[7]", "[0]: must be an object.")]
    public void What_is_no_list_of_replies_is_refused(string json, string expected) =>
        Assert.Equal(expected, Assert.Throws<ReplyFileException>(() => ReplyFile.Read(json)).Message);

    [Fact]
    public void More_people_than_there_are_numbers_take_turns()
    {
        var right = new[] { JudgementTests.Of("yes") };
        var replies = Enumerable.Range(0, 1_200).Select(n => new LabelledReply(
            $"x{n}", new OpenQuestion(n % 2 == 0 ? "place-offer" : "rsvp"), Channel.Sms, "en", "yes", "answer", right, []));

        var parts = ReplyStage.PartsOf(replies).Select(part => part.SelectMany(campaign => campaign.People).ToList()).ToList();

        Assert.Equal(1_200, parts.Sum(part => part.Count(person => person.Reply is not null)));
        Assert.All(parts, part => Assert.Equal(part.Count, part.Select(person => person.Name).Distinct().Count()));
        Assert.All(parts, part => Assert.True(part.Max(person => person.Number) < ReplyPerson.Most));
    }
}
