namespace EngagementFlows.Pages.Plain;

/// <summary>For somebody who has just told of harm in a form that could not be taken: it comes first on the page that says so.</summary>
/// <param name="Helplines">HTML of our own making.</param>
public sealed record UrgentHelp(Speech Say, string Helplines, AboutCampaign? About);

/// <summary>What became of the words in a form that could not be taken.</summary>
/// <param name="Help">Null where nothing in it told of harm.</param>
public sealed record RefusedForm(UrgentHelp? Help)
{
    /// <summary>What was written, so that nobody has to think of it again; none where the form was not read.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>They may wish to stop: nothing more goes out until somebody of the team has read it.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Something was chosen, and nothing written: it is not taken.</summary>
    public bool IsChoiceLost { get; init; }
}
