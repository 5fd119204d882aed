using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>A file with the message, its content in Base64.</summary>
public class Attachment
{
    [JsonPropertyName("content")]
    public string Content { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("filename")]
    public string Filename { get; set; }

    [JsonPropertyName("disposition")]
    public string Disposition { get; set; }

    [JsonPropertyName("content_id")]
    public string ContentId { get; set; }
}
