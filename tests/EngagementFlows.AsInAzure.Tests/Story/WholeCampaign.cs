using System.IO.Compression;
using System.Text.RegularExpressions;
using EngagementFlows.Worlds;

namespace EngagementFlows.AsInAzure;

/// <summary>
/// A whole small campaign, told the same way wherever the app runs. Every answer of the app is written down without what differs from run to
/// run, so that two tellings can be laid side by side.
/// </summary>
internal sealed partial class WholeCampaign(AppUnderTest app) : IDisposable
{
    private const string Ann = "+447700900201";
    private const string Bethan = "bethan@example.org";
    private const string Cai = "+447700900203";
    private const string Dilys = "+447700900204";
    private const string Emyr = "+447700900205";
    private const string Ffion = "+447700900206";
    private const string Gwen = "+447700900207";

    private const string List = """
        name,email,phone,preferred contact,language,access needs
        Ann Parry,,07700900201,text,en,
        Bethan Rees,bethan@example.org,,email,en,
        Cai Morgan,,07700900203,text,en,
        Dilys Owen,,07700900204,text,cy,
        Emyr Vaughan,,07700900205,text,en,
        Ffion Huws,,07700900206,text,en,
        Gwen Jones,,07700900207,text,en,
        Huw Puw,huw@example.org,,email,en,large print
        Ifan Lewis,,07700900209,text,en,
        Landline Len,,029 2018 0000,text,en,
        """;

    private readonly TeamClient team = new(app.Address);
    private readonly List<string> told = [];

    public async Task<IReadOnlyList<string>> TellAsync()
    {
        var garden = new CampaignInStory(app, team, "garden");
        await BeginAsync(garden);
        await AnswerAsync(garden);
        await TeamWorksAsync(garden);
        await PagesAsync(garden);
        await PauseAndMoveAsync(garden);
        await SubjectAccessAsync(garden);
        await EraseAsync(garden);
        await LookAsync(garden);
        await CancelAsync(garden);
        return told;
    }

    public void Dispose() => team.Dispose();

    private async Task BeginAsync(CampaignInStory garden)
    {
        Tell("health", await team.Anybody.GetAsync("/api/health"));
        var file = CampaignInStory.File("garden", places: 2);
        Tell("create", await team.PostAsync("/api/campaigns", file.ToJsonString()));
        Tell("create again", await team.PostAsync("/api/campaigns", file.ToJsonString()));
        Tell("a file with faults", await team.PostAsync("/api/campaigns", """{ "id": "No Good" }"""));
        Tell("import", await team.PostAsync($"{garden.Path}/participants", List, "text/csv"));
        Tell("estimate", await team.GetAsync($"{garden.Path}/estimate"));
        Tell("preview", await team.GetAsync($"{garden.Path}/preview"));
        Tell("launch", await team.PostAsync($"{garden.Path}/launch"));
        foreach (var person in await garden.PeopleAsync())
        {
            await garden.SentAsync((string)person["name"]!, "invitation");
        }
    }

    private async Task AnswerAsync(CampaignInStory garden)
    {
        await garden.TextAsync(Ann, "1");
        await garden.SentAsync("Ann Parry", "access-needs");
        await garden.TextAsync(Ann, "A quiet room, thank you");
        await garden.SentAsync("Ann Parry", "consent");
        await garden.TextAsync(Ann, "1");
        await garden.MailAsync(Bethan, "1");
        await garden.SentAsync("Bethan Rees", "access-needs");
        await garden.ShowsAsync("Bethan Rees", "place", "confirmed");
        await garden.TextAsync(Cai, "yes please");
        await garden.ShowsAsync("Cai Morgan", "place", "waiting");
        await garden.TextAsync(Dilys, "2");
        await garden.ShowsAsync("Dilys Owen", "partstat", "DECLINED");
        await garden.TextAsync(Emyr, "STOP");
        await garden.ShowsAsync("Emyr Vaughan", "withdrawn", "true");
        await garden.TextAsync(Ffion, "I want to kill myself");
        await Wait.UntilAsync("the alert", async () =>
            (await app.Provider.LedgerAsync()).Messages.Any(static message => message.To == AppSettings.DutyNumber));
        await garden.TextAsync(Gwen, "Is there somewhere to park a lorry?");
        await ItemAsync(garden, "lorry");
        await garden.SettleAsync();
        await TellStateAsync("after the answers", garden);
    }

    /// <summary>The inbox, a correction, a place that becomes free, a consent that was given elsewhere, a key.</summary>
    private async Task TeamWorksAsync(CampaignInStory garden)
    {
        var item = $"{garden.Path}/inbox/{await ItemAsync(garden, "lorry")}";
        var read = await team.GetAsync(item);
        Tell("read an item", read);
        Tell("resolve without a version", await team.PostAsync($"{item}/resolve", new { note = "Told her by phone." }));
        Tell("answer it", await team.PostAsync($"{item}/answer", new { text = "Yes, behind the hall." }, ifMatch: read.ETag));
        var bethan = $"{garden.Path}/participants/{await garden.IdOfAsync("Bethan Rees")}";
        Tell("she cannot come after all", await team.PatchAsync(bethan, new { reason = "She rang", partstat = "DECLINED" }));
        await garden.ShowsAsync("Cai Morgan", "place", "offered");
        await garden.SentAsync("Cai Morgan", "offer");
        await garden.TextAsync(Cai, "1");
        await garden.ShowsAsync("Cai Morgan", "place", "confirmed");
        var ffion = $"{garden.Path}/participants/{await garden.IdOfAsync("Ffion Huws")}";
        Tell("go on with Ffion", await team.PostAsync($"{ffion}/resume"));
        var dilys = $"{garden.Path}/participants/{await garden.IdOfAsync("Dilys Owen")}";
        Tell("a consent by phone", await team.PostAsync($"{dilys}/consents", new { purpose = "take-part", answer = "yes", how = "by phone" }));
        var key = await team.PostAsync("/api/keys", new { name = "A program", role = "viewer", days = 1 });
        Tell("make a key", key);
        var bearer = ("Authorization", $"Bearer {key.Json["key"]}");
        Tell("use it", await team.Anybody.SendAsync(HttpMethod.Get, garden.Path, null, headers: bearer));
        Tell("revoke it", await team.DeleteAsync($"/api/keys/{key.Json["id"]}"));
        Tell("use it after that", await team.Anybody.SendAsync(HttpMethod.Get, garden.Path, null, headers: bearer));
        await garden.SettleAsync();
        await TellStateAsync("after the team's work", garden);
    }

    private async Task PagesAsync(CampaignInStory garden)
    {
        var huw = $"{garden.Path}/participants/{await garden.IdOfAsync("Huw Puw")}";
        foreach (var purpose in (string[])["answer", "consents", "questions", "feedback", "preferences", "my-data", "stop"])
        {
            var link = await team.PostAsync($"{huw}/links", new { purpose });
            Tell($"a link for {purpose}", link);
            if (link.Status == 201)
            {
                var page = await team.Anybody.GetAsync(new Uri((string)link.Json["url"]!).AbsolutePath);
                Tell($"the page for {purpose}", page with { Text = Title().Match(page.Text).Value });
            }
        }

        var answer = new Uri((string)(await team.PostAsync($"{huw}/links", new { purpose = "answer" })).Ok(201).Json["url"]!).AbsolutePath;
        Tell("answer on the page", new ApiAnswer(await SubmitAsync(answer, ("answer", "no")), "", null, null, null));
        await garden.ShowsAsync("Huw Puw", "partstat", "DECLINED");
        Tell("a page of nobody's", await team.Anybody.GetAsync("/p/nonsense") with { Text = "" });
    }

    private async Task PauseAndMoveAsync(CampaignInStory garden)
    {
        Tell("pause", await team.PostAsync($"{garden.Path}/pause"));
        Tell("resume", await team.PostAsync($"{garden.Path}/resume"));
        var etag = (string)(await team.GetAsync(garden.Path)).Ok().Json["meeting"]!["etag"]!;
        var meeting = CampaignInStory.File("garden", places: 2, daysAhead: 26)["meeting"]!;
        object moved = new { start = (string)meeting["start"]!, end = (string)meeting["end"]! };
        Tell("move without a version", await team.PatchAsync($"{garden.Path}/meeting", moved));
        Tell("move", await team.PatchAsync($"{garden.Path}/meeting", moved, etag));
        Tell("move once more with the old version", await team.PatchAsync($"{garden.Path}/meeting", moved, etag));
        await garden.SentAsync("Ann Parry", "meeting-changed");
        await garden.SettleAsync();
        await TellStateAsync("after the move", garden);
    }

    private async Task SubjectAccessAsync(CampaignInStory garden)
    {
        var ann = $"{garden.Path}/participants/{await garden.IdOfAsync("Ann Parry")}/subject-access";
        Tell("ask for her data", await team.PostAsync(ann));
        await DoneAsync(ann);
        Tell("what was found", await team.GetAsync(ann));
        using var zip = new ZipArchive(new MemoryStream(await team.GetBytesAsync($"{ann}/download")), ZipArchiveMode.Read);
        told.Add($"the download: {string.Join(' ', zip.Entries.Select(static entry => entry.FullName).Order(StringComparer.Ordinal))}");
        Assert.All(zip.Entries, static entry => Assert.True(entry.Length > 0, entry.FullName));
    }

    private async Task EraseAsync(CampaignInStory garden)
    {
        var ifan = $"{garden.Path}/participants/{await garden.IdOfAsync("Ifan Lewis")}";
        Tell("erase without a reason", await team.PostAsync($"{ifan}/erasure", new { }));
        Tell("erase", await team.PostAsync($"{ifan}/erasure", new { reason = "asked" }));
        await DoneAsync($"{ifan}/erasure");
        Tell("what was erased", await team.GetAsync($"{ifan}/erasure"));
        Tell("his timeline", await team.GetAsync($"{ifan}/timeline"));
    }

    private async Task LookAsync(CampaignInStory garden)
    {
        await TellStateAsync("at the end", garden);
        Tell("report", await team.GetAsync($"{garden.Path}/report"));
        Tell("report as a table", await team.GetAsync($"{garden.Path}/report", "text/csv"));
        Tell("proof of the consents", await team.GetAsync($"{garden.Path}/consents/verify"));
        Tell("keys", await team.GetAsync("/api/keys"));
        Tell("senders", await team.GetAsync("/api/senders"));
        Tell("audit", await team.GetAsync("/api/audit?top=500"));
        Tell("phrases", await team.GetAsync("/api/safeguarding/phrases"));
        Tell("campaigns", await team.GetAsync("/api/campaigns"));
    }

    private async Task CancelAsync(CampaignInStory garden)
    {
        Tell("cancel", await team.PostAsync($"{garden.Path}/cancel"));
        await garden.SentAsync("Ann Parry", "meeting-cancelled");
        await garden.SentAsync("Cai Morgan", "meeting-cancelled");
        await garden.SettleAsync();
        await TellStateAsync("after the cancellation", garden);
        var ledger = await app.Provider.LedgerAsync();
        Assert.Empty(ledger.Violations);
        told.AddRange(ledger.Messages.Select(static message => $"went to {message.To}: {Normalised.Of(0, message.Subject ?? message.Body ?? "")}").Order(StringComparer.Ordinal));
    }

    /// <summary>All that the team can see of a campaign.</summary>
    private async Task TellStateAsync(string when, CampaignInStory garden)
    {
        Tell($"{when}: the campaign", await team.GetAsync(garden.Path));
        Tell($"{when}: the inbox", await team.GetAsync($"{garden.Path}/inbox"));
        Tell($"{when}: access needs", await team.GetAsync($"{garden.Path}/access-needs"));
        Tell($"{when}: consents", await team.GetAsync($"{garden.Path}/consents"));
        foreach (var person in (await garden.PeopleAsync()).OrderBy(static person => (string)person["name"]!, StringComparer.Ordinal))
        {
            Tell($"{when}: {person["name"]}", new ApiAnswer(0, person.ToJsonString(), null, null, null));
            Tell($"{when}: timeline of {person["name"]}", await team.GetAsync($"{garden.Path}/participants/{person["id"]}/timeline"));
        }
    }

    private async Task<string> ItemAsync(CampaignInStory garden, string word) => await Wait.ForAsync($"an item about '{word}'", async () =>
        (await team.GetAsync($"{garden.Path}/inbox")).Ok().Json["items"]!.AsArray()
            .Where(item => ((string?)item!["text"])?.Contains(word, StringComparison.Ordinal) == true).Select(static item => (string?)item!["id"]).FirstOrDefault());

    private Task DoneAsync(string request) => Wait.UntilAsync($"{request} is done", async () => (string?)(await team.GetAsync(request)).Json["state"] == "done");

    /// <summary>As a browser does it: the page first, then its form with the page's own token and cookie.</summary>
    private async Task<int> SubmitAsync(string page, params (string Name, string Value)[] fields)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = app.Address };
        using var opened = await http.GetAsync(new Uri(page, UriKind.Relative));
        var token = FormToken().Match(await opened.Content.ReadAsStringAsync()).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, page)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("form-token", token), .. fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))]),
        };
        request.Headers.Add("Cookie", string.Join("; ", opened.Headers.GetValues("Set-Cookie").Select(static cookie => cookie.Split(';')[0])));
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private void Tell(string what, ApiAnswer answer) => told.Add($"{what}: {Normalised.Of(answer.Status, answer.Text)}");

    [GeneratedRegex("<title>.*?</title>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex("name=\"form-token\"[^>]*value=\"(?<token>[^\"]*)\"")]
    private static partial Regex FormToken();
}
