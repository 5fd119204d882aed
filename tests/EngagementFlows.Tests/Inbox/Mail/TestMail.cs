using System.Text;

namespace EngagementFlows.Inbox.Mail;

/// <summary>Posts of the inbound mail provider, as tests make them.</summary>
internal static class TestMail
{
    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));

    internal static Dictionary<string, byte[]> Form(params (string Name, string Value)[] fields)
    {
        var form = new Dictionary<string, byte[]>
        {
            ["envelope"] = Bytes("""{"to":["reply+token@in.example.org"],"from":"sian@example.org"}"""),
        };
        foreach (var (name, value) in fields)
            form[name] = Bytes(value);
        return form;
    }

    internal static InboundMail Read(Dictionary<string, byte[]> form, params FormAttachment[] attachments)
    {
        var result = InboundParse.Read(form, attachments);
        Assert.Null(result.Fault);
        return result.Mail!;
    }

    internal static InboundMail Raw(string message) => Raw(Bytes(message));

    internal static InboundMail Raw(byte[] message)
    {
        var form = Form();
        form["email"] = message;
        return Read(form);
    }

    /// <summary>A vector's form, its multipart taken apart at the boundary xYzZY.</summary>
    internal static Dictionary<string, byte[]> Vector(string name)
    {
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(EngagementFlows.Vector.PathOf("vectors", "inbound-parse", name)));
        var form = new Dictionary<string, byte[]>();
        foreach (var part in ("\r\n" + text).Split("\r\n--xYzZY", StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split("\r\n\r\n", 2) is [var head, var body])
                form[head.Split("name=\"")[1].Split('"')[0]] = Encoding.Latin1.GetBytes(body);
        }

        return form;
    }
}
