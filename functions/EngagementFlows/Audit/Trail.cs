namespace EngagementFlows.Audit;

/// <summary>
/// What one call of the team changes, as each aggregate's single write path reports it. It follows the call by itself, so that no function
/// has to hand it on; what orchestrations and timers change belongs to no call and is not in any.
/// </summary>
public sealed class Trail : IDisposable
{
    /// <summary>Of this many aggregates of a kind each field is told; of more only how many there were.</summary>
    public const int MostAggregates = 3;

    /// <summary>An entry has no more fields than this, so that it always fits a row.</summary>
    public const int MostFields = 60;

    private static readonly AsyncLocal<Trail?> Here = new();

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Kind> kinds = new(StringComparer.Ordinal);
    private bool isOver;

    private Trail()
    {
    }

    /// <summary>Begins one for whatever is called from here on.</summary>
    public static Trail Begin() => Here.Value = new Trail();

    /// <summary>Whatever is called from here on belongs to no call of the team.</summary>
    public static void Leave() => Here.Value = null;

    /// <summary>Reports a change that has been written. Costs nothing where no call of the team is under way.</summary>
    /// <param name="kind">What it is: <c>participant</c>.</param>
    /// <param name="before">Null for one that was not there.</param>
    /// <param name="after">Null for one that is gone.</param>
    public static void Changed<T>(string kind, string id, T? before, T? after, Plain plain)
        where T : class => Here.Value?.Report(kind, id, before, after, plain);

    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
        }
    }

    /// <summary>By field: what it was, and what it is now.</summary>
    public (IReadOnlyDictionary<string, string?>? Before, IReadOnlyDictionary<string, string?>? After) Read()
    {
        lock (gate)
        {
            var fields = kinds.SelectMany(kind => kind.Value.Fields(kind.Key)).ToList();
            var shown = fields.Count <= MostFields ? fields : [.. fields.Take(MostFields), new FieldChange("more", null, $"{fields.Count - MostFields} fields")];
            return (Of(shown, change => change.Before), Of(shown, change => change.After));
        }
    }

    private static Dictionary<string, string?>? Of(IEnumerable<FieldChange> changes, Func<FieldChange, string?> side)
    {
        var all = changes.Where(change => side(change) is not null).ToDictionary(change => change.Field, side, StringComparer.Ordinal);
        return all.Count == 0 ? null : all;
    }

    private void Report<T>(string kind, string id, T? before, T? after, Plain plain)
        where T : class
    {
        lock (gate)
        {
            // What a call has started may outlive it; its changes are not the call's any more.
            if (isOver)
            {
                return;
            }

            if (!kinds.TryGetValue(kind, out var known))
            {
                kinds[kind] = known = new Kind();
            }

            known.Add(id, before is null, after is null, () => FieldChange.Between(before, after, plain));
        }
    }

    /// <summary>The aggregates of one kind.</summary>
    private sealed class Kind
    {
        private readonly Dictionary<string, Dictionary<string, FieldChange>> told = new(StringComparer.Ordinal);
        private readonly HashSet<string> added = new(StringComparer.Ordinal);
        private readonly HashSet<string> removed = new(StringComparer.Ordinal);
        private readonly HashSet<string> changed = new(StringComparer.Ordinal);

        public void Add(string id, bool isNew, bool isGone, Func<IReadOnlyList<FieldChange>> changes)
        {
            (isNew ? added : isGone ? removed : changed).Add(id);
            if (!told.TryGetValue(id, out var fields))
            {
                if (told.Count > MostAggregates)
                {
                    return;
                }

                told[id] = fields = new(StringComparer.Ordinal);
            }

            if (told.Count > MostAggregates)
            {
                return;
            }

            // Written twice in one call: what it was at first, and what it is at last.
            foreach (var change in changes())
            {
                fields[change.Field] = fields.TryGetValue(change.Field, out var earlier) ? earlier with { After = change.After } : change;
            }
        }

        public IEnumerable<FieldChange> Fields(string kind)
        {
            if (told.Count > MostAggregates)
            {
                return new[] { ("added", added.Count), ("changed", changed.Except(added).Count()), ("removed", removed.Count) }
                    .Where(one => one.Item2 > 0)
                    .Select(one => new FieldChange($"{kind}s {one.Item1}", null, $"{one.Item2}"));
            }

            return told.SelectMany(one => one.Value.Values
                .Select(change => change with { Field = $"{(told.Count == 1 ? kind : $"{kind} {one.Key}")}.{change.Field}" }));
        }
    }
}
