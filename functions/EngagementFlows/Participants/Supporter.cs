using EngagementFlows.Contacts;

namespace EngagementFlows.Participants;

/// <summary>
/// Who comes with a person, or reads and answers for them: the Accessible Information Standard's supporter or carer as
/// contact, with a stated scope. A supporter takes a place of their own at a meeting.
/// </summary>
/// <param name="Name">Null where the list says only that there is somebody.</param>
/// <param name="Scope">What the person has agreed to share with them, in the team's words: <c>reminders only</c>. Null: nothing was stated, so nothing is sent to them.</param>
public sealed record Supporter(string? Name, PhoneNumber? Phone = null, EmailAddress? Email = null, string? Scope = null);
