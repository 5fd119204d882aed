using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.Tables.Tests.Values;

public sealed class RoundTripTests
{
    public static TheoryData<object> Values => new()
    {
        string.Empty,
        "Llanfair 😀 \"quoted\" \\ & < > \u2028 \t line\nbreak é",
        true,
        false,
        0,
        int.MinValue,
        int.MaxValue,
        0L,
        long.MinValue,
        long.MaxValue,
        0.1,
        -1.5,
        double.MaxValue,
        double.Epsilon,
        1e300,
        Guid.Empty,
        Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff", CultureInfo.InvariantCulture),
        new DateTimeOffset(2026, 7, 14, 18, 30, 0, TimeSpan.Zero).AddTicks(1234567),
        new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
        DateTimeOffset.MaxValue,
        new byte[] { 0, 1, 254, 255 },
        Array.Empty<byte>(),
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_comes_back_as_it_was_written(object value)
    {
        Assert.Equal(value, await RoundTripAsync(value));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-3.0)]
    [InlineData(5000000000.0)]
    public async Task A_whole_double_stays_a_double(double value)
    {
        var read = await RoundTripAsync(value);

        Assert.Equal(value, Assert.IsType<double>(read));
    }

    [Fact]
    public async Task A_double_that_is_no_number_comes_back()
    {
        Assert.Equal(double.NaN, await RoundTripAsync(double.NaN));
    }

    [Fact]
    public async Task A_time_with_an_offset_comes_back_as_the_same_moment_in_UTC()
    {
        var time = new DateTimeOffset(2026, 7, 14, 19, 30, 0, TimeSpan.FromHours(1));

        var read = Assert.IsType<DateTimeOffset>(await RoundTripAsync(time));

        Assert.Equal(time, read);
        Assert.Equal(TimeSpan.Zero, read.Offset);
    }

    [Fact]
    public async Task A_UTC_DateTime_is_read_as_either_type_of_time()
    {
        var time = new DateTime(2026, 7, 14, 18, 30, 0, DateTimeKind.Utc);
        var row = await WriteAndReadAsync(new TableEntity("p", "r") { ["V"] = time });

        Assert.Equal(time, row.GetDateTime("V"));
        Assert.Equal(DateTimeKind.Utc, row.GetDateTime("V")!.Value.Kind);
        Assert.Equal(new DateTimeOffset(time), row.GetDateTimeOffset("V"));
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public async Task A_DateTime_that_is_not_UTC_is_refused(DateTimeKind kind)
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => RoundTripAsync(new DateTime(2026, 7, 14, 18, 30, 0, kind)));
    }

    [Fact]
    public async Task BinaryData_and_byte_arrays_are_one_type_in_the_table()
    {
        var row = await WriteAndReadAsync(new TableEntity("p", "r") { ["V"] = BinaryData.FromBytes(new byte[] { 1, 2, 3 }) });

        Assert.Equal([1, 2, 3], row.GetBinary("V"));
        Assert.Equal([1, 2, 3], row.GetBinaryData("V").ToArray());
    }

    [Fact]
    public async Task Null_is_not_stored()
    {
        var row = await WriteAndReadAsync(new TableEntity("p", "r") { ["V"] = null, ["W"] = 1 });

        Assert.False(row.ContainsKey("V"));
        Assert.Null(row.GetString("V"));
        Assert.Null(row.GetInt32("V"));
    }

    [Fact]
    public async Task Other_types_are_refused()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => RoundTripAsync((short)1));
        await Assert.ThrowsAsync<NotSupportedException>(() => RoundTripAsync(new Uri("https://example.org")));
        await Assert.ThrowsAsync<NotSupportedException>(() => RoundTripAsync(DayOfWeek.Monday));
        await Assert.ThrowsAsync<NotSupportedException>(() => RoundTripAsync(new[] { 1 }));
    }

    private static async Task<object> RoundTripAsync(object value) => (await WriteAndReadAsync(new TableEntity("p", "r") { ["V"] = value }))["V"];

    private static async Task<TableEntity> WriteAndReadAsync(TableEntity entity)
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(entity);
        return (await client.GetEntityAsync<TableEntity>("p", "r")).Value;
    }
}
