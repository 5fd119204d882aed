using Azure;

namespace EngagementFlows.Tables.Tests.Refusals;

public sealed class TableNameRefusalTests
{
    [Theory]
    [InlineData("ab", "OutOfRangeInput")]
    [InlineData("aTableWhoseNameIsOfSixtyFourCharactersAndThatIsOneMoreThanItMayBe", "OutOfRangeInput")]
    [InlineData("not-a-name", "InvalidResourceName")]
    [InlineData("1st", "InvalidResourceName")]
    [InlineData("tablé", "InvalidResourceName")]
    [InlineData("Tables", "InvalidInput")]
    public async Task A_table_that_Azure_would_not_name_so_is_not_made(string name, string code)
    {
        var service = await TestTable.ServiceAsync();

        foreach (var make in new Func<Task>[]
        {
            () => service.CreateTableAsync(name),
            () => service.CreateTableIfNotExistsAsync(name),
            () => service.GetTableClient(name).CreateIfNotExistsAsync(),
        })
        {
            var refusal = await Assert.ThrowsAsync<RequestFailedException>(make);
            Assert.Equal((400, code), (refusal.Status, refusal.ErrorCode));
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(63)]
    public async Task The_shortest_and_the_longest_name_are_taken(int length)
    {
        var service = await TestTable.ServiceAsync();
        var name = $"t{Guid.NewGuid():N}{Guid.NewGuid():N}"[..length];

        Assert.Equal(name, (await service.CreateTableAsync(name)).Value.Name);
    }
}
