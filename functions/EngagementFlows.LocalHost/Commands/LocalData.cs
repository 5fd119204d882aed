namespace EngagementFlows.LocalHost.Commands;

/// <summary>What <c>./flows run</c> keeps between runs besides Azurite's tables.</summary>
internal static class LocalData
{
    private const string KeyFile = ".data/contact.key";

    /// <summary>A contact key of this machine's own where the settings name none: contacts must be found again after a restart.</summary>
    public static Dictionary<string, string?> Settings()
    {
        if (Environment.GetEnvironmentVariable(EngagementFlowsHost.ContactKeySetting.Replace(":", "__", StringComparison.Ordinal)) is { Length: > 0 })
        {
            return [];
        }

        if (!File.Exists(KeyFile))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(KeyFile, options);
            writer.Write(EngagementFlowsHost.NewContactKey());
        }

        return new(StringComparer.Ordinal) { [EngagementFlowsHost.ContactKeySetting] = File.ReadAllText(KeyFile).Trim() };
    }
}
