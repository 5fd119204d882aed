namespace EngagementFlows.FakeProvider.Hosting;

/// <summary>The command line.</summary>
/// <param name="Port">0: any that is free.</param>
/// <param name="ParentPid">The process to end with; null: none.</param>
public sealed record ProviderArguments(int Port, string Account, string AuthToken, string ApiKey, int? ParentPid)
{
    private static readonly string[] Known = ["--port", "--account", "--auth-token", "--api-key", "--parent-pid"];

    /// <exception cref="ArgumentException">Names the argument that is unknown or lacks its value.</exception>
    public static ProviderArguments Parse(IReadOnlyList<string> args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < args.Count; index += 2)
        {
            if (!Known.Contains(args[index], StringComparer.Ordinal) || index + 1 == args.Count)
            {
                throw new ArgumentException($"'{args[index]}' is unknown or lacks a value. Known: {string.Join(", ", Known)}, each with a value.", nameof(args));
            }

            given[args[index]] = args[index + 1];
        }

        return new ProviderArguments(
            int.Parse(given.GetValueOrDefault("--port", "0")),
            given.GetValueOrDefault("--account", "AC0123456789abcdef0123456789abcdef"),
            given.GetValueOrDefault("--auth-token", "fake-auth-token"),
            given.GetValueOrDefault("--api-key", "SG.fake-api-key"),
            given.TryGetValue("--parent-pid", out var parent) ? int.Parse(parent) : null);
    }
}
