using System.Text;
using EngagementFlows.Messaging;
using FsCheck.Xunit;

namespace EngagementFlows.Participants.Import;

public sealed class ParticipantCsvTests
{
    [Theory]
    [InlineData("name,email")]
    [InlineData("NAME,E-mail Address")]
    [InlineData(" Full_Name , EMAIL-ADDRESS")]
    [InlineData("Enw,E-bost")]
    [InlineData("\uFEFFName,e mail")]
    public void Headings_match_whatever_their_case_spaces_and_hyphens(string headings) =>
        Assert.Equal("ann@example.org", Only($"{headings}\nAnn,ann@example.org").Email?.Value);

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData(",")]
    public void The_delimiter_is_read_off_the_headings(string delimiter)
    {
        var csv = $"Name{delimiter}Phone{delimiter}Notes\r\nAnn{delimiter}07700 900123{delimiter}\"a,b;c\"\r\n";

        Assert.Equal("a,b;c", Only(csv).Notes);
    }

    [Fact]
    public void The_byte_order_mark_of_a_spreadsheet_is_no_part_of_the_first_heading() =>
        Assert.Single(ParticipantCsv.Read([.. Encoding.UTF8.Preamble, .. "Name,Email\nSiân,sian@example.org"u8]).People);

    [Fact]
    public void Two_columns_for_one_contact_are_an_error_and_nobody_is_imported()
    {
        var import = ParticipantCsv.Read("Name,Phone,Mobile Number\nAnn,07700900123,07700900124");

        Assert.Empty(import.People);
        var problem = Assert.Single(import.Rejected);
        Assert.Equal((1, "Mobile Number"), (problem.Line, problem.Column));
    }

    [Fact]
    public void Two_columns_of_notes_are_a_warning_and_the_first_is_used()
    {
        var import = ParticipantCsv.Read("Name,Email,Notes,Comments\nAnn,ann@example.org,one,two");

        Assert.Equal("one", Assert.Single(import.People).Details.Notes);
        Assert.Equal("Comments", Assert.Single(import.Warnings).Column);
    }

    [Fact]
    public void Empty_extra_columns_and_blank_rows_are_ignored()
    {
        var import = ParticipantCsv.Read("Name,Email,,\nAnn,ann@example.org,,\n,,,\n\nBob,bob@example.org\n");

        Assert.Equal([2, 5], import.People.Select(person => person.Line));
        Assert.Empty(import.Warnings);
    }

    [Fact]
    public void An_unknown_column_and_a_cell_without_a_heading_are_warnings()
    {
        var import = ParticipantCsv.Read("Name,Email,Postcode,\nAnn,ann@example.org,CF10,stray");

        Assert.Equal([(1, "Postcode"), (2, "column 4")], import.Warnings.Select(warning => (warning.Line, warning.Column)));
        Assert.Single(import.People);
    }

    [Theory]
    [InlineData("Name,Notes\nAnn,x", "contact")]
    [InlineData("Email,Notes\nann@example.org,x", "names")]
    [InlineData("", "empty")]
    [InlineData("\n\n", "empty")]
    public void A_file_that_lacks_what_it_needs_says_so_on_its_first_line(string csv, string part)
    {
        var problem = ParticipantCsv.Read(csv).Rejected[0];

        Assert.Equal(1, problem.Line);
        Assert.Contains(part, problem.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_of_a_row_is_reported_at_once()
    {
        var import = ParticipantCsv.Read("Name,Email,Phone,Language,Preferred contact\n,bad..mail@example.org,029 2018 0000,klingon,pigeon");

        Assert.Equal(["Email", "Language", "Name", "Phone", "Preferred contact"], import.Rejected.Select(problem => problem.Column).Order(StringComparer.Ordinal));
        Assert.Equal(1, import.RejectedRows);
        Assert.Empty(import.Warnings);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_with_their_line_and_the_way_out()
    {
        var problem = Assert.Single(ParticipantCsv.Read([.. "Name,Email\nSi"u8, 0xE2, .. "n,sian@example.org"u8]).Rejected);

        Assert.Equal(2, problem.Line);
        Assert.Contains("UTF-8", problem.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_name_and_contact_is_the_same_person_however_it_is_written()
    {
        var import = ParticipantCsv.Read("Name,Email,Phone\nSiân Lloyd,SIAN@example.org,07700900119\nsian  lloyd,sian@Example.org,+44 7700 900119\nSian Lloyd,,07700900120");

        Assert.Equal([2, 4], import.People.Select(person => person.Line));
        Assert.Equal([new RepeatedRow(3, 2)], import.Repeats);
    }

    [Fact]
    public void A_repeat_with_other_details_is_told_and_changes_nothing()
    {
        var import = ParticipantCsv.Read("Name,Email,Language\nAnn,ann@example.org,en\nAnn,ann@example.org,cy");

        Assert.Equal(Language.English, Assert.Single(import.People).Details.Language);
        Assert.Equal(3, Assert.Single(import.Warnings).Line);
    }

    [Fact]
    public void A_preference_for_a_channel_without_an_address_falls_back_with_a_warning()
    {
        var import = ParticipantCsv.Read("Name,Email,Phone,Preferred contact\nAnn,ann@example.org,,text\nBob,,07700900123,email");

        Assert.Equal([Channel.Email, Channel.Sms], import.People.Select(person => person.Details.PreferredChannel));
        Assert.Equal([(2, "Preferred contact"), (3, "Preferred contact")], import.Warnings.Select(warning => (warning.Line, warning.Column)));
    }

    [Fact]
    public void Json_goes_through_the_same_checks()
    {
        var import = ParticipantJson.Read([new("Ann", Phone: "07700 900123", Language: "Cymraeg"), new(null, Email: "x"), new("Ann", Phone: "+447700900123", Language: "cy")]);

        Assert.Equal(Language.Welsh, Assert.Single(import.People).Details.Language);
        Assert.Equal([(2, "name"), (2, "email")], import.Rejected.Select(problem => (problem.Line, problem.Column)));
        Assert.Equal([new RepeatedRow(3, 1)], import.Repeats);
    }

    [Fact]
    public void An_exported_phone_number_comes_back()
    {
        var cell = CsvCells.Neutralise("+447700900123");

        Assert.Equal("+447700900123", Only($"Name,Phone\nAnn,{cell}").Phone?.E164);
    }

    [Property]
    public bool Any_text_is_read_without_an_exception(string? text)
    {
        var import = ParticipantCsv.Read("Name,Email,Notes\n" + text);
        return import.Rejected.All(problem => problem.Line >= 1 && problem.Error.Length > 0);
    }

    private static ParticipantDetails Only(string csv) => Assert.Single(ParticipantCsv.Read(csv).People).Details;
}
