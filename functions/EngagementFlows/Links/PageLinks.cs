using System.Buffers.Binary;
using EngagementFlows.Campaigns;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Links;

/// <summary>
/// Links to a participant's own pages: <c>/p/TOKEN</c>. A token is signed for one person and one page, ends on a day, and can be called
/// back: it holds the person's <see cref="Participant.LinksVersion"/> at the time.
/// </summary>
public sealed class PageLinks(PersonTokens tokens, LinkKeys keys, ParticipantStore participants, IOptions<ProviderSettings> settings, TimeProvider clock)
{
    public const string Path = "p";

    /// <summary>How long after the meeting, or after today where that is later, links work.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromDays(60);

    /// <summary>The key's id, the person's links version and the last day, each day counted from <see cref="Epoch"/>.</summary>
    private const int ExtraLength = 5;

    private static readonly DateOnly Epoch = new(2020, 1, 1);

    /// <returns>The last day, by UTC, on which a link made now works.</returns>
    public DateOnly LastDay(Campaign campaign)
    {
        var (end, now) = (MeetingTimes.End(campaign.File), clock.GetUtcNow());
        return DateOnly.FromDateTime(((end > now ? end : now) + Lasting).UtcDateTime);
    }

    /// <returns>Null where it is not known under which address participants reach this app.</returns>
    public Uri? For(Campaign campaign, Participant person, LinkPurpose purpose) =>
        settings.Value.PublicBaseUrl is { Length: > 0 } address ? new Uri($"{address.TrimEnd('/')}/{Path}/{Token(person, purpose, LastDay(campaign))}") : null;

    public string Token(Participant person, LinkPurpose purpose, DateOnly lastDay)
    {
        Span<byte> extra = stackalloc byte[ExtraLength];
        extra[0] = keys.Newest;
        BinaryPrimitives.WriteUInt16BigEndian(extra[1..], Version(person));
        BinaryPrimitives.WriteUInt16BigEndian(extra[3..], (ushort)(lastDay.DayNumber - Epoch.DayNumber));
        return purpose.Letter() + tokens.Write(Signed(purpose), person.Ref, extra, keys.Find(keys.Newest));
    }

    /// <summary>Nobody is looked up before the signature is found right, so that a guess costs the same whoever it is about.</summary>
    public async Task<LinkReading> ReadAsync(string? token, CancellationToken cancellation)
    {
        if (SignedIn(token) is not var (purpose, signed))
        {
            return LinkReading.Unknown;
        }

        byte[] extra = [.. signed.Extra];
        var lastDay = Epoch.AddDays(BinaryPrimitives.ReadUInt16BigEndian(extra.AsSpan(3)));
        var reference = await tokens.FindAsync(signed, cancellation);
        var found = reference is { } one ? await participants.FindAsync(one, cancellation) : null;
        var person = found is { Value: { ErasingSince: null, ErasedAt: null } known } ? known : null;
        var state = person is not null && Version(person) != BinaryPrimitives.ReadUInt16BigEndian(extra.AsSpan(1)) ? LinkState.Revoked
            : person is null ? LinkState.Gone
            : lastDay < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) ? LinkState.Expired
            : LinkState.Live;
        return new LinkReading(state, purpose, person, lastDay) { CampaignId = reference?.CampaignId };
    }

    /// <returns>The campaign that a link of ours belongs to, whether or not it still works; null where the link is not ours.</returns>
    public async Task<string?> CampaignOfAsync(string? token, CancellationToken cancellation) =>
        await tokens.FindAsync(SignedIn(token)?.Person, cancellation) is { } reference ? reference.CampaignId : null;

    private (LinkPurpose Purpose, SignedPerson Person)? SignedIn(string? token) =>
        token is { Length: > 1 } && LinkPurposes.Of(token[0]) is { } purpose
        && tokens.Read(Signed(purpose), token[1..], ExtraLength, extra => keys.Find(extra[0])) is { } signed ? (purpose, signed) : null;

    private static string Signed(LinkPurpose purpose) => $"page:{purpose.Name()}";

    private static ushort Version(Participant person) => (ushort)(person.LinksVersion & 0xFFFF);
}

/// <param name="Person">Null where the token is not ours, or the person is no longer known.</param>
public sealed record LinkReading(LinkState State, LinkPurpose Purpose, Participant? Person, DateOnly LastDay)
{
    /// <summary>The campaign that the link is of; null where the token is not ours, or the campaign is gone.</summary>
    public string? CampaignId { get; init; }

    public static LinkReading Unknown { get; } = new(LinkState.Unknown, default, null, default);
}

public enum LinkState
{
    /// <summary>Not ours, changed on the way, or signed with a key that is no longer accepted.</summary>
    Unknown,

    Live,

    /// <summary>Its day is over.</summary>
    Expired,

    /// <summary>Nobody is known under it any more: their data is erased, or is being erased.</summary>
    Gone,

    /// <summary>Called back by the team.</summary>
    Revoked,
}
