using System.Numerics;
using System.Runtime.InteropServices;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// A second reader, which knows no phrases: it says how likely each treatment of a reply is, by thousands of labelled examples (multinomial
/// logistic regression with steps that shrink feature by feature; Duchi, Hazan and Singer 2011). Learnt always the same way, and kept
/// (<see cref="LearntExamples"/>). Immutable.
/// </summary>
internal sealed class ExampleReader
{
    private const int Rounds = 8;
    private const float LengthOfStep = 0.3f;

    /// <summary>Keeps the first steps short while little is known of a feature.</summary>
    private const float LeastDivisor = 0.01f;

    /// <summary>What part of an example counts for the treatments that are acceptable too, beside the best one.</summary>
    private const float ShareOfOthers = 0.2f;

    private const int MostWords = 70;
    private const int ShortestStem = 5;
    private const int StemLength = 4;

    /// <summary>Parts of words of this length find a word again in another spelling, or with a Welsh ending or mutation.</summary>
    private const int PartLength = 5;

    /// <summary>What stands in one example only teaches nothing about others.</summary>
    private const int FewestExamples = 2;

    /// <summary>A treatment of several parts that fewer examples have is learnt as its first part.</summary>
    private const int FewestOfLabel = 2;

    private readonly string[] treatmentOf;
    private readonly Dictionary<uint, int> rowOf;
    private readonly float[] learnt;
    private readonly int widthOfRow;

    private ExampleReader(string[] treatmentOf, Dictionary<uint, int> rowOf, float[] learnt, int widthOfRow) =>
        (this.treatmentOf, this.rowOf, this.learnt, this.widthOfRow) = (treatmentOf, rowOf, learnt, widthOfRow);

    internal static ExampleReader Learn(IReadOnlyList<ReplyExample> examples, LanguageWords english)
    {
        var features = examples.AsParallel().AsOrdered().Select(one => Features(ReplyWords.Read(one.Text, english), one.Open)).ToArray();
        var best = Treatments(examples);
        string[] treatments = [.. best.Distinct().Order(StringComparer.Ordinal)];
        var right = Array.ConvertAll(best, treatment => Array.BinarySearch(treatments, treatment, StringComparer.Ordinal));
        var others = examples.Select(one => Places(one.Others, treatments)).ToArray();
        var rows = Rows(features);
        var known = Array.ConvertAll(features, one => Known(one, rows));
        var width = (treatments.Length + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        var (weights, squares) = (new float[rows.Count * width], new float[rows.Count * width]);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var errors = new float[width];
#pragma warning disable CA5394 // An order, not a secret; it must be the same each time.
        var random = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
#pragma warning restore CA5394
            foreach (var at in order)
            {
                Likelihoods(known[at], weights, errors, treatments.Length);
                errors[right[at]] -= others[at].Length == 0 ? 1 : 1 - ShareOfOthers;
                foreach (var other in others[at])
                {
                    errors[other] -= ShareOfOthers / others[at].Length;
                }

                Correct(known[at], errors, weights, squares);
            }
        }

        return new ExampleReader(treatments, rows, weights, width);
    }

    /// <returns>How likely each treatment is, the likeliest first.</returns>
    internal ReplyLikelihoods Weigh(ReplyWords english, string open)
    {
        var likelihoods = new float[widthOfRow];
        Likelihoods(Known(Features(english, open), rowOf), learnt, likelihoods, treatmentOf.Length);
        return new ReplyLikelihoods(treatmentOf.Select((treatment, at) => (treatment, (double)likelihoods[at])));
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(treatmentOf.Length);
        Array.ForEach(treatmentOf, writer.Write);
        writer.Write(rowOf.Count);
        foreach (var (feature, row) in rowOf)
        {
            writer.Write(feature);
            writer.Write(row);
        }

        writer.Write(widthOfRow);
        writer.Write(MemoryMarshal.AsBytes(learnt.AsSpan()));
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    internal static ExampleReader Read(BinaryReader reader)
    {
        var treatments = new string[reader.ReadInt32()];
        for (var at = 0; at < treatments.Length; at++)
        {
            treatments[at] = reader.ReadString();
        }

        var count = reader.ReadInt32();
        var rows = new Dictionary<uint, int>(count);
        for (var at = 0; at < count; at++)
        {
            rows.Add(reader.ReadUInt32(), reader.ReadInt32());
        }

        var width = reader.ReadInt32();
        var weights = new float[count * width];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new ExampleReader(treatments, rows, weights, width);
    }

    private static string[] Treatments(IReadOnlyList<ReplyExample> examples)
    {
        var counts = examples.CountBy(one => one.Treatment).ToDictionary(StringComparer.Ordinal);
        return [.. examples.Select(one => counts[one.Treatment] < FewestOfLabel ? one.Treatment.Split('+')[0] : one.Treatment)];
    }

    private static int[] Places(IReadOnlyList<string> some, string[] treatments) =>
        [.. some.Select(treatment => Array.BinarySearch(treatments, treatment, StringComparer.Ordinal)).Where(at => at >= 0).Distinct()];

    private static Dictionary<uint, int> Rows(uint[][] examples)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var feature in examples.SelectMany(one => one))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
        }

        var rows = new Dictionary<uint, int>();
        foreach (var (feature, count) in counts)
        {
            if (count >= FewestExamples)
            {
                rows.Add(feature, rows.Count);
            }
        }

        return rows;
    }

    private static int[] Known(uint[] features, Dictionary<uint, int> rows) =>
        [.. features.Select(feature => rows.GetValueOrDefault(feature, -1)).Where(row => row >= 0)];

    /// <summary>Long replies have many features: each then weighs less.</summary>
    private static float WeightOfFeature(int[] rows) => 1 / MathF.Sqrt(rows.Length + 1);

    /// <summary>Each row holds a weight for each treatment; their sums become likelihoods, which add up to 1.</summary>
    private static void Likelihoods(int[] rows, float[] weights, Span<float> likelihoods, int count)
    {
        likelihoods.Clear();
        var sums = MemoryMarshal.Cast<float, Vector<float>>(likelihoods);
        var all = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan());
        foreach (var row in rows)
        {
            var from = row * sums.Length;
            for (var at = 0; at < sums.Length; at++)
            {
                sums[at] += all[from + at];
            }
        }

        var weight = WeightOfFeature(rows);
        var most = float.NegativeInfinity;
        for (var at = 0; at < count; at++)
        {
            most = MathF.Max(most, likelihoods[at]);
        }

        var total = 0f;
        for (var at = 0; at < count; at++)
        {
            likelihoods[at] = MathF.Exp((likelihoods[at] - most) * weight);
            total += likelihoods[at];
        }

        for (var at = 0; at < count; at++)
        {
            likelihoods[at] /= total;
        }

        likelihoods[count..].Clear();
    }

    private static void Correct(int[] rows, float[] errors, float[] weights, float[] squares)
    {
        var steps = MemoryMarshal.Cast<float, Vector<float>>(errors.AsSpan());
        var all = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan());
        var taken = MemoryMarshal.Cast<float, Vector<float>>(squares.AsSpan());
        var weight = WeightOfFeature(rows);
        var least = new Vector<float>(LeastDivisor);
        for (var at = 0; at < steps.Length; at++)
        {
            steps[at] *= weight;
        }

        foreach (var row in rows)
        {
            var from = row * steps.Length;
            for (var at = 0; at < steps.Length; at++)
            {
                taken[from + at] += steps[at] * steps[at];
                all[from + at] -= LengthOfStep * steps[at] / (Vector.SquareRoot(taken[from + at]) + least);
            }
        }
    }

    /// <summary>Words and parts of them, pairs, how they begin and end, and each word with the question that was open.</summary>
    private static uint[] Features(ReplyWords reply, string open)
    {
        var words = reply.Words.Take(MostWords).Select(word => word.Text).ToArray();
        var hashes = Array.ConvertAll(words, word => Hash(word));
        var question = Hash(open);
        var features = new HashSet<uint>
        {
            Mix(1, 0, 0),
            Mix(2, question, 0),
            Mix(3, (uint)Math.Min(words.Length / 4, 8), 0),
            Mix(4, reply.Asks.Any(asks => asks) ? 1u : 0u, 0),
        };
        for (var at = 0; at < words.Length; at++)
        {
            features.Add(Mix(5, hashes[at], 0));
            features.Add(Mix(6, hashes[at], question));
            if (words[at].Length >= ShortestStem)
            {
                features.Add(Mix(7, Hash(words[at].AsSpan(0, StemLength)), 0));
                features.Add(Mix(8, Hash(words[at].AsSpan(words[at].Length - StemLength)), 0));
            }

            var withEdges = $"<{words[at]}>";
            for (var from = 0; words[at].Length > PartLength - 2 && from + PartLength <= withEdges.Length; from++)
            {
                features.Add(Mix(14, Hash(withEdges.AsSpan(from, PartLength)), 0));
            }

            if (at + 1 < words.Length)
            {
                features.Add(Mix(9, hashes[at], hashes[at + 1]));
            }

            if (at + 2 < words.Length)
            {
                features.Add(Mix(10, hashes[at], hashes[at + 2]));
            }
        }

        if (words.Length > 0)
        {
            features.Add(Mix(11, hashes[0], 0));
            features.Add(Mix(12, hashes[0], question));
            features.Add(Mix(13, hashes[^1], 0));
        }

        return [.. features];
    }

    /// <summary>FNV-1a: string.GetHashCode differs from process to process.</summary>
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var character in word)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash;
    }

    private static uint Mix(uint kind, uint first, uint second)
    {
        var hash = unchecked((((2166136261u ^ kind) * 16777619u) ^ first) * 0x9E3779B1u);
        hash = unchecked((hash ^ BitOperations.RotateLeft(second, 15)) * 0x85EBCA77u);
        return hash ^ (hash >> 15);
    }
}
