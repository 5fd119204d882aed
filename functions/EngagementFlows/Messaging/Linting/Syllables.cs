namespace EngagementFlows.Messaging.Linting;

/// <summary>Syllables of English words, by their letters: right for most words and near for the others, which is what a reading age needs.</summary>
public static class Syllables
{
    private static readonly string[] SilentEndings = ["es", "ed"];

    public static int Count(string word)
    {
        var letters = word.ToLowerInvariant().Where(char.IsAsciiLetter).ToArray().AsSpan();
        var (count, inVowels) = (0, false);
        for (var index = 0; index < letters.Length; index++)
        {
            var isVowel = "aeiouy".Contains(letters[index], StringComparison.Ordinal) && !(index == 0 && letters[index] == 'y');
            // "ia", "io" (not "tion") and "eo" are two: di-a-ry, vi-de-o.
            if (isVowel && (!inVowels || SpeaksTwice(letters, index)))
                count++;
            inVowels = isVowel;
        }

        return Math.Max(1, count - Silent(letters));
    }

    private static bool SpeaksTwice(ReadOnlySpan<char> letters, int index) =>
        (letters[index - 1], letters[index]) is ('i', 'a') or ('e', 'o') or ('u', 'a') or ('i', 'o')
        && !(index >= 2 && letters[index - 2] is 't' or 'c' or 's' or 'g' or 'q' && letters[index - 1] is 'i' or 'u')
        && !(letters[index - 1] == 'e' && index >= 2 && letters[index - 2] == 'p');

    /// <summary>The e of "make", "comes" and "asked" is not spoken; of "table", "wanted" and "places" it is.</summary>
    private static int Silent(ReadOnlySpan<char> letters)
    {
        if (letters.Length < 3)
            return 0;
        if (letters[^1] == 'e' && !IsVowel(letters[^2]))
            return letters[^2] == 'l' && !IsVowel(letters[^3]) ? 0 : 1;
        if (letters.Length < 4 || IsVowel(letters[^3]))
            return 0;
        foreach (var ending in SilentEndings)
        {
            if (letters.EndsWith(ending))
                return ending == "ed" ? (letters[^3] is 't' or 'd' ? 0 : 1) : (letters[^3] is 's' or 'c' or 'z' or 'x' or 'g' or 'h' ? 0 : 1);
        }

        return 0;
    }

    private static bool IsVowel(char letter) => "aeiouy".Contains(letter, StringComparison.Ordinal);
}
