using System.Diagnostics.CodeAnalysis;

[assembly: Azure.Core.AzureResourceProviderNamespace("Microsoft.Tables")]

#pragma warning disable IDE0130 // Azure.Core finds the attribute by its full name, in whichever assembly the client options are.
namespace Azure.Core;

/// <summary>Names the resource provider on the trace activities that Azure.Core's pipeline makes.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class AzureResourceProviderNamespaceAttribute(string resourceProviderNamespace) : Attribute
{
    [SuppressMessage("Performance", "CA1822", Justification = "Read by reflection.")]
    public string ResourceProviderNamespace { get; } = resourceProviderNamespace;
}
