namespace EngagementFlows.Messaging;

public sealed class SentenceEndsTests
{
    [Theory]
    [InlineData("We invite you to \"What matters to you?\".", "We invite you to \"What matters to you?\"")]
    [InlineData("Can you come to \"What matters to you?\"? Reply", "Can you come to \"What matters to you?\" Reply")]
    [InlineData("to **What matters to you\\?**. We", "to **What matters to you\\?** We")]
    [InlineData("Can you come? What matters to you?, Thursday", "Can you come? What matters to you? Thursday")]
    [InlineData("Place: Riverside Ltd.. More", "Place: Riverside Ltd. More")]
    [InlineData("**Riverside Ltd\\.**. More", "**Riverside Ltd\\.** More")]
    [InlineData("And then... More", "And then... More")]
    [InlineData("Look at https://example.org/?. x", "Look at https://example.org/? x")]
    [InlineData("No? Reply 0.", "No? Reply 0.")]
    [InlineData("One.\n\n\n\nTwo.", "One.\n\nTwo.")]
    public void Marks_that_meet_are_one(string text, string tidy) => Assert.Equal(tidy, SentenceEnds.Tidy(text));

    [Theory]
    [InlineData("Tell us what you think", "Tell us what you think.")]
    [InlineData("What do you think?", "What do you think?")]
    [InlineData("Say \"yes\"", "Say \"yes\".")]
    [InlineData("See https://example.org/map", "See https://example.org/map")]
    [InlineData("Write to sian@example.org", "Write to sian@example.org")]
    [InlineData("", "")]
    public void A_text_that_another_follows_is_ended(string text, string ended) => Assert.Equal(ended, SentenceEnds.Ended(text));

    [Theory]
    [InlineData("Working together.", "Working together")]
    [InlineData("And then...", "And then...")]
    [InlineData("Really?", "Really?")]
    public void A_title_does_not_end_the_sentence_that_it_stands_in(string text, string unended) => Assert.Equal(unended, SentenceEnds.Unended(text));
}
