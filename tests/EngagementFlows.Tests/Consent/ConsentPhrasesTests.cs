using EngagementFlows.Inbox;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Consent;

/// <summary>What people write when they take a consent back, and what only looks like it.</summary>
public sealed class ConsentPhrasesTests
{
    /// <summary>A phrase a line, then the purpose that it means for certain; <c>team</c> where people must read it; <c>none</c> where nothing is taken back.</summary>
    private const string Table = """
        please don't use my photo = photo
        Please don’t use my photos! = photo
        don't use any photos of me = photo
        do not use my picture = photo
        no photos = photo
        No photos please. = photo
        no more photos of me please = photo
        no photos or filming = photo
        no filming please = photo
        I don't want to be photographed = photo
        i dont want to be filmed = photo
        I don't want to be in any photos = photo
        I'd like to withdraw my consent for photos = photo
        I want to withdraw my consent to be photographed = photo
        I withdraw my consent to being filmed = photo
        I take back my consent to be filmed = photo
        I no longer consent to being photographed or filmed = photo
        please delete my photo = photo
        please take down the photos of me = photo
        Please remove all my photos = photo
        stop using my picture = photo
        Sorry, I've changed my mind. Please don't use my photo = photo
        Actually, please don't share my photos online = photo
        I don't want you to use my photo any more = photo
        please don't film me = photo
        withdraw my permission for pictures of me = photo
        peidiwch â defnyddio fy llun = photo
        Peidiwch â defnyddio fy lluniau, os gwelwch yn dda = photo
        peidiwch a dangos lluniau ohono i = photo
        dim lluniau = photo
        dim lluniau ohono i plis = photo
        Dw i ddim eisiau lluniau ohono i = photo
        dwi ddim isio cael fy ffilmio = photo
        dw i'n tynnu fy nghaniatâd yn ôl i ddefnyddio fy llun = photo
        Hoffwn dynnu fy nghaniatâd yn ôl i ddefnyddio lluniau ohono i = photo
        dilewch fy lluniau = photo
        I take back my consent to be quoted = quote
        please don't quote me = quote
        do not quote anything I said = quote
        I don't want to be quoted = quote
        I would rather not be quoted = quote
        no quotes from me please = quote
        I want to withdraw my consent to be quoted = quote
        I withdraw my permission for quotes = quote
        please don't use my words = quote
        do not share my words = quote
        please don't share this with anyone = quote
        don't pass on what I said to anybody = quote
        I'd rather you didn't quote me = quote
        I'd rather not be filmed = photo
        I'd prefer not to be in any photos = photo
        I'd rather you didn't film me = photo
        peidiwch â rhannu fy ngeiriau = quote
        peidiwch â rhannu hyn gyda neb, plîs = quote
        byddai'n well gen i beidio â chael fy ffilmio = photo
        don't share it = none
        I'd rather not come = none
        peidiwch â fy nyfynnu = quote
        peidiwch â'm dyfynnu i = quote
        dw i ddim eisiau cael fy nyfynnu = quote
        dwi isio cael fy nyfynnu = none
        dw i eisiau lluniau ohono i = none
        sai'n moyn lluniau ohono i = photo
        I do not agree to take part = take-part
        dw i ddim yn cytuno i gymryd rhan = take-part
        sai'n cytuno i gymryd rhan = take-part
        Rwyf yn cytuno i gymryd rhan = none
        dwi cytuno i gymryd rhan = none
        dw i'n tynnu fy nghaniatâd yn ôl i gael fy nyfynnu = quote
        peidiwch â defnyddio fy ngeiriau = quote
        please don't share my details with anyone = share
        don't share my information = share
        I no longer agree to share my details with your partners = share
        I withdraw my consent to share my details with the university = share
        stop sharing my data = share
        peidiwch â rhannu fy manylion = share
        peidiwch â rhannu fy ngwybodaeth gyda neb = share
        I withdraw my consent to be contacted again = contact-again
        I take back my consent to be contacted about the next stages = contact-again
        don't contact me about later stages = contact-again
        peidiwch â chysylltu â mi am y camau nesaf = contact-again
        I withdraw my consent to be contacted by text = sms
        I no longer consent to texts = sms
        no texts, only email = sms
        I want to withdraw my consent to emails = email
        I withdraw my consent to be contacted by email = email
        no emails, just texts = email
        I withdraw my consent to take part = take-part
        I take back my consent to take part in the project = take-part
        dw i'n tynnu fy nghaniatâd yn ôl i gymryd rhan = take-part
        I want to withdraw my consent = team
        I take back my permission = team
        Hoffwn dynnu fy nghaniatâd yn ôl = team
        I've changed my mind about the photos = team
        dw i wedi newid fy meddwl am y lluniau = team
        I withdraw my consent for photos and quotes = team
        I withdraw my consent for photos of my daughter = team
        Can I withdraw my consent for photos? = team
        I'd like to withdraw my consent to photos if my mum is there = team
        No photos of my daughter please = none
        no photos? = none
        no photos before lunch please = none
        Let people opt out of photos = none
        No more photos of councillors in the paper = none
        photos are fine = none
        Please don't use jargon = none
        don't share the minutes = none
        dim problem gyda lluniau = none
        I took a photo of the crossing = none
        """;

    public static TheoryData<string, string> Phrases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var at = line.LastIndexOf(" = ", StringComparison.Ordinal);
                data.Add(line[..at], line[(at + 3)..]);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Phrases))]
    public void A_consent_taken_back_is_read_for_certain_or_by_people(string text, string meaning) =>
        Assert.Equal(meaning, Understanding.TakenBack(text) switch { null => "none", { Purpose: null } => "team", { Purpose: var purpose } => purpose });

    [Fact]
    public void It_counts_whatever_was_asked_and_opting_out_of_everything_is_read_before_it()
    {
        Assert.Equal(ConsentPurposes.Photo, Understanding.TakenBack("Please don't use my photo")!.Purpose);
        ReplyQuestion?[] questions = [null, new ReplyQuestion.Attendance(), new ReplyQuestion.YesNo(), new ReplyQuestion.Ratings(4), new ReplyQuestion.FreeText()];
        Assert.All(questions, question => Assert.Equal(OptOutScope.All, Understanding.Read(question, "Stop messaging me and don't use my photo").OptOut));
    }

    [Fact]
    public void A_reply_of_any_length_is_read_in_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("please don't use my photo of me and ", 500));

        Assert.Null(Understanding.TakenBack(text)?.Purpose);
    }
}
