using System.Collections.Immutable;
using EngagementFlows.Consent;
using EngagementFlows.Replies;

namespace EngagementFlows.Campaigns;

/// <summary>What may be done with a campaign in which state, and what comes of it. Doing the same again changes nothing.</summary>
public static class CampaignDecisions
{
    /// <summary>More moves than any meeting has; a row has its limits.</summary>
    private const int MostEarlierMeetings = 30;

    public static Decision Launch(Campaign campaign, DateTimeOffset now) => campaign.State switch
    {
        CampaignState.Draft when LaunchReadiness.Missing(campaign.File) is { Count: > 0 } missing =>
            Refused(campaign, "Before people are written to they have to be told what is missing here. Each entry of errors names a field and how to put it right.") with { Missing = missing },
        CampaignState.Draft => Changed(campaign with { State = CampaignState.Running, LaunchedAt = now }),
        CampaignState.Running or CampaignState.Paused => Unchanged(campaign),
        _ => Refused(campaign, "The campaign was cancelled and cannot be launched again. Create a new one under another id."),
    };

    public static Decision Pause(Campaign campaign) => campaign.State switch
    {
        CampaignState.Running => Changed(campaign with { State = CampaignState.Paused }),
        CampaignState.Paused => Unchanged(campaign),
        CampaignState.Draft => Refused(campaign, "The campaign has not been launched, so there is nothing to pause."),
        _ => Refused(campaign, "The campaign was cancelled, so there is nothing to pause."),
    };

    public static Decision Resume(Campaign campaign) => campaign.State switch
    {
        CampaignState.Paused => Changed(campaign with { State = CampaignState.Running }),
        CampaignState.Running => Unchanged(campaign),
        CampaignState.Draft => Refused(campaign, "The campaign has not been launched; launch it instead."),
        _ => Refused(campaign, "The campaign was cancelled and cannot be resumed."),
    };

    public static Decision Cancel(Campaign campaign, DateTimeOffset now) => campaign.State switch
    {
        CampaignState.Cancelled => Unchanged(campaign),
        _ => Changed(campaign with { State = CampaignState.Cancelled, CancelledAt = now }),
    };

    /// <param name="move">What of the change people are told.</param>
    public static Decision Edit(Campaign campaign, MeetingFile meeting, MeetingMove move, DateTimeOffset now)
    {
        if (campaign.State == CampaignState.Cancelled)
        {
            return Refused(campaign, "The campaign was cancelled; its meeting cannot be changed.");
        }

        if (campaign.File.Meeting == meeting)
        {
            return Unchanged(campaign);
        }

        var edited = campaign with
        {
            File = campaign.File with { Meeting = meeting },
            MeetingVersion = campaign.MeetingVersion + 1,
            LastMove = move.IsMove ? campaign.MeetingVersion + 1 : campaign.MoveVersion,
            AnswersToConfirm = move.Venue == VenueChange.New ? campaign.AnswersToConfirm.Union(EverydayAnswers.OfTheVenue(campaign.File)) : campaign.AnswersToConfirm,
        };
        if (campaign.State == CampaignState.Draft || !move.IsMove)
        {
            return Changed(edited);
        }

        var earlier = campaign.EarlierMeetings.Add(new EarlierMeeting(campaign.MeetingVersion, campaign.File.Meeting, now, move.Venue == VenueChange.New));
        return Changed(edited with
        {
            MeetingChangedAt = now,
            EarlierMeetings = earlier.Count > MostEarlierMeetings ? earlier.RemoveAt(0) : earlier,
        });
    }

    public static Decision Publish(Campaign campaign, IReadOnlyList<MaterialLink> links, DateTimeOffset now) =>
        campaign.State == CampaignState.Draft ? Refused(campaign, "The campaign has not been launched, so there is nobody to send notes to.")
        : campaign.State == CampaignState.Cancelled ? Refused(campaign, "The meeting was cancelled, so there are no notes of it, and nobody would get them.")
        : campaign.Materials is { } there && there.Links.SequenceEqual(links) ? Unchanged(campaign)
        : Changed(campaign with { Materials = new Materials(links, campaign.Materials?.PublishedAt ?? now) });

    public static Decision Publish(Campaign campaign, IReadOnlyList<OutcomeItem> items, DateTimeOffset now) =>
        campaign.State == CampaignState.Draft ? Refused(campaign, "The campaign has not been launched, so there is nobody to tell.")
        : campaign.State == CampaignState.Cancelled ? Refused(campaign, "The meeting was cancelled and everybody has been told, so that nobody would get this any more.")
        : campaign.Outcomes is { } there && there.Items.SequenceEqual(items) ? Unchanged(campaign)
        : Changed(campaign with { Outcomes = new Outcomes(items, campaign.Outcomes?.PublishedAt ?? now) });

    /// <summary>Gives one message texts of the campaign's own, or takes them away. Journeys need not hear of it: a text is read when it is sent.</summary>
    public static Decision Write(Campaign campaign, string template, IReadOnlyDictionary<string, MessageTexts> texts)
    {
        if (campaign.State == CampaignState.Cancelled)
        {
            return Refused(campaign, "The campaign was cancelled; its texts cannot be changed.");
        }

        var own = (campaign.File.Messages ?? ImmutableDictionary<string, IReadOnlyDictionary<string, MessageTexts>>.Empty).ToImmutableSortedDictionary(StringComparer.Ordinal);
        var there = own.GetValueOrDefault(template) ?? ImmutableDictionary<string, MessageTexts>.Empty;
        if (there.Count == texts.Count && texts.All(one => there.GetValueOrDefault(one.Key) == one.Value))
        {
            return Unchanged(campaign);
        }

        var written = texts.Count == 0 ? own.Remove(template) : own.SetItem(template, texts);
        return new(campaign with { File = campaign.File with { Messages = written.Count == 0 ? null : written } }, IsChange: true);
    }

    /// <summary>Changes what people are told about the campaign. Journeys need not hear of it: it is read when a message is sent.</summary>
    /// <param name="confirmed">The everyday answers are as the team wants them, for the venue as it is: they sent them.</param>
    public static Decision Tell(Campaign campaign, CampaignFile told, bool confirmed = false)
    {
        ImmutableSortedSet<string> toConfirm = confirmed ? [] : campaign.AnswersToConfirm;
        if (campaign.State == CampaignState.Cancelled)
        {
            return Refused(campaign, "The campaign was cancelled; what people are told about it cannot be changed.");
        }

        var missing = LaunchReadiness.Missing(told).Where(one => campaign.State != CampaignState.Draft && !LaunchReadiness.Missing(campaign.File).ContainsKey(one.Key))
            .ToDictionary(StringComparer.Ordinal);
        return missing.Count > 0 ? Refused(campaign, "People are being written to, and have to be told this.") with { Missing = missing }
            : Campaign.HashOfAbout(told) == Campaign.HashOfAbout(campaign.File) && toConfirm.Count == campaign.AnswersToConfirm.Count ? Unchanged(campaign)
            : new(campaign with { File = told, AnswersToConfirm = toConfirm }, IsChange: true);
    }

    /// <summary>Puts a new version of a consent's wording in the place of the present one, which is kept. Journeys hear of it and ask again.</summary>
    public static Decision Reword(Campaign campaign, ConsentPurposeFile consent, DateTimeOffset now)
    {
        var present = campaign.File.Consents.First(one => one.Purpose == consent.Purpose);
        if (campaign.State == CampaignState.Cancelled)
        {
            return Refused(campaign, "The campaign was cancelled; nobody is asked any more.");
        }

        if (ConsentWordings.IsSame(present, consent))
        {
            return Unchanged(campaign);
        }

        return consent.Version <= present.Version
            ? Refused(campaign, $"Version {present.Version} of the wording is in force. What people agreed to is never changed: publish this one as version {present.Version + 1}.")
            : Changed(campaign with
            {
                File = campaign.File with { Consents = [.. campaign.File.Consents.Select(one => one.Purpose == consent.Purpose ? consent : one)] },
                EarlierWordings = campaign.EarlierWordings.Add(new EarlierWording(present, now)),
            });
    }

    private static Decision Changed(Campaign campaign) => new(campaign with { Revision = campaign.Revision + 1 }, IsChange: true);

    private static Decision Unchanged(Campaign campaign) => new(campaign, IsChange: false);

    private static Decision Refused(Campaign campaign, string why) => new(campaign, IsChange: false, why);
}

/// <param name="Refusal">Why it cannot be done in the campaign's state, and what to do instead.</param>
public sealed record Decision(Campaign Campaign, bool IsChange, string? Refusal = null)
{
    /// <summary>With a refusal: what the campaign file lacks, by path, and how to put it right.</summary>
    public IReadOnlyDictionary<string, string[]>? Missing { get; init; }
}
