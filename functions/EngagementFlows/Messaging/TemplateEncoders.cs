using System.Text;
using EngagementFlows.Contacts;
using HandlebarsDotNet;

namespace EngagementFlows.Messaging;

/// <summary>How a field is put into a template. It stays within its line: it starts no paragraph, no header and no second message.</summary>
internal abstract class FieldEncoder : ITextEncoder
{
    public void Encode(StringBuilder? text, TextWriter target) => target.Write(Encode(Characters.OneLine(text?.ToString() ?? "")));

    public void Encode(string? text, TextWriter target) => target.Write(Encode(Characters.OneLine(text ?? "")));

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var collected = new StringBuilder();
        while (text?.MoveNext() == true)
            collected.Append(text.Current);
        Encode(collected, target);
    }

    internal abstract string Link(string address, string? title);

    /// <summary>A link that stands alone and is what the message is about.</summary>
    internal virtual string Button(string address, string title) => Link(address, title);

    protected abstract string Encode(string line);
}

/// <summary>Plain text has no marks that could be abused.</summary>
internal sealed class FieldAsItIs : FieldEncoder
{
    internal override string Link(string address, string? title) =>
        title is null ? Characters.OneLine(address) : $"{Characters.OneLine(title)}: {Characters.OneLine(address)}";

    protected override string Encode(string line) => line;
}

/// <summary>CommonMark, 2.4: a backslash before any ASCII punctuation makes it mean itself. So what people wrote is neither a link nor HTML.</summary>
internal sealed class FieldInMarkdown : FieldEncoder
{
    internal override string Button(string address, string title) =>
        Link(address, title) is var link && link.EndsWith(')') ? $"{link[..^1]} \"{EmailHtml.ButtonMark}\")" : link;

    internal override string Link(string address, string? title)
    {
        var text = Encode(Characters.OneLine(title ?? address));
        var isWeb = Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
        return isWeb ? $"[{text}]({Encode(uri!.AbsoluteUri)})" : title is null ? text : $"{text}: {Encode(Characters.OneLine(address))}";
    }

    protected override string Encode(string line)
    {
        var escaped = new StringBuilder(line.Length);
        foreach (var character in line)
        {
            if (char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character)))
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
