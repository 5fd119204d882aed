using System.Globalization;
using System.Linq.Expressions;
using Azure.Data.Tables.Tests.Values;

namespace Azure.Data.Tables.Tests;

public class FilterTextTests
{
    private static readonly DateTimeOffset Time = new(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
    private static readonly byte[] Bytes = [1, 255];

    [Fact]
    public void Values_become_literals_of_their_types()
    {
        const string name = "o'x";
        Is("A eq 'o''x'", $"A eq {name}");
        Is("A eq null", $"A eq {null}");
        Is("A eq 5", $"A eq {5}");
        Is("A eq 5L", $"A eq {5L}");
        Is("A eq 1.5", $"A eq {1.5}");
        Is("A eq 1E+300", $"A eq {1e300}");
        Is("A eq true", $"A eq {true}");
        Is("A eq 'c'", $"A eq {'c'}");
        Is("A eq datetime'2020-01-02T01:04:05Z'", $"A eq {Time}");
        Is("A eq datetime'2020-01-02T01:04:05.5Z'", $"A eq {Time.UtcDateTime.AddMilliseconds(500)}");
        Is("A eq guid'6f9619ff-8b86-d011-b42d-00c04fc964ff'", $"A eq {Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff", CultureInfo.InvariantCulture)}");
        Is("A eq X'01FF'", $"A eq {Bytes}");
        Is("A eq X'01FF'", $"A eq {BinaryData.FromBytes(Bytes)}");
        Is("plain", $"plain");
    }

    [Fact]
    public void A_value_without_a_literal_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {TimeSpan.Zero}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {Answer.Yes}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new[] { 1 }}"));
    }

    [Fact]
    public void Conditions_become_comparisons_joined_by_words()
    {
        var text = "t";
        Is("Text eq 't'", x => x.Text == text);
        Is("'t' eq Text", x => text == x.Text);
        Is("Text ne 't' and Number gt 1", x => x.Text != text && x.Number > 1);
        Is("Number ge 1 or Number le 2 or Number lt 3", x => x.Number >= 1 || x.Number <= 2 || x.Number < 3);
        Is("(Number eq 1 or Number eq 2) and Number eq 3", x => (x.Number == 1 || x.Number == 2) && x.Number == 3);
        Is("Number eq 1 or Number eq 2 and Number eq 3", x => x.Number == 1 || (x.Number == 2 && x.Number == 3));
        Is("Flag eq true", x => x.Flag);
        Is("not (Flag eq true)", x => !x.Flag);
        Is("MaybeFlag eq true", x => x.MaybeFlag!.Value);
        Is(null, x => true);
    }

    [Fact]
    public void Members_are_named_as_they_are_stored_and_values_typed_as_they_are()
    {
        Is("stored_as eq 'q'", x => x.Renamed == "q");
        Is("Large eq 5L", x => x.Large == 5);
        Is("Measure eq 1.0", x => x.Measure == 1);
        Is("MaybeMeasure gt 2.5", x => x.MaybeMeasure > 2.5);
        Is("When gt datetime'2020-01-02T01:04:05Z'", x => x.When > Time);
        Is("Timestamp le datetime'2020-01-02T01:04:05Z'", x => x.Timestamp <= Time);
        Is("Bytes eq X'01FF'", x => x.Bytes == Bytes);
        Is("MaybeNumber eq null", x => x.MaybeNumber == null);
    }

    [Fact]
    public void Strings_are_ordered_by_comparing_them()
    {
        Is("RowKey ge 'a' and RowKey lt 'b'", x => x.RowKey.CompareTo("a") >= 0 && string.Compare(x.RowKey, "b") < 0);
        Is("Text eq 'b'", x => x.Text!.Equals("b"));
    }

    [Fact]
    public void A_dictionary_entitys_properties_are_named_by_its_getters()
    {
        Row("S eq 'a'", x => x.GetString("S") == "a");
        Row("S eq 'a'", x => (string)x["S"] == "a");
        Row("I eq 5 and L gt 5L", x => x.GetInt32("I") == 5 && x.GetInt64("L") > 5);
        Row("B eq true", x => x.GetBoolean("B") == true);
        Row("B eq true", x => (bool)x["B"]);
        Row("T gt datetime'1970-01-01T00:00:00Z'", x => x.GetDateTime("T") > DateTime.UnixEpoch);
        Row("D gt 4.0", x => x.GetDouble("D") > 4);
        Row("PartitionKey eq 'p' and RowKey gt 'r'", x => x.PartitionKey == "p" && x.RowKey.CompareTo("r") > 0);
    }

    [Fact]
    public void What_the_service_cannot_do_is_refused()
    {
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Person>(x => x.Text!.StartsWith('b')));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Person>(x => string.IsNullOrEmpty(x.Text)));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<TableEntity>(x => x.GetDateTimeOffset("T") > Time));
    }

    private static void Is(string expected, FormattableString filter) => Assert.Equal(expected, TableClient.CreateQueryFilter(filter));

    private static void Is(string? expected, Expression<Func<Person, bool>> filter) => Assert.Equal(expected, TableClient.CreateQueryFilter(filter));

    private static void Row(string expected, Expression<Func<TableEntity, bool>> filter) => Assert.Equal(expected, TableClient.CreateQueryFilter(filter));
}
