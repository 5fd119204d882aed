using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.FakeProvider.Control;

/// <summary>The settings in force.</summary>
internal sealed class SettingsBook
{
    private Random random = new(0);

    public ProviderSettings Current { get; private set; } = new();

    public void Set(ProviderSettings settings)
    {
        Current = settings;
        random = new Random(settings.Seed);
    }

    public bool IsLost()
    {
        lock (random)
        {
            return random.NextDouble() < Current.LostShare;
        }
    }

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        lock (random)
        {
            random.Shuffle(shuffled);
        }

        return shuffled;
    }
}
