namespace EngagementFlows.Access;

/// <summary>An endpoint of the team: whoever calls it must be known, and have at least this role.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LeastRoleAttribute(Role role) : Attribute
{
    public Role Role => role;
}

/// <summary>A team's endpoint that reads what people said, or who they are: each call is recorded, as those are that change something.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedAttribute : Attribute;

/// <summary>An endpoint that does not ask who somebody of the team is, because it knows its callers in a way of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenToAttribute(Visitor visitor) : Attribute
{
    public Visitor Visitor => visitor;
}

public enum Visitor
{
    /// <summary>Health and the description of the API: nothing of anybody.</summary>
    Anybody,

    /// <summary>Whoever has a link that we signed.</summary>
    Participant,

    /// <summary>A provider, by its signature or secret.</summary>
    Provider,
}
