namespace EngagementFlows.Journeys;

/// <summary>Which journey: ids only.</summary>
public sealed record JourneyStart(string CampaignId, string ParticipantId);
