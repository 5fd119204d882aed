namespace EngagementFlows.Pages.Own;

/// <summary>What becomes of the words that a person writes on a page.</summary>
/// <param name="Sharing">As things stand with what they agree to.</param>
/// <param name="FirstName">With which they are shared, where they are shared with a name.</param>
public sealed record WordsNote(WordsShared Sharing, string FirstName = "")
{
    /// <summary>A sentence or two for the hint of a field; the messages that ask for words say the same.</summary>
    public string In(Speech say) => Sharing switch
    {
        WordsShared.WithFirstName => say.In(
            $"You agreed that we may quote you: we may share your words with your first name, {FirstName}.",
            $"Rydych chi wedi cytuno i ni eich dyfynnu: efallai y byddwn ni'n rhannu eich geiriau gyda'ch enw cyntaf, {FirstName}.",
            $"You said that we may quote you. We may share your words. We give your first name: {FirstName}.",
            $"Dywedoch chi y gallwn ni eich dyfynnu. Efallai y byddwn ni'n rhannu eich geiriau. Byddwn ni'n rhoi eich enw cyntaf: {FirstName}."),
        WordsShared.WithoutName => say.In(
            "We may share what people say, without names.",
            "Efallai y byddwn ni'n rhannu beth mae pobl yn ei ddweud, heb enwau.",
            "We may share what people say. We do not share names.",
            "Efallai y byddwn ni'n rhannu beth mae pobl yn ei ddweud. Fyddwn ni ddim yn rhannu enwau."),
        WordsShared.OnlyIfQuoted => say.In(
            "We share your words only if you agree that we quote you, and then with your first name.",
            "Dim ond os ydych chi'n cytuno i ni eich dyfynnu y byddwn ni'n rhannu eich geiriau, a hynny gyda'ch enw cyntaf.",
            "We only share your words if you agree that we quote you. Then we give your first name.",
            "Byddwn ni'n rhannu eich geiriau dim ond os ydych chi'n cytuno i ni eich dyfynnu. Wedyn byddwn ni'n rhoi eich enw cyntaf."),
        WordsShared.OnlyIfTakingPart => say.In(
            "We share your words only if you agree to take part, and without your name.",
            "Dim ond os ydych chi'n cytuno i gymryd rhan y byddwn ni'n rhannu eich geiriau, a hynny heb eich enw.",
            "We only share your words if you agree to take part. We do not share your name.",
            "Byddwn ni'n rhannu eich geiriau dim ond os ydych chi'n cytuno i gymryd rhan. Fyddwn ni ddim yn rhannu eich enw."),
        _ => say.In(
            "Our team will read your answer. We will not share it with others.",
            "Byddwn ni'n darllen eich ateb. Fyddwn ni ddim yn ei rannu gyda phobl eraill."),
    };
}

public enum WordsShared
{
    Not,
    WithFirstName,
    WithoutName,
    OnlyIfQuoted,
    OnlyIfTakingPart,
}
