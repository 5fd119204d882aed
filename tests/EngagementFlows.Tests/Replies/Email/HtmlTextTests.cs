using FsCheck.Xunit;

namespace EngagementFlows.Replies.Email;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("gmail", """<div dir="ltr">Yes, I'll come</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Wed, 2 Dec 2026 at 10:00, Team &lt;<a href="mailto:t@example.org">t@example.org</a>&gt; wrote:<br></div><blockquote class="gmail_quote"><p>Will you come?</p><blockquote>older</blockquote></blockquote></div>""", "Yes, I'll come")]
    [InlineData("gmail, answered inside", """<div class="gmail_quote"><div class="gmail_attr">On 2 Dec 2026 at 10:00, Team &lt;t@example.org&gt; wrote:</div><blockquote>Will you come?</blockquote><div>Yes</div><blockquote>Any needs?</blockquote><div>A loop</div></div>""", "Yes\n\nA loop")]
    [InlineData("outlook", """<body><div>Yes</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Team<br><b>Sent:</b> 2 December<br></div><div>Will you come? Reply STOP to stop.</div></body>""", "Yes")]
    [InlineData("outlook for the desktop", """<p class=MsoNormal>Yes<o:p></o:p></p><div style='border-top:solid'><p class=MsoNormal><b>From:</b> Team &lt;t@example.org&gt; <br><b>Sent:</b> 02 December 2026 10:00<br><b>To:</b> Ann<br><b>Subject:</b> Workshop</p></div><p>Will you come?</p>""", "Yes")]
    [InlineData("apple", """<div>Ie<br><br><div id="AppleMailSignature">Anfonwyd o fy iPhone</div><blockquote type="cite">Ar 2 Rhag 2026, am 10:00, ysgrifennodd Tîm &lt;t@example.org&gt;:<br></blockquote></div><blockquote type="cite">Ddewch chi?</blockquote>""", "Ie")]
    [InlineData("yahoo", """<div>Yes</div><div class="yahoo_quoted"><div>On Wednesday 2 December 2026 at 10:00:00 GMT, Team &lt;t@example.org&gt; wrote: </div><div>Will you come?</div></div>""", "Yes")]
    [InlineData("thunderbird", """<p>Yes</p><div class="moz-cite-prefix">On 02/12/2026 10:00, Team wrote:<br></div><blockquote type="cite">Will you come?</blockquote><div class="moz-signature">-- <br>Ann</div>""", "Yes")]
    public void What_the_program_marks_as_a_quote_is_dropped(string style, string html, string own) =>
        Assert.Equal((style, own), (style, OwnWordsReader.Read(new MailText(HtmlText.Read(html).Text)).Text));

    [Fact]
    public void Blocks_breaks_lists_and_cells_become_lines_and_what_is_unseen_goes() =>
        Assert.Equal(
            "1 & 2 < 3\nb\nc\n\none\ntwo\nx y",
            HtmlText.Read("<html><head><title>t</title><style>a{}</style></head><body>1 &amp; 2\n &lt; 3<br>b<p>c</p><script>evil()</script><ul><li>one<li>two</ul><table><tr><td>x<td>y</table><!-- no --></body>").Text.Trim());

    [Fact]
    public void A_signature_alone_is_better_than_nothing() =>
        Assert.Equal("Ann Jones", HtmlText.Read("""<div class="gmail_signature">Ann Jones</div>""").Text.Trim());

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<blockquote>")]
    [InlineData("<")]
    [InlineData("&")]
    public void However_deep_it_is_nested_it_is_read(string tag) =>
        Assert.StartsWith("Yes", HtmlText.Read("Yes" + string.Concat(Enumerable.Repeat(tag, 200_000))).Text, StringComparison.Ordinal);

    [Property]
    public bool It_never_throws(string? text, string? name) => HtmlText.Read($"<{name} {text}>{text}</{name}><p>").Text is not null;
}
