namespace EngagementFlows.Participants.Import;

public sealed class SupporterTextTests
{
    [Theory]
    [InlineData("supporter: Mair Siôn 07700 900103 (reminders only)", "Mair Siôn", "+447700900103", null, "reminders only")]
    [InlineData("Supporter: Mair Siôn +44 (0)7700 900103", "Mair Siôn", "+447700900103", null, null)]
    [InlineData("carer: Bob, bob@example.org (letters and reminders)", "Bob", null, "bob@example.org", "letters and reminders")]
    [InlineData("Cefnogwr: Bob bob@example.org 07700900103", "Bob", "+447700900103", "bob@example.org", null)]
    [InlineData("supporter: Xanthe Brown", "Xanthe Brown", null, null, null)]
    public void A_supporter_has_a_name_a_contact_and_a_scope(string need, string name, string? phone, string? email, string? scope)
    {
        var supporter = Assert.Single(People(need)).Details.Supporter;

        Assert.Equal((name, phone, email, scope), (supporter?.Name, supporter?.Phone?.E164, supporter?.Email?.Value, supporter?.Scope));
    }

    [Fact]
    public void A_supporter_whose_phone_is_wrong_is_kept_without_it_and_told()
    {
        var import = ParticipantCsv.Read("Name,Email,Access needs\nAnn,ann@example.org,supporter: Mair 07700 90010");

        Assert.Equal(new Supporter("Mair"), import.People[0].Details.Supporter);
        Assert.Equal("Access needs", Assert.Single(import.Warnings).Column);
    }

    [Fact]
    public void A_supporter_without_a_name_still_has_a_place()
    {
        var import = ParticipantCsv.Read("Name,Email,Access needs\nAnn,ann@example.org,large print; supporter");

        Assert.Equal(2, import.People[0].Details.Places);
        Assert.Contains("no name", Assert.Single(import.Warnings).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_supporter_is_told_and_stays_among_the_needs()
    {
        var import = ParticipantCsv.Read("Name,Email,Access needs\nAnn,ann@example.org,supporter: Mair; supporter: Bob");

        Assert.Equal(["supporter: Bob"], import.People[0].Details.AccessNeeds);
        Assert.Single(import.Warnings);
    }

    [Fact]
    public void A_need_that_speaks_of_a_supporter_is_a_need() =>
        Assert.Null(People("supporter needs a chair")[0].Details.Supporter);

    private static IReadOnlyList<ImportedPerson> People(string need) =>
        ParticipantCsv.Read($"Name,Email,Access needs\nAnn,ann@example.org,\"{need}\"").People;
}
