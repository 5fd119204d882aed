namespace EngagementFlows.LocalHost.Durable;

/// <summary>Ids that are those of entities, which no orchestration may have.</summary>
internal static class EntityIds
{
    /// <exception cref="ArgumentException">It begins as an entity's id does.</exception>
    public static void Refuse(string instanceId, string parameter)
    {
        if (instanceId.StartsWith('@'))
        {
            throw new ArgumentException($"The id '{instanceId}' begins with @, as only ids of entities do; choose another one.", parameter);
        }
    }
}
