namespace EngagementFlows.Consent;

/// <summary>The purposes of consent that the app knows what to do about. A campaign may ask for others under keys of its own.</summary>
public static class ConsentPurposes
{
    public const string TakePart = "take-part";
    public const string Photo = "photo";
    public const string Quote = "quote";
    public const string ContactAgain = "contact-again";
    public const string Sms = "sms";
    public const string Email = "email";
    public const string Share = "share";

    /// <summary>What campaigns of earlier versions call <see cref="ContactAgain"/>.</summary>
    public const string LaterStages = "later-stages";

    public static IReadOnlyList<string> Known { get; } = [TakePart, Photo, Quote, ContactAgain, Sms, Email, Share];

    /// <summary>How long a consent lasts where the campaign's file does not say: to pass things on to others a year, else two.</summary>
    public static string Lasts(string purpose) => purpose == Share ? "P1Y" : "P2Y";

    public static bool IsContactAgain(string purpose) => purpose is ContactAgain or LaterStages;

    /// <summary>The purpose under which the campaign asks for what somebody means.</summary>
    public static string In(Campaigns.CampaignFile file, string purpose) =>
        purpose == ContactAgain && file.Consents.All(one => one.Purpose != ContactAgain) && file.Consents.Any(one => one.Purpose == LaterStages) ? LaterStages : purpose;
}
