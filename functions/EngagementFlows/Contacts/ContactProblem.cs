namespace EngagementFlows.Contacts;

/// <summary>
/// Why a phone number or an email address cannot be used. <paramref name="Code"/> is stable and for programs (snake case,
/// e.g. <c>too_long</c>); <paramref name="Message"/> is for the person who typed it: what is wrong and how to put it right.
/// It never repeats what was typed, so it may be logged.
/// </summary>
public sealed record ContactProblem(string Code, string Message);
