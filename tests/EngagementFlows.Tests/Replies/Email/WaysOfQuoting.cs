using System.Net;
using System.Text;
using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Email;

/// <summary>How mail programs quote the message that is answered, below what the person wrote.</summary>
internal static class WaysOfQuoting
{
    private const string Name = "Riverside Together";
    private const string Address = "reply+ab12@replies.example.org";
    private const string Wrapped = "at 72";

    /// <summary>The words that Outlook puts before who wrote, when, to whom and about what.</summary>
    private static readonly (string Language, string From, string Sent, string To, string Subject, string Date)[] Headers =
    [
        ("English", "From", "Sent", "To", "Subject", "28 November 2026 10:15"),
        ("Welsh", "Oddi wrth", "Anfonwyd", "At", "Pwnc", "28 Tachwedd 2026 10:15"),
        ("Polish", "Od", "Wysłano", "Do", "Temat", "sobota, 28 listopada 2026 10:15"),
        ("German", "Von", "Gesendet", "An", "Betreff", "Samstag, 28. November 2026 10:15"),
        ("French", "De", "Envoyé", "À", "Objet", "samedi 28 novembre 2026 10:15"),
        ("Spanish", "De", "Enviado", "Para", "Asunto", "sábado, 28 de noviembre de 2026 10:15"),
        ("Portuguese", "De", "Enviada", "Para", "Assunto", "28 de novembro de 2026 10:15"),
        ("Romanian", "De la", "Trimis", "Către", "Subiect", "sâmbătă, 28 noiembrie 2026 10:15"),
        ("Italian", "Da", "Inviato", "A", "Oggetto", "sabato 28 novembre 2026 10:15"),
        ("Dutch", "Van", "Verzonden", "Aan", "Onderwerp", "zaterdag 28 november 2026 10:15"),
        ("Ukrainian", "Від", "Надіслано", "Кому", "Тема", "28 листопада 2026 р. 10:15"),
    ];

    private static readonly (string Program, string Attribution)[] Attributions =
    [
        ("Gmail", $"On Sat, 28 Nov 2026 at 10:15, {Name} <{Address}>\nwrote:"),
        ("Gmail in Welsh", $"Ar Sad, 28 Tach 2026 am 10:15, ysgrifennodd {Name} <{Address}>:"),
        ("Gmail in Polish", $"sob., 28 lis 2026 o 10:15 {Name} <{Address}>\nnapisał(a):"),
        ("Gmail in German", $"{Name} <{Address}> schrieb am Sa., 28. Nov. 2026,\n10:15:"),
        ("Gmail in Romanian", $"În sâm., 28 nov. 2026 la 10:15, {Name} <{Address}>\na scris:"),
        ("Apple", $"On 28 Nov 2026, at 10:15, {Name} <{Address}> wrote:"),
        ("Apple in French", $"Le 28 nov. 2026 à 10:15, {Name} <{Address}> a écrit :"),
        ("Thunderbird", $"On 28/11/2026 10:15, {Name} wrote:"),
        ("Thunderbird in Dutch", $"Op 28-11-2026 om 10:15 schreef {Name}:"),
        ("Evolution", $"On Sat, 2026-11-28 at 10:15 +0000, {Name} wrote:"),
        ("Proton", $"------- Original Message -------\nOn Saturday, November 28th, 2026 at 10:15, {Name} <{Address}> wrote:\n"),
    ];

    internal static IReadOnlyDictionary<string, Func<RenderedMessage, MailText>> All { get; } = Plain().Concat(Html()).ToDictionary(way => way.Name, way => way.Quote);

    private static IEnumerable<(string Name, Func<RenderedMessage, MailText> Quote)> Plain()
    {
        foreach (var words in Headers)
        {
            yield return ($"Outlook in {words.Language}, below a rule", message => Below($"________________________________\n{Block(words, message)}\n\n{message.Text}"));
            yield return ($"Outlook in {words.Language}", message => Below($"{Block(words, message)}\n\n{message.Text}"));
        }

        foreach (var (program, attribution) in Attributions)
        {
            yield return ($"{program}, marked", message => Below($"{attribution}\n\n{Marked(message.Text)}"));
            yield return ($"{program}, unmarked", message => Below($"{attribution}\n\n{message.Text}"));
        }

        yield return ("AOL", message => Below($"In a message dated 28/11/2026 10:15:33 GMT Standard Time, {Address} writes:\n\n{message.Text}"));
        yield return ("AOL, new", message => Below($"-----Original Message-----\nFrom: {Name} <{Address}>\nTo: ann@example.org\nSent: Sat, 28 Nov 2026 10:15\nSubject: {message.Subject}\n\n{message.Text}"));
        yield return ("BT", message => Below($"------ Original Message ------\nFrom: \"{Name}\" <{Address}>\nTo: ann@example.org\nSent: Saturday, 28 Nov, 26 At 10:15\nSubject: {message.Subject}\n\n{message.Text}"));
        yield return ("GMX", message => Below($"Gesendet: Samstag, 28. November 2026 um 10:15 Uhr\nVon: \"{Name}\" <{Address}>\nAn: ann@example.org\nBetreff: {message.Subject}\n{message.Text}"));
        yield return ("Yahoo on one line", message => Below($"  On Sat, 28 Nov 2026 at 10:15, {Name}<{Address}> wrote:   {message.Text}"));
        yield return ("Yahoo behind the words", message => new MailText($"Yes please      On Saturday, 28 November 2026 at 10:15:12 GMT, {Name} <{Address}> wrote:  \n \n {message.Text}"));
        yield return ("Samsung", message => Below($"-------- Original message --------\nFrom: {Name} <{Address}> \nDate: 28/11/2026  10:15  (GMT+00:00) \nTo: ann@example.org \nSubject: {message.Subject} \n\n{message.Text}"));
        yield return ("Forwarded", message => Below($"---------- Forwarded message ---------\nFrom: {Name} <{Address}>\nDate: Sat, 28 Nov 2026 at 10:15\nSubject: {message.Subject}\nTo: <ann@example.org>\n\n{message.Text}"));
        yield return ("Marks alone", message => Below(Marked(message.Text)));
        yield return ("Nothing at all", message => Below(message.Text));
        yield return ($"Nothing at all, broken {Wrapped}", message => Below(Broken(message.Text)));
        yield return ("Nothing at all, without empty lines", message => Below(message.Text.Replace("\n\n", "\n", StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Name, Func<RenderedMessage, MailText> Quote)> Html()
    {
        (string Program, string Before, string After)[] ways =
        [
            ("Gmail", "<div class=\"gmail_quote\"><div class=\"gmail_attr\">Dana 28. 11. u 10:15 Riverside:<br></div><blockquote class=\"gmail_quote\">", "</blockquote></div>"),
            ("Outlook", "<div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt\"><p><b>Lähettäjä:</b> R<br><b>Lähetetty:</b> 28.11.<br><b>Aihe:</b> A</p></div>", ""),
            ("Outlook on the web", "<div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>Feladó:</b> Riverside<br></div>", ""),
            ("Outlook of old", "<div class=\"OutlookMessageHeader\">Riverside</div>", ""),
            ("Hotmail", "<hr id=\"stopSpelling\">Riverside<br>", ""),
            ("Thunderbird", "<div class=\"moz-cite-prefix\">28.11. Riverside je napisao:<br></div><blockquote type=\"cite\">", "</blockquote>"),
            ("Yahoo", "<div class=\"yahoo_quoted\">", "</div>"),
            ("Proton", "<div class=\"protonmail_quote\">Riverside:<blockquote>", "</blockquote></div>"),
        ];
        foreach (var (program, before, after) in ways)
        {
            yield return ($"{program}'s HTML", message => new MailText(Page(message, before, after).Text));
            // A plain text in which nothing shows where the quote begins.
            yield return ($"{program}'s HTML beside bare text", message => Below($"28.11. Riverside\n\n{message.Text}") with { Html = Page(message, before, after) });
        }
    }

    private static MailText Below(string quote) => new($"Yes please\n\n{quote}") { OurNames = [Name] };

    private static HtmlText Page(RenderedMessage message, string before, string after) =>
        HtmlText.Read($"<html><body><div>Yes please</div>{before}{WebUtility.HtmlEncode(message.Text).Replace("\n", "<br>", StringComparison.Ordinal)}{after}</body></html>");

    private static string Block((string Language, string From, string Sent, string To, string Subject, string Date) words, RenderedMessage message) =>
        $"{words.From}: {Name} <{Address}>\n{words.Sent}: {words.Date}\n{words.To}: Ann Rees <ann@example.org>\n{words.Subject}: {message.Subject}";

    private static string Marked(string text) => "> " + Broken(text).Replace("\n", "\n> ", StringComparison.Ordinal);

    private static string Broken(string text)
    {
        var broken = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var length = 0;
            foreach (var word in line.Split(' '))
            {
                broken.Append(length == 0 ? "" : length + word.Length > 72 ? "\n" : " ").Append(word);
                length = length + word.Length > 72 ? word.Length : length + word.Length + 1;
            }

            broken.Append('\n');
        }

        return broken.ToString().TrimEnd();
    }
}
