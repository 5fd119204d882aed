using System.Security.Cryptography;
using System.Text;

namespace EngagementFlows.Pages.Layout;

/// <summary>
/// The one style of all pages, in the page itself: nothing is fetched. Large type, one column, targets of 44 px and more, contrast of
/// 7 : 1 for text, and a focus that is seen on every ground.
/// </summary>
public static class PageStyle
{
    public const string Css = """
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { font: 1.1875rem/1.5 Arial, Helvetica, sans-serif; color: #111; background: #fff; max-width: 38rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
        body.easy { font-size: 1.375rem; line-height: 1.6; }
        body.large { font-size: 1.75rem; }
        header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0 1rem; border-bottom: 4px solid #1d4f91; margin-bottom: 1.5rem; }
        header p { margin: .5rem 0; font-weight: bold; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
        h2, legend.large { font-size: 1.3125rem; line-height: 1.3; font-weight: bold; }
        h2 { margin: 2rem 0 .75rem; }
        a { color: #1d4f91; }
        header a, nav a, footer a { display: inline-block; padding: .625rem 0; min-height: 2.75rem; }
        .easy h2, .easy legend.large { font-size: 1.5rem; }
        .large h1, .large h2, .large legend.large { font-size: 2rem; }
        .whose { margin: 0 0 .75rem; }
        .both { display: block; }
        .languages { flex: 1 1 100%; display: flex; flex-wrap: wrap; gap: .75rem; padding-bottom: 1rem; }
        .languages p { flex: 1 1 100%; margin: 0; font-size: 1.3125rem; line-height: 1.3; }
        .languages a { flex: 1 1 8rem; padding: .625rem 1rem; min-height: 3.25rem; font-size: 1.3125rem; font-weight: bold; text-align: center; }
        .languages a { color: #fff; background: #1d4f91; border: 3px solid #1d4f91; border-radius: .25rem; }
        .large .languages p, .large .languages a { font-size: 2rem; }
        .picture { margin-right: .5rem; }
        .note h2 { margin: 0 0 .5rem; }
        a[aria-current] { font-weight: bold; }
        nav { border-top: 2px solid #767676; margin-top: 2.5rem; }
        nav ul { list-style: none; padding: 0; margin: 0; }
        footer { border-top: 2px solid #767676; margin-top: 2.5rem; }
        footer ul { list-style: none; padding: 0; margin: 0; }
        footer a { display: inline-block; padding: .625rem 0; min-height: 2.75rem; }
        blockquote { margin: 0 0 .75rem; padding: .25rem 0 .25rem .75rem; border-left: 5px solid #1d4f91; color: #111; white-space: pre-line; }
        .action { display: inline-block; padding: .625rem 0; min-height: 2.75rem; }
        form { margin: 0 0 1.5rem; }
        section + section { border-top: 2px solid #767676; margin-top: 2rem; padding-top: 1.5rem; }
        fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; min-width: 0; }
        legend { float: left; width: 100%; padding: 0; font-weight: bold; margin-bottom: .5rem; }
        legend ~ * { clear: both; }
        label { display: block; }
        .field { margin: 0 0 1.25rem; }
        .field > label { font-weight: bold; }
        .choice { display: flex; align-items: center; min-height: 2.75rem; padding: .25rem 0; }
        .choice input { flex: none; width: 1.75rem; height: 1.75rem; margin: 0 .75rem 0 .25rem; accent-color: #1d4f91; }
        .choice label { flex: 1; padding: .5rem 0; }
        .scale { display: flex; flex-wrap: wrap; gap: 0 .25rem; }
        .scale .choice { flex: 1 1 3rem; flex-direction: column; min-width: 3rem; }
        .scale .choice input { margin: .25rem 0 0; }
        .scale .choice label { padding: .25rem .75rem; flex: none; }
        .ends { display: flex; justify-content: space-between; font-size: .85em; }
        textarea, input[type=time] { font: inherit; color: inherit; background: #fff; border: 2px solid #111; border-radius: 0; padding: .5rem; width: 100%; max-width: 100%; }
        input[type=time] { width: auto; min-height: 2.75rem; }
        button { font: inherit; font-weight: bold; color: #fff; background: #1d4f91; border: 3px solid #1d4f91; border-radius: .25rem; padding: .625rem 1.25rem; min-height: 3rem; }
        .hint { color: #3d3d3d; margin: 0 0 .5rem; }
        .note, .errors, .done { border: 4px solid #1d4f91; padding: .75rem 1rem; margin: 0 0 1.5rem; }
        .note p:last-child, .done p:last-child { margin-bottom: 0; }
        .note p:first-child, .done p:first-child { margin-top: 0; }
        .done { border-color: #00622f; }
        .errors { border-color: #a1161a; }
        .errors h2 { margin: 0 0 .5rem; }
        .errors ul { padding-left: 1.25rem; margin: 0; }
        .errors a, .error { color: #a1161a; font-weight: bold; }
        .error { margin: 0 0 .5rem; }
        .wrong { border-left: 5px solid #a1161a; padding-left: .75rem; }
        dl { margin: 0 0 1.5rem; }
        dt { font-weight: bold; }
        dd { margin: 0 0 .5rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border: 1px solid #767676; padding: .5rem; text-align: left; vertical-align: top; }
        a:focus, button:focus, textarea:focus, input:focus, input:focus-within, .errors:focus { outline: 4px solid #111; outline-offset: 2px; box-shadow: 0 0 0 8px #ffbf47; }
        @media print { nav, footer, button, header a { display: none; } }
        """;

    /// <summary>The Content-Security-Policy of every page: our own style by its hash, forms to this site, and nothing else.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
