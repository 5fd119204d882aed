using System.Collections.Immutable;
using System.Text.RegularExpressions;
using EngagementFlows.Contacts;
using EngagementFlows.Worlds;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Inbox;

/// <summary>Two people in two campaigns at one phone are asked and answer in any order: no number ever comes to mean something else.</summary>
public sealed class NumberProperties
{
    [Property(MaxTest = 500)]
    public Property A_number_answers_the_question_of_the_message_on_which_it_stands_as_long_as_that_can_be_answered() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue).ListOf(60)), choices =>
        {
            var phone = new Phone();
            foreach (var choice in choices)
            {
                phone.Do(choice);
            }

            return true;
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_number_of_any_message_changes_what_that_message_asked_about_and_nothing_else(int seed)
    {
        await using var world = await StartAsync();
        var (random, phone) = (new Random(seed), NewPhone());
        var people = new List<TestPerson>();
        for (var n = 0; n < 2; n++)
        {
            var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 20);
            foreach (var name in new[] { "Ash Brown", "Xanthe Brown" })
            {
                people.Add(await campaign.AddAsync(name, phone));
            }

            await campaign.LaunchAsync();
        }

        for (var n = 0; n < 25; n++)
        {
            var sent = new List<(TestPerson Person, SentMessage Message)>();
            foreach (var person in people)
            {
                sent.AddRange((await person.SentAsync()).Where(message => Regex.IsMatch(message.Text, @"\d+ for yes") && !message.Step.StartsWith("which-question", StringComparison.Ordinal)).Select(message => (person, message)));
            }

            var (asked, text) = sent[random.Next(sent.Count)];
            var before = await StandingAsync(people);
            await people[0].TextAsync(Regex.Match(text.Text, $@"(\d+) for {(random.Next(3) == 0 ? "no" : "yes")}\b").Groups[1].Value);

            var after = await StandingAsync(people);
            foreach (var other in people.Where(one => one.Path != asked.Path))
            {
                Assert.Equal(before[other.Path], after[other.Path]);
            }

            await world.AdvanceAsync(TimeSpan.FromHours(random.Next(20)));
        }
    }

    /// <summary>How everybody has answered, by their path.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> StandingAsync(IEnumerable<TestPerson> people)
    {
        var standing = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            standing[person.Path] = $"{await person.PartstatAsync()} {string.Join(' ', (await person.AnswersAsync()).Select(answer => answer!.ToJsonString()))}";
        }

        return standing;
    }

    /// <summary>All that happens at one phone, as far as numbers go.</summary>
    private sealed class Phone
    {
        private static readonly DateTimeOffset Begin = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

        private static readonly IReadOnlyList<(ParticipantRef Who, string Name)> People =
            [.. from campaign in new[] { "one", "two" } from name in new[] { "Ash Brown", "Xanthe Brown" } select (new ParticipantRef(campaign, name[..3]), name)];

        private readonly List<Message> messages = [];
        private readonly HashSet<(ParticipantRef, string)> answered = [];
        private NumberBook book = NumberBook.Empty;
        private DateTimeOffset now = Begin;

        public void Do(int choice)
        {
            var (what, which) = (choice % 10, choice / 10);
            if (what < 4)
            {
                Put(which);
            }
            else if (what < 9)
            {
                Reply(which);
            }
            else
            {
                now += TimeSpan.FromHours(which % 100);
            }
        }

        private void Put(int which)
        {
            var (who, name) = People[which % People.Count];
            var (key, numbers, reads) = (which / People.Count % 6) switch
            {
                0 => ("rsvp", "rsvp", (Func<int, ReplyQuestion>)(first => new ReplyQuestion.Attendance(First: first))),
                1 => ("offer", "rsvp", first => new ReplyQuestion.Attendance(MayBeUnsure: false, first)),
                2 => ("barriers", "barriers", first => new ReplyQuestion.Choices(ReplyUnderstandingTests.Barriers, first)),
                3 => ("consent:photo", "consent:photo", first => new ReplyQuestion.YesNo(first)),
                4 => ("consent:photo", "consent:photo:v2", first => new ReplyQuestion.YesNo(first)),
                _ => ("consent:quote", "consent:quote", first => new ReplyQuestion.YesNo(first)),
            };
            var count = reads(1) is ReplyQuestion.Choices choices ? choices.Options.Count : key is "rsvp" or "offer" ? 3 : 2;
            // The two meetings are not on the same day.
            var until = now.AddDays(who.CampaignId == "one" ? 5 : 9);
            book = new NumberBook([.. book.Given.Where(one => one.Until >= now)]);
            (book, var first) = book.Give(who, numbers, count, until, ImmutableHashSet<int>.Empty);
            answered.Remove((who, key));
            messages.Add(new Message(who, name, key, numbers, reads(first), first, key == "offer" ? 2 : count, until));
        }

        private void Reply(int which)
        {
            var answerable = messages.Where(one => one.Until >= now).ToList();
            if (answerable.Count == 0)
            {
                return;
            }

            var message = answerable[which % answerable.Count];
            var number = message.First + (which / answerable.Count % message.Count);
            // Of each question the message that put it last; an offer stands in the place of the invitation.
            var put = answerable.GroupBy(one => (one.Who, Key: one.Key == "offer" ? "rsvp" : one.Key)).Select(same => same.Last())
                .Select(one => new PutQuestion(one.Who, one.Name, one.Key, one.Reads, answered.Contains((one.Who, one.Key))) { Numbers = one.Numbers }).ToList();
            var context = new ReplyContext(put, [.. People], $"{number}", (words, question) => Understanding.Read(question, words)) { Numbers = book.Given };
            switch (ReplyRouting.Decide(context))
            {
                case ReplyRoute.Answers answers:
                    Assert.Equal((message.Who, message.Numbers), (answers.Person, put.Single(one => one.Person == answers.Person && one.Key == answers.Key).Numbers));
                    Assert.Equal(
                        message.Key == "barriers" ? ReplyUnderstandingTests.Barriers[number - message.First].Key : $"{(YesNoAnswer)(number - message.First)}",
                        answers.Answer is { IsChoice: true } chosen ? Assert.Single(chosen.Choices) : $"{answers.Answer?.YesNo}");
                    answered.Add((answers.Person, answers.Key));
                    break;
                case ReplyRoute.Asks { Questions: var several }:
                    Assert.Contains(several, one => one.Person == message.Who && one.Numbers == message.Numbers);
                    break;
                case ReplyRoute.ToTeam { Why: var why }:
                    // The same has been put anew in other words; a place is offered, which nobody takes with "not sure"; or so many are open that
                    // nobody would read the question which was meant.
                    Assert.True(why.StartsWith("It could answer more questions", StringComparison.Ordinal) || put.TrueForAll(one => one.Person != message.Who || one.Numbers != message.Numbers) || (message.Key == "rsvp" && number == message.First + 2));
                    break;
            }
        }
    }

    /// <param name="Numbers">The name under which its numbers are kept.</param>
    private sealed record Message(ParticipantRef Who, string Name, string Key, string Numbers, ReplyQuestion Reads, int First, int Count, DateTimeOffset Until);
}
