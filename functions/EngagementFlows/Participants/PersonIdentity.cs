using EngagementFlows.Contacts;

namespace EngagementFlows.Participants;

/// <summary>
/// Who is the same person: the same name with the same email address or the same phone number. Never a phone alone, since
/// people share phones, and never a name alone.
/// </summary>
public static class PersonIdentity
{
    /// <summary>
    /// One key for each contact: <c>phone:+447700900101|aled prydderch</c>. Two people are the same when they have a key in
    /// common. A key holds personal data: hash it with a secret before it names a row or a workflow.
    /// </summary>
    public static IReadOnlyList<string> KeysOf(ParticipantDetails person)
    {
        var name = TextFolding.Fold(person.Name);
        var keys = new List<string>(2);
        if (person.Email is { } email)
            keys.Add($"email:{email.Key}|{name}");
        if (person.Phone is { } phone)
            keys.Add($"phone:{phone.E164}|{name}");
        return keys;
    }
}
