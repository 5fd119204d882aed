using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.Tables.Tests.Values;

public sealed class TableEntityTests
{
    [Fact]
    public void A_new_entity_has_its_keys_and_nothing_else()
    {
        var entity = new TableEntity("p", "r");

        Assert.Equal(["PartitionKey", "RowKey"], entity.Keys);
        Assert.Equal(2, entity.Count);
        Assert.Null(entity.Timestamp);
        Assert.Equal(default, entity.ETag);
        Assert.Empty(new TableEntity());
    }

    [Fact]
    public void An_entity_copies_the_dictionary_that_it_is_made_of()
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal) { ["PartitionKey"] = "p", ["RowKey"] = "r", ["odata.etag"] = "e", ["Timestamp"] = DateTimeOffset.UnixEpoch };
        var entity = new TableEntity(values);
        values["PartitionKey"] = "changed";

        Assert.Equal("p", entity.PartitionKey);
        Assert.Equal("r", entity.RowKey);
        Assert.Equal(new ETag("e"), entity.ETag);
        Assert.Equal(DateTimeOffset.UnixEpoch, entity.Timestamp);
    }

    [Fact]
    public void A_wider_number_keeps_its_type_when_an_int_is_assigned()
    {
        var entity = new TableEntity { ["L"] = 5L, ["D"] = 5.5, ["S"] = "five" };
        entity["L"] = 6;
        entity["D"] = 6;
        entity["S"] = 6;

        Assert.Equal(6L, entity["L"]);
        Assert.Equal(6.0, entity["D"]);
        Assert.Equal(6, entity["S"]);
    }

    [Fact]
    public void A_getter_of_another_type_says_so()
    {
        var entity = new TableEntity { ["V"] = 5 };

        Assert.Throws<InvalidOperationException>(() => entity.GetString("V"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt64("V"));
        Assert.Throws<InvalidOperationException>(() => entity.GetDouble("V"));
        Assert.Throws<InvalidOperationException>(() => entity.GetBoolean("V"));
        Assert.Throws<InvalidOperationException>(() => entity.GetGuid("V"));
        Assert.Throws<InvalidOperationException>(() => entity.GetDateTime("V"));
        Assert.Throws<InvalidOperationException>(() => entity.GetDateTimeOffset("V"));
        Assert.Throws<InvalidOperationException>(() => entity.GetBinary("V"));
        Assert.Throws<InvalidOperationException>(() => entity.GetBinaryData("V"));
    }

    [Fact]
    public void A_missing_property_reads_as_null()
    {
        var entity = new TableEntity();

        Assert.Null(entity["V"]);
        Assert.Null(entity.GetString("V"));
        Assert.Null(entity.GetBoolean("V"));
        Assert.Null(entity.GetBinaryData("V"));
        Assert.False(entity.TryGetValue("V", out _));
        Assert.False(entity.Remove("V"));
        Assert.Throws<ArgumentNullException>(() => entity[null!]);
        Assert.Throws<ArgumentException>(() => entity[string.Empty] = 1);
    }

    [Fact]
    public void An_entity_is_a_dictionary()
    {
        IDictionary<string, object> entity = new TableEntity { ["A"] = 1 };
        entity.Add("B", 2);
        entity.Add(new KeyValuePair<string, object>("C", 3));
        var pairs = new KeyValuePair<string, object>[3];
        entity.CopyTo(pairs, 0);

        Assert.Equal(3, entity.Count);
        Assert.False(entity.IsReadOnly);
        Assert.Equal([1, 2, 3], entity.Values);
        Assert.Equal("B", pairs[1].Key);
        Assert.Contains(new KeyValuePair<string, object>("C", 3), entity);
        Assert.True(entity.Remove(new KeyValuePair<string, object>("C", 3)));
        Assert.True(entity.Remove("B"));
        Assert.Equal(new KeyValuePair<string, object>("A", 1), Assert.Single(entity));
        entity.Clear();
        Assert.Empty(entity);
    }
}
