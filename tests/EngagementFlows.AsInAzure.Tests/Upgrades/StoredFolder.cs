using System.Formats.Tar;
using System.IO.Compression;

namespace EngagementFlows.AsInAzure.Upgrades;

/// <summary>What a whole Azurite has kept, blobs, queues and tables, as one file.</summary>
internal static class StoredFolder
{
    public static void Pack(string folder, string file)
    {
        using var stream = new GZipStream(File.Create(file), CompressionLevel.SmallestSize);
        TarFile.CreateFromDirectory(folder, stream, includeBaseDirectory: false);
    }

    /// <returns>A folder of its own; the caller removes it.</returns>
    public static string Unpack(string file)
    {
        var folder = Directory.CreateTempSubdirectory("stored-").FullName;
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(stream, folder, overwriteFiles: true);
        return folder;
    }
}
