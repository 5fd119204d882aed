using System.Globalization;
using Azure.Data.Tables;

namespace EngagementFlows.Tables.Tests;

public sealed class FilterTextTests
{
    private static readonly DateTimeOffset Time = new(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
    private static readonly byte[] Bytes = [1, 255];

    [Fact]
    public void Values_become_literals_of_their_types()
    {
        const string name = "o'x";
        Is("A eq 'o''x'", $"A eq {name}");
        Is("A eq 5", $"A eq {5}");
        Is("A eq 5L", $"A eq {5L}");
        Is("A eq 1.5", $"A eq {1.5}");
        Is("A eq true", $"A eq {true}");
        Is("A eq datetime'2020-01-02T01:04:05Z'", $"A eq {Time}");
        Is("A eq guid'6f9619ff-8b86-d011-b42d-00c04fc964ff'", $"A eq {Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff", CultureInfo.InvariantCulture)}");
        Is("A eq X'01FF'", $"A eq {Bytes}");
        Is("plain", $"plain");
    }

    private static void Is(string expected, FormattableString filter) => Assert.Equal(expected, TableClient.CreateQueryFilter(filter));
}
