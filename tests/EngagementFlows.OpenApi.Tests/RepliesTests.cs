using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Testing;

namespace EngagementFlows.OpenApi.Tests;

/// <summary>What <c>./flows replies</c> starts, on the tests' own Azurite.</summary>
public sealed partial class RepliesTests
{
    private const double LeastRight = 0.95;

    private static readonly string Field =
        Path.Combine(Repository.Root, "tests", "EngagementFlows.Tests", "vectors", "field", "replies.json");

    /// <summary>In one run, since each run of the product costs as much as some hundred replies.</summary>
    [Fact]
    public async Task No_reply_of_the_field_does_harm_nearly_all_are_treated_rightly_and_words_of_stopping_all_of_them()
    {
        var words = FieldWords.Replies();
        var labelled = JsonNode.Parse(await File.ReadAllTextAsync(Field))!.AsArray();
        var file = Path.Combine(Directory.CreateTempSubdirectory("replies-").FullName, "field.json");
        await File.WriteAllTextAsync(file, new JsonArray([.. labelled.Concat(words).Select(reply => reply!.DeepClone())]).ToJsonString());

        var (exit, said, complained) = await RunAsync(file, "--list");

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        var figures = LastLine().Match(said.TrimEnd().Split('\n')[^1]);
        Assert.True(figures.Success, $"It ended with {exit}:\n{said}\n{complained}");
        int Count(string name) => int.Parse(figures.Groups[name].Value, CultureInfo.InvariantCulture);
        var all = Count("right") + Count("unhelpful") + Count("harmful");
        Assert.Equal((320, 60), (labelled.Count, words.Count));
        Assert.Equal(labelled.Count + words.Count, all);
        Assert.True(exit == 0 && Count("harmful") == 0, said);
        Assert.Matches($@"kind field +right +{words.Count}, unhelpful +0, harmful +0\n", said);
        Assert.True(Count("right") - words.Count >= LeastRight * labelled.Count, said);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_named_with_its_fault()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("replies-").FullName, "faulty.json");
        await File.WriteAllTextAsync(file, """[{ "id": "x1", "open": "rsvp", "channel": "pigeon" }]""");

        var (exit, said, complained) = await RunAsync(file);

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Equal((2, ""), (exit, said));
        Assert.Equal("faulty.json cannot be used: [0].channel (x1): must be sms or email.", complained.Trim());
    }

    private static async Task<(int Exit, string Said, string Complained)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LocalHostApp).Assembly.Location, "replies", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AzureWebJobsStorage"] = (await Azurite.SharedAsync()).ConnectionString;
        using var replies = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var said = replies.StandardOutput.ReadToEndAsync();
        var complained = replies.StandardError.ReadToEndAsync();
        await replies.WaitForExitAsync();
        return (replies.ExitCode, await said, await complained);
    }

    [GeneratedRegex(
        "^right (?<right>[0-9]+), unhelpful (?<unhelpful>[0-9]+), harmful (?<harmful>[0-9]+), answered [0-9]+ of [0-9]+$",
        RegexOptions.NonBacktracking)]
    private static partial Regex LastLine();
}
