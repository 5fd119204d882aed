using System.Text.Json.Serialization;

namespace EngagementFlows.Campaigns;

/// <summary>The meeting as the API shows it.</summary>
/// <param name="ETag">Named by hand: camel case would make <c>eTag</c> of it.</param>
public sealed record MeetingView(
    LocalizedText Title,
    string Start,
    string End,
    string TimeZone,
    LocalizedText Place,
    string? VideoLink,
    int Places,
    string ReplyBy,
    [property: JsonPropertyName("etag")] string ETag)
{
    public static MeetingView Of(Campaign campaign)
    {
        var meeting = campaign.File.Meeting;
        return new(meeting.Title, meeting.Start, meeting.End, campaign.File.TimeZone, meeting.Place, meeting.VideoLink, meeting.Places, meeting.ReplyBy, campaign.MeetingETag);
    }
}
