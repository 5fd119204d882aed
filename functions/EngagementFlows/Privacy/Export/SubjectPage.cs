using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace EngagementFlows.Privacy.Export;

/// <summary>The page to read: a heading and a section a place, without scripts, for any screen and for screen readers.</summary>
public sealed class SubjectPage : ComponentBase
{
    private const string Style =
        "body{font:1.125rem/1.5 Arial,sans-serif;color:#0b0c0c;max-width:48rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}"
        + "dt{font-weight:700}dd{margin:0 0 .5rem 1rem}section{border-top:1px solid #505a5f;margin-top:2rem}li{margin-bottom:1rem}.note{border-left:.25rem solid #505a5f;padding-left:1rem}";

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<SubjectPart> Parts { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public SubjectWords Words { get; set; } = SubjectWords.In("en");

    [Parameter]
    [EditorRequired]
    public SubjectReader Reader { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public DateTimeOffset At { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "html");
        builder.AddAttribute(1, "lang", Words.Language);
        builder.OpenElement(2, "head");
        builder.AddMarkupContent(3, """<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">""");
        Text(builder, "title", Words.Title);
        builder.AddMarkupContent(4, $"<style>{Style}</style>");
        builder.CloseElement();
        builder.OpenElement(5, "body");
        builder.OpenElement(6, "main");
        Text(builder, "h1", Words.Title);
        Text(builder, "p", string.Format(CultureInfo.InvariantCulture, Words.Introduction, Words.Moment(At)));
        Text(builder, "p", Words.Rights);
        foreach (var part in Parts)
        {
            Section(builder, part);
        }

        builder.CloseElement();
        builder.CloseElement();
        builder.CloseElement();
    }

    /// <summary>Of what the team did, when and who: what it was done to stands there by its id.</summary>
    private static JsonNode? DataOf(SubjectPart part) => part is { Key: StoredKeys.Audit, Holding.Data: JsonArray entries }
        ? new JsonArray([.. entries.OfType<JsonObject>().Select(entry => new JsonObject { ["at"] = entry["at"]?.DeepClone(), ["who"] = entry["who"]?.DeepClone() })])
        : part.Holding.Data;

    private void Section(RenderTreeBuilder builder, SubjectPart part)
    {
        builder.OpenElement(10, "section");
        builder.SetKey(part.Key);
        Text(builder, "h2", Words.Headings.GetValueOrDefault(part.Key, part.Key));
        if (Words.NoteOf(part.Holding) is { } note)
        {
            builder.OpenElement(11, "p");
            builder.AddAttribute(12, "class", "note");
            builder.AddContent(13, note);
            builder.CloseElement();
        }

        if (part.Holding.Count == 0)
        {
            Text(builder, "p", Words.Nothing);
        }
        else if (!SubjectVocabulary.PartsForPrograms.Contains(part.Key) && Reader.HasWords(DataOf(part)))
        {
            builder.OpenComponent<JsonView>(14);
            builder.AddComponentParameter(15, nameof(JsonView.Value), DataOf(part));
            builder.AddComponentParameter(16, nameof(JsonView.Reader), Reader);
            builder.CloseComponent();
        }
        else
        {
            Text(builder, "p", string.Format(CultureInfo.InvariantCulture, Words.ForPrograms, part.File));
        }

        builder.CloseElement();
    }

    private static void Text(RenderTreeBuilder builder, string element, string text)
    {
        builder.OpenElement(20, element);
        builder.AddContent(21, text);
        builder.CloseElement();
    }
}
