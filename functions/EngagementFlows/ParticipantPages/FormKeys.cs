using System.Xml.Linq;
using Azure;
using Azure.Data.Tables;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace EngagementFlows.ParticipantPages;

/// <summary>The keys of data protection in a table of ours, so that a form from one instance is taken by another, and after a restart.</summary>
public sealed class FormKeys(FlowTables tables) : IXmlRepository
{
    private const string Partition = "key";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        try
        {
            return [.. tables.FormKeys.Query<TableEntity>(row => row.PartitionKey == Partition).Select(row => XElement.Parse(row.GetString("Xml")))];
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Data protection looks for keys before the app has made its tables.
            return [];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        tables.FormKeys.CreateIfNotExists();
        tables.FormKeys.UpsertEntity(new TableEntity(Partition, friendlyName) { ["Xml"] = element.ToString(SaveOptions.DisableFormatting) });
    }
}
