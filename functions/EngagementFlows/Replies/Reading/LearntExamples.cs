using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// What was learnt of the examples, kept in a file beside them, so that the next process need not spend seconds of processor time on learning it
/// again. Where the folder cannot be written to, each process learns.
/// </summary>
internal static class LearntExamples
{
    private const string Pattern = "learnt-*.bin";

    /// <param name="folder">With the examples; it has to be as trustworthy as the app's own files, which it is part of.</param>
    internal static ExampleReader Load(string folder, LanguageWords english)
    {
        var file = Path.Combine(folder, $"learnt-{Key(folder)}.bin");
        if (Kept(file) is { } kept)
        {
            return kept;
        }

        var learnt = ExampleReader.Learn(ExampleFiles.Load(folder), english);
        Keep(learnt, file);
        return learnt;
    }

    /// <summary>Other examples, other words, another build or a processor that adds otherwise: what was learnt is no longer the same.</summary>
    private static string Key(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var words = Path.Combine(Path.GetDirectoryName(folder)!, "Words");
        foreach (var file in ExampleFiles.In(folder).Concat(Directory.Exists(words) ? Directory.GetFiles(words, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : []))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        hash.AppendData(typeof(ExampleReader).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(BitConverter.GetBytes(Vector<float>.Count));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    /// <returns>Null where there is none, or none that is whole.</returns>
    private static ExampleReader? Kept(string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var end = bytes.Length - SHA256.HashSizeInBytes;
            if (end < 0 || !SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
            {
                return null;
            }

            using var reader = new BinaryReader(new MemoryStream(bytes, 0, end));
            return ExampleReader.Read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Under another name first, since several processes may learn at once and one may end in the middle.</summary>
    private static void Keep(ExampleReader learnt, string file)
    {
        var unfinished = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}");
        try
        {
            using var bytes = new MemoryStream();
            using (var writer = new BinaryWriter(bytes, System.Text.Encoding.UTF8, leaveOpen: true))
            {
                learnt.Write(writer);
            }

            bytes.Write(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
            foreach (var older in Directory.GetFiles(Path.GetDirectoryName(file)!, Pattern))
            {
                File.Delete(older);
            }

            File.WriteAllBytes(unfinished, bytes.ToArray());
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing depends on it: the next process learns again.
        }
    }
}
