using System.Reflection;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using EngagementFlows.Testing;

namespace EngagementFlows.Tables.Tests;

/// <summary>
/// Every client of Table Storage on the local host and in the tests comes from LocalTables: the compiler refuses the clients' own
/// constructors (BannedSymbols.txt; every warning is an error) wherever the ban is not lifted for a reason.
/// </summary>
public sealed partial class OneWayToMakeAClientTests
{
    // In two parts, so that this file does not name it together with what lifts it.
    private const string Rule = "RS" + "0030";

    [Fact]
    public async Task The_compiler_refuses_every_public_constructor_of_the_clients()
    {
        var banned = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "BannedSymbols.txt"))).Select(line => line.Split(';')[0]).Order(StringComparer.Ordinal);

        Assert.Equal(new[] { typeof(TableServiceClient), typeof(TableClient) }.SelectMany(Constructors).Order(StringComparer.Ordinal), banned);
    }

    [Fact]
    public async Task The_ban_is_lifted_in_the_one_factory_and_for_what_runs_in_Azure()
    {
        var lifted = new List<string>();
        foreach (var folder in new[] { "functions", "tests" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories).Where(IsOurs))
            {
                if (Lift().IsMatch(await File.ReadAllTextAsync(file)))
                {
                    lifted.Add(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));
                }
            }
        }

        Assert.Equal(
            ["functions/EngagementFlows.LocalHost.Durable/Stores/LocalTables.cs", "functions/EngagementFlows/EngagementFlowsServices.cs"],
            lifted.Order(StringComparer.Ordinal));
        Assert.DoesNotMatch(Lift(), await File.ReadAllTextAsync(Path.Combine(Repository.Root, ".editorconfig")));
        Assert.DoesNotMatch(Lift(), await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Directory.Build.props")));
    }

    private static IEnumerable<string> Constructors(Type client) => client
        .GetConstructors(BindingFlags.Public | BindingFlags.Instance)
        .Select(constructor => $"M:{client.FullName}.#ctor({string.Join(',', constructor.GetParameters().Select(parameter => parameter.ParameterType.FullName))})");

    private static bool IsOurs(string file) =>
        Path.GetExtension(file) is ".cs" or ".razor" or ".csproj" or ".props" or ".targets" or ".editorconfig" or ".globalconfig"
        && !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj");

    [GeneratedRegex($"(disable|NoWarn|SuppressMessage).*{Rule}|{Rule}.*severity", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Lift();
}
