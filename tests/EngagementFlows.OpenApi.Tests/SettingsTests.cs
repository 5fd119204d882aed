using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EngagementFlows.Messaging;
using EngagementFlows.OpenApi.Tests.Readme;
using EngagementFlows.ParticipantPages;
using EngagementFlows.Privacy;
using EngagementFlows.Privacy.Retention;
using EngagementFlows.Safeguarding;
using EngagementFlows.Storage;
using EngagementFlows.Testing;
using EngagementFlows.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EngagementFlows.OpenApi.Tests;

/// <summary>local.settings.sample.json and the README name the settings that the code reads, and no others.</summary>
public sealed partial class SettingsTests
{
    /// <summary>Read by the Functions host and by OpenTelemetry, not by code of ours.</summary>
    private static readonly string[] ReadByOthers = ["FUNCTIONS_WORKER_RUNTIME", "OTEL_EXPORTER_OTLP_ENDPOINT"];

    private static readonly string[] Sections =
        [FlowSettings.Section, MessagePrices.Section, PrivacySettings.Section, RetentionSettings.Section,
            $"{ProviderSettings.Section}:{nameof(ProviderSettings.Twilio)}",
            $"{ProviderSettings.Section}:{nameof(ProviderSettings.SendGrid)}", SafeguardingSettings.Section, WebhookSettings.Section,
            OrganisationContact.Section];

    private static readonly IReadOnlyList<string> Sample =
    [
        .. JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json")))!["Values"]!.AsObject().Select(value => value.Key),
    ];

    [Fact]
    public void The_sample_names_what_the_app_reads()
    {
        var seen = new RecordingSource();
        var configuration = new ConfigurationBuilder().Add(seen).Build();
        using var services = new ServiceCollection().AddEngagementFlows(configuration).BuildServiceProvider();
        Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<FlowTables>());
        Assert.NotNull(services.GetRequiredService<IOptions<FlowSettings>>().Value);
        Assert.NotNull(services.GetRequiredService<IOptions<MessagePrices>>().Value);
        Assert.NotNull(services.GetRequiredService<IOptions<ProviderSettings>>().Value);
        Assert.NotNull(services.GetRequiredService<IOptions<PrivacySettings>>().Value);
        Assert.NotNull(services.GetRequiredService<IOptions<RetentionSettings>>().Value);
        Assert.NotNull(services.GetRequiredService<IOptions<SafeguardingSettings>>().Value);
        Assert.NotNull(services.GetRequiredService<IOptions<WebhookSettings>>().Value);
        Assert.NotNull(services.GetRequiredService<IOptions<OrganisationContact>>().Value);

        Assert.Equal(
            Sample.Except(ReadByOthers).Order(StringComparer.Ordinal),
            seen.Asked.Where(key => !key.StartsWith("OTEL", StringComparison.Ordinal) && !Sections.Contains(key))
                .Select(key => key.Replace(":", "__", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_sample_names_what_the_local_host_reads_from_the_environment()
    {
        var read = Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            // It stands in for the Functions host, and reads what that reads.
            .Where(file => !file.Contains("EngagementFlows.WorkerHost", StringComparison.Ordinal))
            .SelectMany(File.ReadAllLines).Where(line => FromTheEnvironment().IsMatch(line)).ToList();

        Assert.NotEmpty(read);
        Assert.All(read, line => Assert.Contains(Sample, name => line.Contains(name.Split("__")[^1], StringComparison.Ordinal)));
    }

    [Fact]
    public void The_README_says_what_each_setting_is_for() =>
        Assert.Equal(Sample, ReadmeFile.Table("Setting").Select(row => row.Code(0)));

    [GeneratedRegex(@"GetEnvironmentVariable\(")]
    private static partial Regex FromTheEnvironment();

    /// <summary>Has no settings, and remembers which were asked for.</summary>
    private sealed class RecordingSource : ConfigurationProvider, IConfigurationSource
    {
        private readonly ConcurrentDictionary<string, bool> asked = new(StringComparer.Ordinal);

        public IEnumerable<string> Asked => asked.Keys;

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        /// <summary>A section without a single child is not read member by member.</summary>
        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) =>
            Sections.Contains(parentPath) ? earlierKeys.Append("Any") : earlierKeys;

        public override bool TryGet(string key, out string? value)
        {
            asked[key] = true;
            value = null;
            return false;
        }
    }
}
