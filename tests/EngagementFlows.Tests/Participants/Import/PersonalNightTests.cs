namespace EngagementFlows.Participants.Import;

/// <summary>The time zone and the quiet hours of one person, as lists have them.</summary>
public sealed class PersonalNightTests
{
    [Theory]
    [InlineData("time zone,quiet hours")]
    [InlineData("TimeZone,Quiet_Hours")]
    [InlineData("tz,Do not disturb")]
    [InlineData("Cylchfa amser,Oriau tawel")]
    public void The_columns_have_many_names(string headings)
    {
        var details = Read($"name,phone,{headings}", "Ann,07700 900123,America/New_York,21:00-08:00").People.Single().Details;

        Assert.Equal(("America/New_York", new PersonalQuietHours("21:00", "08:00")), (details.TimeZone, details.QuietHours));
    }

    [Theory]
    [InlineData("21:00-08:00", "21:00", "08:00")]
    [InlineData(" 21.30 – 8.00 ", "21:30", "08:00")]
    [InlineData("9:05 to 21:00", "09:05", "21:00")]
    [InlineData("22:00 tan 07:15", "22:00", "07:15")]
    [InlineData("00:00-00:00", "00:00", "00:00")]
    public void Quiet_hours_are_read_as_people_write_them(string text, string from, string until) =>
        Assert.Equal(new PersonalQuietHours(from, until), PersonalQuietHours.Read(text));

    [Theory]
    [InlineData("9-8")]
    [InlineData("21:00")]
    [InlineData("21:00-")]
    [InlineData("24:00-08:00")]
    [InlineData("21:60-08:00")]
    [InlineData("evenings")]
    public void What_cannot_be_read_is_a_warning_under_its_column_and_the_campaign_s_hours_hold(string text)
    {
        var import = Read("Name,Phone,Quiet hours", $"Ann,07700 900123,{text}");

        Assert.Null(Assert.Single(import.People).Details.QuietHours);
        Assert.Equal((2, "Quiet hours"), import.Warnings.Select(problem => (problem.Line, problem.Column)).Single());
    }

    [Fact]
    public void A_time_zone_is_known_whatever_its_case_and_an_unknown_one_is_a_warning()
    {
        Assert.Equal("Australia/Lord_Howe", TimeZoneText.Read(" australia/lord howe "));
        var import = Read("Name,Phone,Time zone", "Ann,07700 900123,Mars/Olympus");

        Assert.Null(Assert.Single(import.People).Details.TimeZone);
        Assert.Equal((2, "Time zone"), import.Warnings.Select(problem => (problem.Line, problem.Column)).Single());
    }

    [Fact]
    public void JSON_has_them_as_members_and_a_fault_is_named_by_its_member()
    {
        var import = ParticipantJson.Read(
        [
            new ParticipantInput("Ann", Phone: "07700 900123", TimeZone: "America/New_York", QuietHours: new QuietHoursInput("21:00", "08:00")),
            new ParticipantInput("Bob", Phone: "07700 900124", QuietHours: new QuietHoursInput("21:00", null)),
            new ParticipantInput("Cai", Phone: "07700 900125", QuietHours: new QuietHoursInput(null, null)),
        ]);

        Assert.Equal([new PersonalQuietHours("21:00", "08:00"), null, null], import.People.Select(person => person.Details.QuietHours));
        Assert.Equal((2, "quietHours"), import.Warnings.Select(problem => (problem.Line, problem.Column)).Single());
    }

    private static ParsedImport Read(params string[] lines) => ParticipantCsv.Read(string.Join('\n', lines));
}
