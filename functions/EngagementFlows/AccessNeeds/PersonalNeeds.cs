using System.Collections.Immutable;
using EngagementFlows.Access;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// One person's needs: what is recorded of each, and what the list and the person's own words say besides. A row from before needs were
/// recorded has them by its words alone. Pure.
/// </summary>
public static class PersonalNeeds
{
    /// <summary>Those that hold and those that have ended, in the order in which they were named.</summary>
    public static ImmutableList<AccessNeed> Of(Participant person)
    {
        var needs = person.RecordedNeeds;
        foreach (var named in Named(person))
        {
            if (!needs.Exists(there => there.Id == named.Id || there.Covers(named)))
            {
                needs = needs.Add(named);
            }
        }

        return needs;
    }

    /// <summary>The person named needs in their own words. What was recorded before stays: a later answer takes none of it back.</summary>
    public static Participant Hear(Participant person, string words, NeedSource from, DateTimeOffset at)
    {
        var needs = Of(person);
        foreach (var read in NeedsReading.Read(words))
        {
            var named = New(needs, read.Kind, read.Wording, from, at) with { About = read.About };
            var there = needs.FindIndex(one => one.Covers(named));
            needs = there < 0 ? needs.Add(named)
                : needs[there].Holds ? needs
                : needs.SetItem(there, needs[there] with { Ended = null, Met = null, History = needs[there].History.Add(new NeedChange(at, Actor.Participant, "holds again", read.Wording)) });
        }

        return Preferring(Put(person, needs), NeedsReading.Read(words));
    }

    /// <summary>Whether what is left of somebody's own words names less than they did, and nothing new: they took something away.</summary>
    /// <param name="left">What stands in the field now.</param>
    public static bool IsLess(string own, string left)
    {
        var (before, after) = (NeedsReading.Read(own), NeedsReading.Read(left));
        // "That is right" is no need either, and takes nothing away.
        return !NotedNeedsAnswer.Confirms(left) && after.All(need => IsAmong(before, need))
            && before.Any(need => !IsAmong(after, need));
    }

    /// <summary>
    /// The person took words of their own away: the needs that only these named have ended, and are kept as that. What the list or the team
    /// has noted stays until somebody says of it that it is not so.
    /// </summary>
    public static Participant TakeAway(Participant person, string own, string left, DateTimeOffset at)
    {
        var after = NeedsReading.Read(left);
        List<ReadNeed> gone = [.. NeedsReading.Read(own).Where(need => !IsAmong(after, need))];
        ImmutableList<AccessNeed> needs =
        [
            .. Of(person).Select(need => !need.Holds || need.From is NeedSource.List or NeedSource.Team || !gone.Exists(one => IsSame(one, need)) ? need
                : need with { Ended = new NeedMark(Actor.Participant, at, null), History = need.History.Add(new NeedChange(at, Actor.Participant, "ended")) }),
        ];
        return person with { RecordedNeeds = needs, Answers = person.Answers with { AccessNeeds = after.Count > 0 ? left : null } };
    }

    /// <summary>Whoever was to come with them does not: what they named of it themselves has ended. What the list or the team has noted stays.</summary>
    public static Participant WithoutCompanion(Participant person, DateTimeOffset at)
    {
        var needs = Of(person);
        return !needs.Exists(IsTheirs) ? person : person with
        {
            RecordedNeeds =
            [
                .. needs.Select(need => !IsTheirs(need) ? need
                    : need with { Ended = new NeedMark(Actor.Participant, at, null), History = need.History.Add(new NeedChange(at, Actor.Participant, "ended")) }),
            ],
        };

        static bool IsTheirs(AccessNeed need) => need is { Kind: NeedKind.Supporter, Holds: true, From: not (NeedSource.List or NeedSource.Team) };
    }

    private static bool IsAmong(IReadOnlyList<ReadNeed> needs, ReadNeed need) => needs.Any(one => IsSame(one, New([], need.Kind, need.Wording, NeedSource.Page, default) with { About = need.About }));

    private static bool IsSame(ReadNeed read, AccessNeed need) => need.Covers(New([], read.Kind, read.Wording, need.From, need.IdentifiedAt) with { About = read.About });

    /// <summary>What the app does by itself, done: they are written to in the language and by the way that they ask for.</summary>
    private static Participant Preferring(Participant person, IReadOnlyList<ReadNeed> read)
    {
        var details = person.Details;
        var language = LanguageOf(read.Where(need => need.Kind == NeedKind.Language).Select(need => need.About));
        var (email, texts) = (read.Any(need => need.About == AccessNeed.ByEmail), read.Any(need => need.About is AccessNeed.ByText or AccessNeed.NoCalls));
        return person with
        {
            Details = details with
            {
                Language = language == Language.Unknown ? details.Language : language,
                Preference = email && !texts && details.Email is not null ? ContactPreference.Email
                    : texts && !email && details.Phone is not null && read.Any(need => need.About == AccessNeed.ByText) ? ContactPreference.Text
                    : details.Preference,
            },
        };
    }

    /// <summary>The person with these needs; who asks for Welsh or English, and has no language yet, is written to in it from now on.</summary>
    public static Participant Put(Participant person, ImmutableList<AccessNeed> needs) => person with
    {
        RecordedNeeds = needs,
        Details = person.Details.Language == Language.Unknown && LanguageOf(needs.Where(need => need.Holds && need.Kind == NeedKind.Language).Select(need => need.About)) is var language and not Language.Unknown
            ? person.Details with { Language = language }
            : person.Details,
    };

    /// <summary>The one language of ours that is asked for; unknown where it is none, or both.</summary>
    public static Language LanguageOf(IEnumerable<string?> codes) => codes.Where(code => code is "cy" or "en").Distinct().ToList() switch
    {
        ["cy"] => Language.Welsh,
        ["en"] => Language.English,
        _ => Language.Unknown,
    };

    internal static AccessNeed New(ImmutableList<AccessNeed> there, NeedKind kind, string wording, NeedSource from, DateTimeOffset at)
    {
        var name = NeedKinds.Names[kind];
        var id = name;
        for (var n = 2; there.Exists(one => one.Id == id); n++)
        {
            id = $"{name}-{n}";
        }

        return new AccessNeed(id, kind, wording, from, at);
    }

    private static ImmutableList<AccessNeed> Named(Participant person)
    {
        var found = ImmutableList<AccessNeed>.Empty;
        var details = person.Details;
        foreach (var read in details.AccessNeeds.SelectMany(NeedsReading.Read))
        {
            Add(read, NeedSource.List);
        }

        if (details.Supporter is { } supporter)
        {
            var wording = string.Join(' ', new[] { "supporter:", supporter.Name, supporter.Scope is null ? null : $"({supporter.Scope})" }.OfType<string>());
            Add(new ReadNeed(NeedKind.Supporter, wording), NeedSource.List);
        }

        foreach (var read in NeedsReading.Read(person.Answers.AccessNeeds))
        {
            Add(read, NeedSource.Person);
        }

        return found;

        void Add(ReadNeed read, NeedSource from)
        {
            var need = New(found, read.Kind, read.Wording, from, person.AddedAt) with { About = read.About };
            found = found.Exists(there => there.Covers(need)) ? found : found.Add(need);
        }
    }
}
