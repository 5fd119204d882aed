using System.Text.Json.Serialization;

namespace EngagementFlows.Access;

/// <summary>What somebody of the team is trusted with. <see cref="Roles"/> says which includes which.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Reads how campaigns stand.</summary>
    [JsonStringEnumMemberName("viewer")]
    Viewer,

    /// <summary>Runs campaigns: people, messages, replies, access needs.</summary>
    [JsonStringEnumMemberName("coordinator")]
    Coordinator,

    /// <summary>Answers for people's data: subject access, erasure, retention, the proof of consent.</summary>
    [JsonStringEnumMemberName("privacy-officer")]
    PrivacyOfficer,

    /// <summary>Everything, and what concerns all campaigns: keys, senders, phrases.</summary>
    [JsonStringEnumMemberName("administrator")]
    Administrator,
}

public static class Roles
{
    /// <summary>As app roles, keys and answers have it: <c>privacy-officer</c>.</summary>
    public static string NameOf(Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Coordinator => "coordinator",
        Role.PrivacyOfficer => "privacy-officer",
        Role.Administrator => "administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    /// <returns>Null for any other word.</returns>
    public static Role? Named(string? name) => Enum.GetValues<Role>().Where(role => NameOf(role) == name).Select(role => (Role?)role).FirstOrDefault();

    /// <summary>Whether somebody with this role may do what needs at least <paramref name="least"/>. An administrator may do everything, and everybody may look.</summary>
    public static bool May(this Role role, Role least) => role == least || role == Role.Administrator || least == Role.Viewer;
}
