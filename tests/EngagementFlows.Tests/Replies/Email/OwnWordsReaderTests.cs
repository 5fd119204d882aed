using EngagementFlows.Inbox.Mail;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EngagementFlows.Replies.Email;

public sealed class OwnWordsReaderTests
{
    [Theory]
    // Who wrote, in English and Welsh, on one line and over several.
    [InlineData("Yes\n\nOn Wed, 2 Dec 2026 at 10:00, Team <t@example.org> wrote:\n\n> Will you come?\n> Reply STOP to stop.")]
    [InlineData("Yes\n\nOn Wednesday 2 December 2026 at 10:00, The Engagement Team\n<team-with-a-long-name@example.org>\nwrote:\n> Will you come?")]
    [InlineData("Yes\n\nOn 2 Dec 2026, at 10:00, Team <t@example.org> wrote:\n\nWill you come? Reply STOP to stop.\n\nTeam")]
    [InlineData("Yes\n\nAr ddydd Mer, 2 Rhag 2026 am 10:00, ysgrifennodd Tîm <t@example.org>:\n\n> Ddewch chi?")]
    [InlineData("Yes\n\nAr 2 Rhag 2026, am 10:00, Tîm <t@example.org> ysgrifennodd:\nDdewch chi?")]
    [InlineData("Yes\n\nLe mer. 2 déc. 2026 à 10:00, Team <t@example.org> a écrit :\n> Will you come?")]
    [InlineData("Yes\n> Will you come?")]
    // What Outlook copies.
    [InlineData("Yes\n\nFrom: Team <t@example.org>\nSent: 02 December 2026 10:00\nTo: Ann Jones\nSubject: Workshop\n\nWill you come? Reply STOP to stop.")]
    [InlineData("Yes\n\n________________________________\nFrom: Team <t@example.org>\nSent: 02 December 2026 10:00\nTo: Ann Jones\nSubject: Workshop\n\nWill you come?")]
    [InlineData("Yes\n\n*From:* Team <t@example.org>\n*Date:* 2 December\n*To:* Ann\n\nWill you come?")]
    [InlineData("Yes\n\nOddi wrth: Tîm <t@example.org>\nAnfonwyd: 02 Rhagfyr 2026 10:00\nAt: Ann Jones\nPwnc: Gweithdy\n\nDdewch chi?")]
    [InlineData("Yes\n\n-----Original Message-----\nFrom: Team\nWill you come?")]
    [InlineData("Yes\n\n----- Neges Wreiddiol -----\nDdewch chi?")]
    [InlineData("Yes\n\n---------- Forwarded message ---------\nWill you come?")]
    // What stands below the words.
    [InlineData("Yes\n\n-- \nAnn Jones\nHousing officer")]
    [InlineData("Yes\n\nSent from my iPhone\n\nOn 2 Dec 2026, at 10:00, Team <t@example.org> wrote:\n> Will you come?")]
    [InlineData("Yes\n\nAnfonwyd o fy iPhone")]
    [InlineData("Yes\n\nGet Outlook for Android")]
    [InlineData("Yes\n\nSent from Outlook for iOS")]
    [InlineData("Yes\n\nKind regards,\nAnn Jones\nHousing officer\nTel: 029 2000 0000\nwww.example.org")]
    [InlineData("Yes\n\nCofion / Regards\nAnn Jones\nSwyddog Tai\nffôn: 029 2000 0000")]
    [InlineData("Yes\n\n**********************************************************************\nThis email and any files transmitted with it are confidential and intended solely for the use of the individual or entity to whom they are addressed.\n**********************************************************************")]
    [InlineData("Yes\n\nMae'r e-bost hwn ac unrhyw ffeiliau a drosglwyddir gydag ef yn gyfrinachol, a bwriedir ef at sylw'r unigolyn yn unig. Os ydych wedi cael yr e-bost hwn drwy gamgymeriad, rhowch wybod i'r anfonwr.\n\nThis e-mail and any files transmitted with it are confidential. If you have received it in error please notify the sender.\n\nRydym yn croesawu gohebiaeth yn Gymraeg. / We welcome correspondence in Welsh.")]
    [InlineData("Yes\n\nThe information in this email may be privileged.\n\nExample Council, County Hall")]
    // Written below.
    [InlineData("On 2 Dec 2026 at 10:00, Team <t@example.org> wrote:\n> Will you come?\n\nYes")]
    [InlineData("> Will you come?\nYes")]
    [InlineData("-----Original Message-----\n> Will you come?\n\nYes")]
    public void Only_the_persons_own_words_stay(string text) => Assert.Equal(new OwnWords("Yes", AreOwn: true), Read(text));

    [Fact]
    public void Answers_between_the_questions_are_all_kept() =>
        Assert.Equal("Hi\n\nYes\n\nA loop, please", Read("Hi\n\nOn 2 Dec 2026 at 10:00, T <t@example.org> wrote:\n> Will you come?\nYes\n> What do you need?\n\nA loop, please\n> Bye\n").Text);

    [Theory]
    [InlineData("On Thursday my husband wrote: he can't come.\nI can.")]
    [InlineData("On Thursday my husband wrote:\nI can't come.")]
    [InlineData("From: the bottom of my heart, thank you\nYes")]
    [InlineData("I can come.\nThanks\nStop texting 07700 900123\nwww.example.org")]
    [InlineData("I can come at these times:\n10:00\n11:30")]
    [InlineData("Hello\n\nThis email was sent to me in error, I am not the intended recipient. Please delete my number and my details, they are confidential.")]
    [InlineData("Thanks\nYes\n07700 900123")]
    [InlineData("Hello\nThanks\nYes\n07700 900123")]
    [InlineData("Sent from my phone, I can't come")]
    [InlineData("👍")]
    [InlineData("1")]
    [InlineData("Bydda i yno\nDiolch")]
    public void What_may_be_the_persons_own_is_kept(string text) => Assert.Equal(new OwnWords(text, AreOwn: true), Read(text));

    [Theory]
    [InlineData("> Will you come? Reply STOP to stop.")]
    [InlineData("On 2 Dec 2026 at 10:00, Team <t@example.org> wrote:\n> STOP")]
    [InlineData("Sent from my iPhone")]
    [InlineData("")]
    public void Where_nothing_would_stay_the_whole_is_kept_and_is_not_called_their_own(string text) =>
        Assert.Equal(new OwnWords(text, AreOwn: false), Read(text));

    private static OwnWords Read(string text) => OwnWordsReader.Read(new MailText(text), OurTexts.BuiltIn, InboundParse.Sense);

    [Property(MaxTest = 500)]
    public Property Words_above_any_quote_are_kept_and_nothing_of_the_quote_is()
    {
        var own = Gen.Elements("Yes", "I can't come, sorry", "Bydda i yno", "STOP", "2", "Any lift?\nI use a wheelchair", "👍");
        var attribution = Gen.Elements("On Wed, 2 Dec 2026 at 10:00, Team <t@example.org> wrote:", "Ar 2 Rhag 2026, am 10:00, ysgrifennodd Tîm <t@example.org>:", "02.12.2026 10:00, Team <t@example.org>:", "");
        var quoted = Gen.Elements("> QUOTED", ">> QUOTED", ">", "> On 1 Dec QUOTED wrote:", "> -- ", "> From: QUOTED").NonEmptyListOf();
        return Prop.ForAll(Arb.From(own), Arb.From(attribution), Arb.From(quoted), (words, who, quote) =>
            Read($"{words}\n\n{who}\n\n{string.Join('\n', quote)}") == new OwnWords(words, AreOwn: true));
    }

    [Property(MaxTest = 500)]
    public Property No_text_makes_it_throw_and_what_is_own_was_written()
    {
        var pieces = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
            Gen.Elements("\n", "\n\n", "> ", "On ", " wrote:", "From: a", "To: b", "Sent: c", "-- ", "Kind regards", "Tel: 1", "This email is confidential", "2026", "@", "\uD83D", "\0", "word", "___", " "))
            .ArrayOf().Select(string.Concat);
        return Prop.ForAll(Arb.From(pieces), text =>
        {
            var own = Read(text);
            return !own.AreOwn || own.Text.Split('\n').All(line => text.Replace('\t', ' ').Replace('\u00A0', ' ').Contains(line.Trim(), StringComparison.Ordinal) || line.Any(char.IsControl) || text.Any(char.IsControl));
        });
    }

    [Theory]
    [InlineData("On 1 Jan 2026 at 10:00 x\n")]
    [InlineData("On 2026 wrote:\n\n")]
    [InlineData("On Monday x wrote:\n")]
    [InlineData("From: a\nTo: b\n")]
    [InlineData("From: a\n")]
    [InlineData("Thanks\n1\n")]
    [InlineData("> a\nb\n")]
    [InlineData("confidential in error ")]
    [InlineData("___")]
    [InlineData("\n")]
    [InlineData("a")]
    public void A_mail_of_two_hundred_thousand_characters_is_read_in_a_moment(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        Read(text[..2000]);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var own = Read(text);

        // Quadratic would be minutes; the machine that runs this may be a busy one.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.NotNull(own.Text);
    }
}
