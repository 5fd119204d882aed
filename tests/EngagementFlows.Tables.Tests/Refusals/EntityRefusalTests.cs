using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace EngagementFlows.Tables.Tests.Refusals;

/// <summary>What Azure refuses of an entity is refused before it is sent, with Azure's status and code: Azurite lets most of it pass.</summary>
public sealed class EntityRefusalTests
{
    [Fact]
    public Task An_entity_over_1_MiB() => RefusedAsync(TableErrorCode.EntityTooLarge, With(17, i => ($"P{i}", new string('x', 32 * 1024))));

    [Fact]
    public Task More_than_252_properties() => RefusedAsync(TableErrorCode.TooManyProperties, With(253, i => ($"P{i}", i)));

    [Fact]
    public Task A_date_before_1601() => RefusedAsync(TableErrorCode.OutOfRangeInput, With("When", new DateTimeOffset(1600, 12, 31, 23, 59, 59, TimeSpan.Zero)));

    [Fact]
    public Task The_default_date() => RefusedAsync(TableErrorCode.OutOfRangeInput, With("When", DateTime.SpecifyKind(default, DateTimeKind.Utc)));

    [Fact]
    public Task A_string_over_64_KiB() => RefusedAsync(TableErrorCode.PropertyValueTooLarge, With("Text", new string('x', (32 * 1024) + 1)));

    [Fact]
    public Task Bytes_over_64_KiB() => RefusedAsync(TableErrorCode.PropertyValueTooLarge, With("Bytes", new byte[(64 * 1024) + 1]));

    [Fact]
    public Task A_property_name_over_255_characters() => RefusedAsync(TableErrorCode.PropertyNameTooLong, With(new string('p', 256), 1));

    [Theory]
    [InlineData("with space")]
    [InlineData("with-hyphen")]
    [InlineData("1st")]
    public Task A_property_name_that_is_no_name(string name) => RefusedAsync(TableErrorCode.PropertyNameInvalid, With(name, 1));

    [Fact]
    public Task A_partition_key_over_1_KiB() => RefusedAsync(TableErrorCode.PropertyValueTooLarge, new TableEntity(new string('k', 513), "r"));

    [Fact]
    public Task A_row_key_over_1_KiB() => RefusedAsync(TableErrorCode.PropertyValueTooLarge, new TableEntity("p", new string('k', 513)));

    [Fact]
    public async Task What_is_just_within_the_limits_is_written()
    {
        var (client, _) = await TestTable.CreateAsync();

        await client.AddEntityAsync(With(252, i => ($"P{i}", i)));
        await client.UpsertEntityAsync(With(300, i => ($"N{i}", i < 252 ? i : null)), TableUpdateMode.Replace); // Null is not stored.
        await client.UpsertEntityAsync(With("Text", new string('x', 32 * 1024)), TableUpdateMode.Replace);
        await client.UpsertEntityAsync(With("Bytes", new byte[64 * 1024]), TableUpdateMode.Replace);
        await client.UpsertEntityAsync(With(new string('p', 255), 1), TableUpdateMode.Replace);
        await client.UpsertEntityAsync(With("ñame_1", new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero)), TableUpdateMode.Replace);

        // 1 MiB to the byte: 4 for the row, 4 for the keys, 22 for each property's name and kind, and the strings.
        var large = With(16, i => ($"P{i:D2}", new string('x', i == 15 ? (32 * 1024) - 148 : 32 * 1024)));
        await client.UpsertEntityAsync(large, TableUpdateMode.Replace);
        large["P15"] = large.GetString("P15") + "x";
        Assert.Equal(TableErrorCode.EntityTooLarge, (await Assert.ThrowsAsync<RequestFailedException>(() => client.UpsertEntityAsync(large))).ErrorCode);
    }

    private static async Task RefusedAsync(TableErrorCode code, TableEntity entity)
    {
        var (client, requests) = await TestTable.MissingAsync();

        foreach (var write in new Func<Task>[] { () => client.AddEntityAsync(entity), () => client.UpsertEntityAsync(entity), () => client.UpdateEntityAsync(entity, ETag.All) })
        {
            var refusal = await Assert.ThrowsAsync<RequestFailedException>(write);
            Assert.Equal(400, refusal.Status);
            Assert.True(code == refusal.ErrorCode, refusal.Message);
        }

        Assert.Equal(0, requests.Count);
    }

    private static TableEntity With(string name, object value) => new("p", "r") { [name] = value };

    private static TableEntity With(int count, Func<int, (string Name, object? Value)> property)
    {
        var entity = new TableEntity("p", "r");
        foreach (var (name, value) in Enumerable.Range(0, count).Select(property))
        {
            entity[name] = value;
        }

        return entity;
    }
}
