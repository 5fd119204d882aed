using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.Tables.Tests.Refusals;

public sealed class TransactionArgumentTests
{
    [Fact]
    public async Task A_transaction_of_nothing_is_refused()
    {
        var (client, requests) = await TestTable.MissingAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SubmitTransactionAsync([]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.SubmitTransactionAsync(null));
        Assert.Equal(0, requests.Count);
    }

    [Fact]
    public async Task An_unknown_type_of_action_is_refused()
    {
        var (client, requests) = await TestTable.MissingAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SubmitTransactionAsync([new TableTransactionAction((TableTransactionActionType)77, new TableEntity("p", "r"))]));
        Assert.Equal(0, requests.Count);
    }

    [Fact]
    public void An_action_carries_what_it_was_made_of()
    {
        var entity = new TableEntity("p", "r") { ETag = new ETag("own") };
        var action = new TableTransactionAction(TableTransactionActionType.UpdateMerge, entity);
        var conditional = new TableTransactionAction(TableTransactionActionType.Delete, entity, entity.ETag);

        Assert.Equal((TableTransactionActionType.UpdateMerge, default), (action.ActionType, action.ETag));
        Assert.Same(entity, action.Entity);
        Assert.Equal(new ETag("own"), conditional.ETag);
    }
}
