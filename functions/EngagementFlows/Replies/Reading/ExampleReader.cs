using System.Numerics;
using System.Runtime.InteropServices;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// A second reader, which knows no phrases: it weighs the words of a reply by thousands of labelled examples (averaged perceptron; Freund
/// and Schapire 1999). Learnt anew in each process, always the same way. Immutable.
/// </summary>
internal sealed class ExampleReader
{
    private const int Rounds = 8;
    private const int MostWords = 70;
    private const int ShortestStem = 5;
    private const int StemLength = 4;

    /// <summary>What stands in one example only teaches nothing about others.</summary>
    private const int FewestExamples = 2;

    /// <summary>A treatment of several parts that fewer examples have is learnt as its first part.</summary>
    private const int FewestOfLabel = 2;

    /// <summary>By how much, a feature, the right label must lead before an example counts as learnt: a narrow lead is luck.</summary>
    private const float WantedLead = 0.5f;

    private readonly string[] treatmentOf;
    private readonly Dictionary<uint, int> rowOf;
    private readonly float[] learnt;
    private readonly int widthOfRow;

    private ExampleReader(string[] treatmentOf, Dictionary<uint, int> rowOf, float[] learnt, int widthOfRow) =>
        (this.treatmentOf, this.rowOf, this.learnt, this.widthOfRow) = (treatmentOf, rowOf, learnt, widthOfRow);

    internal static ExampleReader Learn(IReadOnlyList<ReplyExample> examples, LanguageWords english)
    {
        var features = examples.AsParallel().AsOrdered().Select(one => Features(ReplyWords.Read(one.Text, english), one.Open)).ToArray();
        var treatments = Treatments(examples);
        string[] labels = [.. treatments.Distinct().Order(StringComparer.Ordinal)];
        var right = Array.ConvertAll(treatments, treatment => Array.BinarySearch(labels, treatment, StringComparer.Ordinal));
        var rows = Rows(features);
        var known = Array.ConvertAll(features, one => Known(one, rows));
        var width = (labels.Length + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        var (weights, sums) = (new float[rows.Count * width], new float[rows.Count * width]);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var scores = new float[width];
        var seen = 0;
#pragma warning disable CA5394 // An order, not a secret; it must be the same each time.
        var random = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
#pragma warning restore CA5394
            foreach (var at in order)
            {
                seen++;
                Score(known[at], weights, scores);
                var rival = IndexOfMost(scores, labels.Length, except: right[at]);
                if (scores[right[at]] - scores[rival] >= WantedLead * known[at].Length)
                {
                    continue;
                }

                foreach (var row in known[at])
                {
                    weights[(row * width) + right[at]]++;
                    sums[(row * width) + right[at]] += seen;
                    weights[(row * width) + rival]--;
                    sums[(row * width) + rival] -= seen;
                }
            }
        }

        // The average of the weights of all steps, which is steadier than the last.
        for (var at = 0; at < weights.Length; at++)
        {
            weights[at] -= sums[at] / Math.Max(1, seen);
        }

        return new ExampleReader(labels, rows, weights, width);
    }

    /// <returns>The treatment that weighs most, and by how much more than the next, a feature: below 0.3 it is nearly a guess.</returns>
    internal (string Treatment, double Margin) Weigh(ReplyWords english, string open)
    {
        var features = Features(english, open);
        var scores = new float[widthOfRow];
        Score(Known(features, rowOf), learnt, scores);
        var best = IndexOfMost(scores, treatmentOf.Length);
        var next = IndexOfMost(scores, treatmentOf.Length, except: best);
        return (treatmentOf[best], (scores[best] - scores[next]) / features.Length);
    }

    private static string[] Treatments(IReadOnlyList<ReplyExample> examples)
    {
        var counts = examples.CountBy(one => one.Treatment).ToDictionary(StringComparer.Ordinal);
        return [.. examples.Select(one => counts[one.Treatment] < FewestOfLabel ? one.Treatment.Split('+')[0] : one.Treatment)];
    }

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

    /// <summary>Each row holds a weight for each label.</summary>
    private static void Score(int[] rows, float[] weights, Span<float> scores)
    {
        scores.Clear();
        var sums = MemoryMarshal.Cast<float, Vector<float>>(scores);
        var all = MemoryMarshal.Cast<float, Vector<float>>(weights);
        foreach (var row in rows)
        {
            var from = row * sums.Length;
            for (var at = 0; at < sums.Length; at++)
            {
                sums[at] += all[from + at];
            }
        }
    }

    private static int IndexOfMost(float[] scores, int count, int except = -1)
    {
        var best = except == 0 ? 1 : 0;
        for (var label = best + 1; label < count; label++)
        {
            if (label != except && scores[label] > scores[best])
            {
                best = label;
            }
        }

        return best;
    }

    /// <summary>Words, pairs of them, how they begin and end, and each word with the question that was open.</summary>
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
