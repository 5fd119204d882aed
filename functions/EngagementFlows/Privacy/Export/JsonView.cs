using System.Text.Json.Nodes;
using EngagementFlows.Campaigns;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace EngagementFlows.Privacy.Export;

/// <summary>Stored data as lists to read, in the words of a <see cref="SubjectReader"/>.</summary>
public sealed class JsonView : ComponentBase
{
    [Parameter, EditorRequired]
    public JsonNode? Value { get; set; }

    [Parameter, EditorRequired]
    public SubjectReader Reader { get; set; } = null!;

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Write(builder, Value, null, null);

    private void Write(RenderTreeBuilder builder, JsonNode? value, string? member, CampaignFile? campaign)
    {
        switch (value)
        {
            case JsonObject members:
                var file = Reader.CampaignOf(members) ?? campaign;
                builder.OpenElement(0, "dl");
                foreach (var (name, inner) in members.Where(one => Reader.HasWords(one.Value, one.Key, file) && Reader.LabelOf(one.Key, member, file) is not null))
                {
                    builder.OpenElement(1, "dt");
                    builder.AddContent(2, Reader.LabelOf(name, member, file));
                    builder.CloseElement();
                    builder.OpenElement(3, "dd");
                    Write(builder, inner, name, file);
                    builder.CloseElement();
                }

                builder.CloseElement();
                break;
            case JsonArray items:
                builder.OpenElement(4, "ul");
                foreach (var item in items.Where(item => Reader.HasWords(item, member, campaign)))
                {
                    builder.OpenElement(5, "li");
                    Write(builder, item, member, campaign);
                    builder.CloseElement();
                }

                builder.CloseElement();
                break;
            case not null:
                // What people write may run from right to left, and turns nothing else round.
                builder.OpenElement(6, "bdi");
                builder.AddContent(7, Reader.InWords(value, member, campaign));
                builder.CloseElement();
                break;
        }
    }
}
