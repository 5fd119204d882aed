using EngagementFlows.Consent;
using EngagementFlows.Inbox;
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
            consents.Add(new ConsentView(purpose.Purpose, purpose.Wording.In(visit.Speech.Code), record?.Given, record is null ? "" : visit.DayOf(record.At))
            {
                IsRequired = purpose.Required,
            });
        }

        return Task.FromResult(new ShownPage(typeof(ConsentsPage), ("Consents", consents)));
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Recorded(PageVisit visit) => visit.Campaign.File.Consents.ToDictionary(
        consent => $"consent-{consent.Purpose}",
        consent => (IReadOnlyList<string>)(visit.Person.Consents.GetValueOrDefault(consent.Purpose)?.Given is { } given ? [given ? "yes" : "no"] : []),
        StringComparer.Ordinal);

    public async Task<FormOutcome> TakeAsync(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, DurableTaskClient client, CancellationToken cancellation)
    {
        var purpose = typed.GetValueOrDefault("part") is [var part] && !visit.Person.Steps.IsEmpty ? visit.Campaign.File.Consents.FirstOrDefault(one => one.Purpose == part) : null;
        var field = $"consent-{purpose?.Purpose}";
        if (purpose is null || typed.GetValueOrDefault(field) is not ["yes" or "no"])
        {
            return FormOutcome.Wrong(new FieldError(field, visit.Speech.In("Choose yes or no.", "Dewiswch ie neu na.")));
        }

        var answer = new StatedAnswer { YesNo = typed[field][0] == "yes" ? YesNoAnswer.Yes : YesNoAnswer.No };
        await answering.TakeAsync(visit, ConsentQuestions.Key(purpose.Purpose), answer, client, cancellation);
        return FormOutcome.Taken;
    }
}
