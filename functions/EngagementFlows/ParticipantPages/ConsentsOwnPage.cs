using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Own;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.ParticipantPages;

/// <summary>Each purpose of consent as it stands; given and taken back in the same way, also after the meeting and by those who have stopped messages.</summary>
public sealed class ConsentsOwnPage(PageAnswering answering) : IOwnPage
{
    public LinkPurpose Purpose => LinkPurpose.Consents;

    public Task<ShownPage> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        List<ConsentView> consents = [];
        foreach (var purpose in visit.Person.Steps.IsEmpty ? [] : visit.Campaign.File.Consents)
        {
            var record = visit.Person.Consents.GetValueOrDefault(purpose.Purpose);
            if (record is null && visit.Campaign.State == CampaignState.Cancelled)
            {
                // There is nothing to take part in: what was answered can be changed, and nothing is asked.
                continue;
            }

            consents.Add(new ConsentView(purpose.Purpose, visit.In((_, code) => purpose.Wording.In(code)), record?.Given, record is null ? "" : visit.DayOf(record.At))
            {
                // What hangs on the answer is said as long as anything does.
                IsRequired = purpose.Required && visit.IsUnderWay && visit.Now < MeetingTimes.Start(visit.Campaign.File),
            });
        }

        return Task.FromResult(new ShownPage(typeof(ConsentsPage), ("Consents", consents)));
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Recorded(PageVisit visit) => visit.Campaign.File.Consents.ToDictionary(
        consent => Field(consent.Purpose),
        consent => (IReadOnlyList<string>)(visit.Person.Consents.GetValueOrDefault(consent.Purpose)?.Given is { } given ? [given ? "yes" : "no"] : []),
        StringComparer.Ordinal);

    public IReadOnlyList<string> Answers(PageVisit visit) => [.. visit.Campaign.File.Consents.Select(consent => Field(consent.Purpose))];

    public async Task<FormOutcome> TakeAsync(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, DurableTaskClient client, CancellationToken cancellation)
    {
        var asked = visit.Person.Steps.IsEmpty ? []
            : visit.Campaign.File.Consents.Where(consent => typed.ContainsKey(Field(consent.Purpose))).ToList();
        var wrong = asked.Select(consent => consent.Purpose).Where(purpose => typed[Field(purpose)] is not ["yes" or "no"]).ToList();
        if (asked.Count == 0 || wrong.Count > 0)
        {
            var fields = wrong.Count > 0 ? wrong : visit.Campaign.File.Consents.Select(consent => consent.Purpose).Take(1);
            var choose = visit.Speech.In("Choose one of the answers.", "Dewiswch un o'r atebion.");
            return FormOutcome.Wrong(fields.Select(purpose => new FieldError(Field(purpose), choose)));
        }

        // What was left as it stood is no new consent, and no new withdrawal.
        var changed = asked.Select(consent => (consent.Purpose, Given: typed[Field(consent.Purpose)] is ["yes"]))
            .Where(one => visit.Person.Consents.GetValueOrDefault(one.Purpose) is not { } record || record.Given != one.Given || record.HasRunOut(visit.Now))
            .Select(one => new FieldAnswer(ConsentQuestions.Key(one.Purpose), new StatedAnswer { YesNo = one.Given ? YesNoAnswer.Yes : YesNoAnswer.No }));
        await answering.TakeAsync(visit, changed, client, cancellation);
        return FormOutcome.Taken;
    }

    private static string Field(string purpose) => $"consent-{purpose}";
}
