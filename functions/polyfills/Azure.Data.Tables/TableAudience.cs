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

    /// <summary>The scope to ask a token for; a value that names no cloud is taken as an audience of its own.</summary>
    internal string Scope => this switch
    {
        _ when value is null || this == AzurePublicCloud => "https://storage.azure.com/.default",
        _ when this == AzureChina => "https://storage.azure.cn/.default",
        _ when this == AzureGovernment => "https://storage.azure.us/.default",
        _ => $"{value.TrimEnd('/')}/.default",
    };

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
