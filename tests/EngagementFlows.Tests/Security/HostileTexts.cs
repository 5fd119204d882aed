namespace EngagementFlows.Security;

/// <summary>What an attacker would write, by where it would hurt.</summary>
internal static class HostileTexts
{
    /// <summary>For a filter or a key of Table Storage, and for a path.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "' or PartitionKey ne '", "x' or '1' eq '1", "') or (true", "campaign' or RowKey ge '", "%27%20or%201%20eq%201", "''''", "\"", "`",
        "a/b", "a\\b", "a#b", "a?b", "a%2fb", "...", "../..", "..%2f..%2fCampaigns", "a:b", "a|b", "a~b", "~stop", "d|1", "a\u0000b", "a\u0001b", "a\u007fb", "\u202e", "\ufeff",
        "Ŵ", "😀", "null", "undefined", "true", "$filter", "$batch", "*", "-", " ", "\t", "\r\nX-Injected: 1", new('a', 600), new('é', 300),
    ];

    /// <summary>For a spreadsheet that opens an export.</summary>
    public static IReadOnlyList<string> Formulas { get; } =
    [
        "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://example.org\")", "=IMPORTXML(\"http://example.org\",\"/\")", "-2+3+cmd|' /C calc'!A0", "+44;=1", "@import",
        "=\"\"", "=-1", "=+1", "＝1+1", "|calc", "%0A=1+1", "'=1+1", " =1+1",
    ];

    /// <summary>For a page or an email.</summary>
    public static IReadOnlyList<string> Markup { get; } =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "\"><script>1</script>", "' onmouseover='alert(1)", "[press](javascript:alert(1))",
        "![x](http://example.org/p.png)", "<iframe src=//example.org>", "<a href=\"javascript:1\">x</a>", "&lt;script&gt;", "<!--", "]]>", "{{7*7}}", "{{{organisation}}}", "<style>*{}</style>", "`<script>`",
        "<object data=x>", "<form action=//example.org><input>", "[a]: javascript:alert(1)", "<javascript:alert(1)>",
    ];

    /// <summary>For a header.</summary>
    public static IReadOnlyList<string> LineBreaks { get; } = ["\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\f", "%0d%0a", "\u0000\r\n", "\r\n ", "\r\n\t"];
}
