using System.Security.Cryptography;
using System.Text;

namespace EngagementFlows.Unsubscribing;

/// <summary>
/// The pages of the unsubscribe link, in English and Welsh: few words, large type, no script, nothing from elsewhere, and nothing on them about
/// the person.
/// </summary>
public static class UnsubscribePage
{
    private const string Style = """
        body { font: 1.375rem/1.5 Arial, Helvetica, sans-serif; color: #111; background: #fff; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 2rem; line-height: 1.2; }
        section + section { border-top: 2px solid #767676; margin-top: 2rem; padding-top: 1rem; }
        button { font: inherit; font-weight: bold; color: #fff; background: #1d4f91; border: 3px solid #1d4f91; border-radius: .25rem; padding: .75rem 1.5rem; min-height: 3rem; }
        button:focus { outline: 4px solid #ffbf47; outline-offset: 2px; }
        """;

    /// <summary>Our own style by its hash, a form to this site, and nothing else.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static string Question { get; } = Page(
        "Stop messages", """
        <h1>Stop all messages?</h1>
        <p>Press the button. We will then send you no more emails and no more texts.</p>
        <form method="post"><button type="submit">Stop messages</button></form>
        """,
        "Stopio negeseuon", """
        <h1>Stopio pob neges?</h1>
        <p>Pwyswch y botwm. Wedyn fyddwn ni ddim yn anfon mwy o e-byst na negeseuon testun atoch chi.</p>
        <form method="post"><button type="submit">Stopio negeseuon</button></form>
        """);

    public static string Done { get; } = Page(
        "Messages stopped", """
        <h1>We have stopped your messages</h1>
        <p>We will send you no more emails and no more texts. You do not need to do anything else.</p>
        <p>Changed your mind? Reply START to any message you had from us.</p>
        """,
        "Negeseuon wedi stopio", """
        <h1>Rydyn ni wedi stopio eich negeseuon</h1>
        <p>Fyddwn ni ddim yn anfon mwy o e-byst na negeseuon testun atoch chi. Does dim angen i chi wneud dim byd arall.</p>
        <p>Wedi newid eich meddwl? Atebwch START i unrhyw neges gawsoch chi gennym ni.</p>
        """);

    public static string Unknown { get; } = Page(
        "This link does not work", """
        <h1>Sorry, this link does not work</h1>
        <p>Part of it may be missing. You can still stop our messages: reply STOP to any message you had from us.</p>
        """,
        "Dydy’r ddolen hon ddim yn gweithio", """
        <h1>Mae’n ddrwg gennym, dydy’r ddolen hon ddim yn gweithio</h1>
        <p>Efallai bod rhan ohoni ar goll. Gallwch chi stopio ein negeseuon o hyd: atebwch STOP i unrhyw neges gawsoch chi gennym ni.</p>
        """);

    private static string Page(string title, string english, string welshTitle, string welsh) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <meta name="referrer" content="no-referrer">
        <title>{title} / {welshTitle}</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        <section lang="cy">
        {welsh}
        </section>
        <section lang="en">
        {english}
        </section>
        </main>
        </body>
        </html>
        """;
}
