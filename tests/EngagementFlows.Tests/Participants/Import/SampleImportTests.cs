using System.Text.Json;
using EngagementFlows.Contacts;
using EngagementFlows.Messaging;

namespace EngagementFlows.Participants.Import;

/// <summary>The sample of 35 rows, messy on purpose.</summary>
public sealed class SampleImportTests
{
    private static readonly ParsedImport Sample = ParticipantCsv.Read(File.ReadAllBytes(Vector.PathOf("samples", "power-of-co-production", "participants.csv")));

    [Fact]
    public void Thirty_are_imported_one_is_unchanged_and_four_are_rejected()
    {
        Assert.Equal(30, Sample.People.Count);
        Assert.Equal([new RepeatedRow(34, 2)], Sample.Repeats);
        Assert.Equal(4, Sample.RejectedRows);
    }

    [Fact]
    public void Each_rejected_row_is_named_by_its_line_and_its_column()
    {
        Assert.Equal(
            [(30, "Mobile_Number"), (31, "E-mail Address"), (32, "Mobile_Number"), (33, "E-mail Address")],
            Sample.Rejected.Select(problem => (problem.Line, problem.Column)));
        Assert.Contains("landline", Sample.Rejected[0].Error, StringComparison.Ordinal);
        Assert.Contains("no way to reach", Sample.Rejected[1].Error, StringComparison.Ordinal);
        Assert.Contains("One digit is missing", Sample.Rejected[2].Error, StringComparison.Ordinal);
        Assert.Contains("two in a row", Sample.Rejected[3].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_formula_and_the_letters_in_a_phone_are_warnings_and_nothing_else_is() =>
        Assert.Equal([(29, "Name"), (35, "Mobile_Number")], Sample.Warnings.Select(problem => (problem.Line, problem.Column)));

    [Fact]
    public void A_usable_row_with_a_fault_is_imported_without_the_faulty_part()
    {
        var letters = Person("Letters InPhone");

        Assert.Null(letters.Phone);
        Assert.Equal("letters@example.org", letters.Email?.Value);
    }

    [Fact]
    public void A_name_that_a_spreadsheet_would_run_is_kept_and_harmless_in_an_export()
    {
        var name = Sample.People.Single(person => person.Line == 29).Details.Name;

        Assert.Equal("=HYPERLINK(\"http://example.org\")", name);
        Assert.Equal("'" + name, CsvCells.Neutralise(name));
    }

    [Fact]
    public void A_line_break_in_a_name_becomes_a_space() => Assert.Equal(36, Sample.People.Single(person => person.Details.Name == "Line Break").Line);

    [Fact]
    public void The_language_is_unknown_where_it_is_blank()
    {
        Assert.Equal(Language.Unknown, Person("Emyr ap Gwilym").Language);
        Assert.Equal(Language.Welsh, Person("Nia Ŵyn").Language);
        Assert.Equal(Language.English, Person("Zoë Adams").Language);
    }

    [Fact]
    public void Two_people_with_one_phone_are_two_people()
    {
        Assert.Equal(Person("Xanthe Brown").Phone, Person("Ash Brown").Phone);
        Assert.Equal(new Supporter("Xanthe Brown"), Person("Ash Brown").Supporter);
    }

    [Fact]
    public void A_supporter_has_a_phone_and_a_scope_and_takes_a_place()
    {
        var carer = Person("Blodeuwedd Siôn");

        Assert.Equal(new Supporter("Mair Siôn", PhoneNumber.FromE164("+447700900103"), null, "reminders only"), carer.Supporter);
        Assert.Equal(["large print"], carer.AccessNeeds);
        Assert.Equal(2, carer.Places);
    }

    [Fact]
    public void The_preferred_channel_falls_back_to_the_one_there_is()
    {
        Assert.Equal(Channel.Sms, Person("Davies, Rhiannon").PreferredChannel);
        Assert.Equal(Channel.Email, Person("Davies, Rhiannon").OtherChannel);
        Assert.Equal(Channel.Email, Person("Farah Siddiqui").PreferredChannel);
        Assert.Null(Person("Farah Siddiqui").OtherChannel);
    }

    [Fact]
    public void Details_round_trip_through_JSON()
    {
        foreach (var (_, details) in Sample.People)
            Assert.Equal(details, JsonSerializer.Deserialize<ParticipantDetails>(JsonSerializer.Serialize(details)));
    }

    private static ParticipantDetails Person(string name) => Sample.People.Single(person => person.Details.Name == name).Details;
}
