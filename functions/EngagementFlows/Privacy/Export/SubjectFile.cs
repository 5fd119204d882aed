using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Campaigns;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Export;

/// <summary>
/// What a person is given who asks what is kept of them: a zip with a JSON file a place, and a page to read. Made when it is fetched, of what
/// is there then, so that no second copy of anybody's data lies about.
/// </summary>
public sealed class SubjectFile(DataSubjects subjects, CampaignStore campaigns, PlacesOfData places, SubjectPages pages, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonRow.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<byte[]> MakeAsync(Participant person, DurableTaskClient client, CancellationToken cancellation)
    {
        var subject = await subjects.FindAsync(person, cancellation);
        var parts = new List<SubjectPart>();
        foreach (var key in PrivacyDesk.OrderOf(PrivacyKind.SubjectAccess))
        {
            var holding = await places.Of(key).FindAsync(subject, client, cancellation);

            // As it is written, so that a page shows what the file has: times and numbers made here are texts then, too.
            parts.Add(new SubjectPart(key, holding with { Data = holding.Data is { } data ? JsonNode.Parse(data.ToJsonString()) : null }));
        }

        var files = new Dictionary<string, CampaignFile>(StringComparer.Ordinal);
        foreach (var id in subject.Records.Select(record => record.CampaignId).Distinct())
        {
            if (await campaigns.FindAsync(id, cancellation) is { Value: var campaign })
            {
                files[id] = campaign.File;
            }
        }

        var now = clock.GetUtcNow();
        var (first, second) = person.Details.Language == Language.Welsh ? ("cy", "en") : ("en", "cy");
        using var zipped = new MemoryStream();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            await AddAsync(zip, "index.html", await pages.RenderAsync(parts, files, first, now), now, cancellation);
            await AddAsync(zip, $"index.{second}.html", await pages.RenderAsync(parts, files, second, now), now, cancellation);
            foreach (var part in parts)
            {
                await AddAsync(zip, part.File, part.ToJson().ToJsonString(Json), now, cancellation);
            }
        }

        return zipped.ToArray();
    }

    private static async Task AddAsync(ZipArchive zip, string name, string text, DateTimeOffset at, CancellationToken cancellation)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = at;
        await using var stream = await entry.OpenAsync(cancellation);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }
}

/// <summary>What one place holds, under its name.</summary>
public sealed record SubjectPart(string Key, Holding Holding)
{
    public string File => $"{Key}.json";

    public JsonObject ToJson() => new() { ["place"] = Key, ["count"] = Holding.Count, ["note"] = Holding.Note, ["data"] = Holding.Data?.DeepClone() };
}
