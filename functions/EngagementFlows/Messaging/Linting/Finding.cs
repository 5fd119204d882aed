using System.Text.Json.Serialization;

namespace EngagementFlows.Messaging.Linting;

/// <summary>Something in a text that should be looked at before people read it.</summary>
/// <param name="Rule">Small letters and hyphens, such as <c>opt-out-word</c>.</param>
/// <param name="Severity">An error is not saved; a warning is the author's to decide on.</param>
/// <param name="Where">The path in the campaign file (<c>messages.invitation.cy.sms</c>, <c>meeting.title.en</c>), or the template, wording and channel of a built-in text (<c>invitation.cy.sms</c>).</param>
/// <param name="Excerpt">The words that it is about.</param>
/// <param name="Suggestion">What is wrong and how to put it right.</param>
public sealed record Finding(string Rule, Severity Severity, string Where, string Excerpt, string Suggestion)
{
    [JsonIgnore]
    public bool IsError => Severity == Severity.Error;
}

[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    [JsonStringEnumMemberName("error")]
    Error,

    [JsonStringEnumMemberName("warning")]
    Warning,
}
