namespace Azure.Data.Tables.Tests.Values;

public class EntityTypeTests
{
    [Fact]
    public async Task Every_member_comes_back_as_it_was_written()
    {
        var written = new Person
        {
            Text = "é", Number = -1, MaybeNumber = 2, Large = long.MaxValue, Positive = 7, Measure = 3, MaybeMeasure = 0.5, Flag = true, MaybeFlag = false,
            Identity = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"), When = new DateTimeOffset(2026, 7, 14, 18, 30, 0, TimeSpan.Zero), Utc = new DateTime(2026, 7, 14, 18, 30, 0, DateTimeKind.Utc),
            MaybeWhen = DateTimeOffset.UnixEpoch, Length = TimeSpan.FromMinutes(90), Bytes = [1, 2], Data = BinaryData.FromString("data"), Answer = Answer.Yes, MaybeAnswer = Answer.No, Renamed = "renamed", SetOnce = "once",
        };

        var (read, _) = await WriteAndReadAsync(written);

        Assert.Equivalent(written, new Person
        {
            Text = read.Text, Number = read.Number, MaybeNumber = read.MaybeNumber, Large = read.Large, Positive = read.Positive, Measure = read.Measure, MaybeMeasure = read.MaybeMeasure, Flag = read.Flag, MaybeFlag = read.MaybeFlag,
            Identity = read.Identity, When = read.When, Utc = read.Utc, MaybeWhen = read.MaybeWhen, Length = read.Length, Bytes = read.Bytes, Data = written.Data, Answer = read.Answer, MaybeAnswer = read.MaybeAnswer, Renamed = read.Renamed, SetOnce = read.SetOnce,
        });
        Assert.Equal("data", read.Data?.ToString());
        Assert.Equal(DateTimeKind.Utc, read.Utc.Kind);
        Assert.NotNull(read.Timestamp);
        Assert.NotEqual(default, read.ETag);
    }

    [Fact]
    public async Task Nothing_comes_back_as_nothing()
    {
        var (read, _) = await WriteAndReadAsync(new Person());

        Assert.Equal((null, null, null, null, null, null), (read.Text, read.MaybeNumber, read.MaybeMeasure, read.MaybeFlag, read.MaybeWhen, read.MaybeAnswer));
        Assert.Null(read.Bytes);
        Assert.Null(read.Data);
    }

    [Fact]
    public async Task Members_are_stored_by_their_own_or_their_given_names()
    {
        var (_, row) = await WriteAndReadAsync(new Person { Text = "Ann", Renamed = "x", Ignored = "y", Hidden = "z", Answer = Answer.Yes });

        Assert.Equal("x", row["stored_as"]);
        Assert.Equal("Yes", row["Answer"]);
        Assert.Equal("Ann!", row["Shout"]);
        Assert.False(row.ContainsKey("Renamed"));
        Assert.False(row.ContainsKey("Ignored"));
        Assert.False(row.ContainsKey("Hidden"));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [Trait(Only.Trait, Only.Polyfill)] // As for the dictionary entity: the real client throws.
    public Task An_infinity_comes_back(double value) => A_number_comes_back_with_its_type(value);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(3)]
    [InlineData(-0.25)]
    public async Task A_number_comes_back_with_its_type(double value)
    {
        var (read, row) = await WriteAndReadAsync(new Person { Measure = value, MaybeMeasure = value });

        Assert.Equal((value, value), (read.Measure, read.MaybeMeasure));
        Assert.Equal(value, row["Measure"]);
    }

    [Fact]
    public async Task What_the_type_does_not_have_is_passed_over_and_what_the_row_does_not_have_stays()
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(new TableEntity("p", "r") { ["Unknown"] = 1, ["Ignored"] = "no", ["Answer"] = "Perhaps", ["Measure"] = 4, ["Identity"] = "6f9619ff-8b86-d011-b42d-00c04fc964ff" });

        var read = (await client.GetEntityAsync<Person>("p", "r")).Value;

        Assert.Null(read.Ignored);
        Assert.Equal(Answer.Unknown, read.Answer);
        Assert.Equal(4, read.Measure);
        Assert.Equal("6f9619ff-8b86-d011-b42d-00c04fc964ff", read.Identity.ToString());
        Assert.Equal(DateTimeOffset.UnixEpoch, read.When);
    }

    [Fact]
    public async Task A_row_with_another_type_than_the_members_is_an_error()
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(new TableEntity("p", "r") { ["Number"] = 5L });

        await Assert.ThrowsAsync<InvalidCastException>(() => client.GetEntityAsync<Person>("p", "r"));
    }

    private static async Task<(Person Read, TableEntity Row)> WriteAndReadAsync(Person person)
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(person);
        return ((await client.GetEntityAsync<Person>("p", "r")).Value, (await client.GetEntityAsync<TableEntity>("p", "r")).Value);
    }
}
