namespace EngagementFlows.Replies.Reading;

/// <summary>What exactly an everyday question is after, where one question has several answers. Pure.</summary>
internal static class EverydayDetails
{
    internal static ReplyReading With(ReplyReading reading, ReplySigns signs) => reading.Asks.Count == 0 ? reading : reading with
    {
        AsksWhoComes = signs.Has(Topics.WhoComes),
        AsksBesideWhoComes = signs.Of(Topics.Everyday + "who", Topics.Everyday + "what")
            .Any(one => !signs.Of(Topics.WhoComes).Any(other => other.IsWelsh == one.IsWelsh && other.At < one.End && one.At < other.End)),
        AsksTheWay = signs.Has(Topics.TheWay),
        AsksAboutAccess = signs.Has(Topics.TheBuilding),
    };
}
