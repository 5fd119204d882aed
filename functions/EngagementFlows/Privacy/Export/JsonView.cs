using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace EngagementFlows.Privacy.Export;

/// <summary>Any JSON as lists to read: members as terms, items in order. What comes to be stored later is shown without a word here.</summary>
public sealed class JsonView : ComponentBase
{
    [Parameter]
    public JsonNode? Value { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Write(builder, Value);

    private static void Write(RenderTreeBuilder builder, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                builder.OpenElement(0, "dl");
                foreach (var (name, member) in members.Where(member => !IsEmpty(member.Value)))
                {
                    builder.OpenElement(1, "dt");
                    builder.AddContent(2, Label(name));
                    builder.CloseElement();
                    builder.OpenElement(3, "dd");
                    Write(builder, member);
                    builder.CloseElement();
                }

                builder.CloseElement();
                break;
            case JsonArray items:
                builder.OpenElement(4, "ol");
                foreach (var item in items)
                {
                    builder.OpenElement(5, "li");
                    Write(builder, item);
                    builder.CloseElement();
                }

                builder.CloseElement();
                break;
            case not null:
                builder.AddContent(6, value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString());
                break;
        }
    }

    private static bool IsEmpty(JsonNode? value) => value is null or JsonObject { Count: 0 } or JsonArray { Count: 0 } || (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0);

    /// <summary><c>preferredContact</c> is "Preferred contact".</summary>
    private static string Label(string name)
    {
        var label = new StringBuilder(name.Length + 4);
        foreach (var character in name)
        {
            label.Append(label.Length == 0 ? char.ToUpperInvariant(character) : char.IsAsciiLetterUpper(character) ? $" {char.ToLowerInvariant(character)}" : $"{character}");
        }

        return label.ToString();
    }
}
