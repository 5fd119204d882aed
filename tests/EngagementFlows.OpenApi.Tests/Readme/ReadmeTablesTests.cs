using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Campaigns;
using EngagementFlows.OpenApi.Tests.Description;
using EngagementFlows.Participants.Import;
using EngagementFlows.Testing;

namespace EngagementFlows.OpenApi.Tests.Readme;

/// <summary>The README's tables name what there is: no more, no less.</summary>
public sealed class ReadmeTablesTests
{
    private static readonly JsonNode Flow = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Campaigns", "workshop.flow.json")))!;

    [Fact]
    public void The_API_table_has_every_operation() =>
        Assert.Equal(
            ApiDescription.Operations.Select(operation => operation.Line).Order(StringComparer.Ordinal),
            ReadmeFile.Table("Request").Select(row => row.Code(0)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_campaign_table_has_every_member() =>
        Assert.Equal(
            Members(typeof(CampaignFile), "").Order(StringComparer.Ordinal),
            ReadmeFile.Table("Member").Select(row => row.Code(0)).Order(StringComparer.Ordinal));

    [Fact]
    public void What_a_campaign_has_unless_said_is_what_the_workshop_flow_says() =>
        Assert.All(ReadmeFile.Table("Member"), row =>
        {
            var member = row.Code(0);
            var value = member.Split('.').Aggregate((JsonNode?)Flow, (node, name) => node?[name]);
            var shown = row.Code(1);
            if (member == "flow")
            {
                Assert.Equal(CampaignFiles.DefaultFlow, shown);
            }
            else if (row.Cells[1] is "required" or "none")
            {
                Assert.Null(value);
            }
            else if (shown.Length > 0)
            {
                Assert.Equal(shown, string.Join(", ", (value as JsonArray)?.Select(item => item is JsonObject one ? (string)one["purpose"]! : (string)item!) ?? [value!.ToString()]));
            }
            else
            {
                Assert.StartsWith("the workshop's", row.Cells[1], StringComparison.Ordinal);
                Assert.NotNull(value);
            }
        });

    [Fact]
    public void Every_column_in_the_table_is_one_that_an_import_knows()
    {
        var columns = ReadmeFile.Table("Column").Select(row => row.Code(0)).ToList();

        Assert.Equal(Enum.GetValues<ImportColumn>().Length, columns.Count);
        Assert.Empty(ParticipantCsv.Read(string.Join(',', columns) + "\n").Warnings);
    }

    [Fact]
    public void Every_link_within_the_repository_leads_somewhere() =>
        Assert.All(ReadmeFile.Links.Where(link => !link.Contains("://", StringComparison.Ordinal)), link =>
            Assert.True(Path.Exists(Path.Combine(Repository.Root, link)), $"README.md links to {link}, which is not there."));

    private static IEnumerable<string> Members(Type type, string path) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>() is null
        let name = path + JsonNamingPolicy.CamelCase.ConvertName(property.Name)
        let isSection = property.PropertyType.Namespace == type.Namespace && property.PropertyType != typeof(LocalizedText)
        from member in isSection ? Members(property.PropertyType, name + ".") : [name]
        select member;
}
