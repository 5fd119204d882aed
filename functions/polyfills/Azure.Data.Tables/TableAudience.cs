using System.ComponentModel;

namespace Azure.Data.Tables;

/// <summary>The cloud whose storage service a bearer token is asked for.</summary>
public readonly struct TableAudience : IEquatable<TableAudience>
{
    private readonly string value;

    public TableAudience(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        this.value = value;
    }

    public static TableAudience AzureChina { get; } = new("AzureChina");

    public static TableAudience AzureGovernment { get; } = new("AzureGov");

    public static TableAudience AzurePublicCloud { get; } = new("AzurePublic");

    /// <summary>Storage has one audience in all of Azure's clouds; any other value is taken as an audience of its own.</summary>
    internal string Scope => value is null || this == AzurePublicCloud || this == AzureChina || this == AzureGovernment
        ? "https://storage.azure.com/.default"
        : $"{value.TrimEnd('/')}/.default";

    public static bool operator ==(TableAudience left, TableAudience right) => left.Equals(right);

    public static bool operator !=(TableAudience left, TableAudience right) => !left.Equals(right);

    public static implicit operator TableAudience(string value) => new(value);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => obj is TableAudience other && Equals(other);

    public bool Equals(TableAudience other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(value);

    public override string ToString() => value;
}
