namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>Gives each reply a person and each question a campaign. Pure.</summary>
internal static class ReplyStage
{
    /// <summary>Half of the people at most hold a place for another: a part fits the numbers that there are.</summary>
    private const int MostInAPart = ReplyPerson.Most / 2;

    /// <summary>As many hosts, one after another, as it takes for everybody to have a phone number of their own.</summary>
    public static IEnumerable<IReadOnlyList<StagedCampaign>> PartsOf(IEnumerable<LabelledReply> replies) =>
        replies.Chunk(MostInAPart).Select(CampaignsOf);

    private static IReadOnlyList<StagedCampaign> CampaignsOf(IReadOnlyList<LabelledReply> replies)
    {
        var next = 0;
        var questions = replies.GroupBy(reply => reply.Open);
        return [.. questions.Select((group, number) => new StagedCampaign(group.Key, number + 1, [.. PeopleOf(group.Key, [.. group])]))];

        IEnumerable<ReplyPerson> PeopleOf(OpenQuestion open, List<LabelledReply> group)
        {
            foreach (var reply in group)
            {
                yield return new ReplyPerson(next++, reply);
            }

            for (var n = 0; open.IsOffer && n < group.Count; n++)
            {
                yield return new ReplyPerson(next++, Reply: null);
            }
        }
    }
}
