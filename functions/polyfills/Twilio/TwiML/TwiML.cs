using System.Text;
using System.Xml.Linq;

namespace Twilio.TwiML;

/// <summary>An element of an answer to Twilio, with its children.</summary>
public class TwiML
{
    private readonly string tagName;
    private readonly List<TwiML> children = [];

    protected TwiML(string tagName) => this.tagName = tagName;

    public virtual TwiML Append(TwiML childElem)
    {
        children.Add(childElem);
        return this;
    }

    public XDocument ToXDocument() => new(new XDeclaration("1.0", "utf-8", standalone: null), ToXml());

    /// <summary>The whole document, with its declaration.</summary>
    public string ToString(SaveOptions formattingOptions = SaveOptions.None)
    {
        using var writer = new Utf8Text();
        ToXDocument().Save(writer, formattingOptions);
        return writer.ToString();
    }

    protected virtual string GetElementBody() => string.Empty;

    protected virtual List<XAttribute> GetElementAttributes() => [];

    protected virtual XNode ToXml() => new XElement(tagName, GetElementBody(), GetElementAttributes(), children.Select(child => child.ToXml()));

    /// <summary>The declaration names the encoding of the writer, and a writer of strings says UTF-16.</summary>
    private sealed class Utf8Text : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
