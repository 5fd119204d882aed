namespace EngagementFlows.Pages.Plain;

/// <summary>Why a page cannot be shown or a form not be taken.</summary>
public enum LinkFault
{
    /// <summary>Not ours, or changed on the way.</summary>
    Unknown,

    Expired,

    /// <summary>There is nobody to whom a new link could be sent.</summary>
    Gone,

    /// <summary>Called back by the team.</summary>
    Revoked,

    /// <summary>The form did not come from our page, or its page is too old.</summary>
    Forged,

    TooLarge,
    TooMany,

    /// <summary>A new link is on its way, if there is somebody to send it to.</summary>
    Renewed,

    /// <summary>Something failed on our side.</summary>
    Broken,
}
