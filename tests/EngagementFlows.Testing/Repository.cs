namespace EngagementFlows.Testing;

/// <summary>Where the checkout is that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The configuration that this assembly was built in: <c>Release</c>, unless somebody tries something.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Parent!.Name;

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EngagementFlows.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No EngagementFlows.sln above {start}.");
    }
}
