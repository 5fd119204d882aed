using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.LocalHost.Tests.Samples;

/// <summary>A function that keeps something in Table Storage with the client that its host gives it.</summary>
public sealed class Shelf(TableServiceClient tables)
{
    private readonly TableClient table = tables.GetTableClient("SampleShelf");

    /// <returns>The service's error code, or how many rows there are.</returns>
    [Function("Keep")]
    public async Task<IActionResult> KeepAsync([HttpTrigger] HttpRequest request)
    {
        await table.CreateIfNotExistsAsync();
        try
        {
            await table.SubmitTransactionAsync(
                ((string[])["p", (string?)request.Query["second"] ?? "p"]).Select((partition, row) =>
                    new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(partition, $"{row}"))));
            return new ContentResult { Content = $"{await table.QueryAsync<TableEntity>().CountAsync()}" };
        }
        catch (RequestFailedException failure)
        {
            return new ContentResult { Content = failure.ErrorCode };
        }
    }
}
