using System.Runtime.Serialization;

namespace Azure.Data.Tables.Tests.Values;

public enum Answer
{
    Unknown,
    Yes,
    No,
}

/// <summary>An entity type with every kind of member that is stored, and those that are not.</summary>
public class Person : ITableEntity
{
    public string PartitionKey { get; set; } = "p";

    public string RowKey { get; set; } = "r";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Text { get; set; }

    public int Number { get; set; }

    public int? MaybeNumber { get; set; }

    public long Large { get; set; }

    public ulong Positive { get; set; }

    public double Measure { get; set; }

    public double? MaybeMeasure { get; set; }

    public bool Flag { get; set; }

    public bool? MaybeFlag { get; set; }

    public Guid Identity { get; set; }

    public DateTimeOffset When { get; set; } = DateTimeOffset.UnixEpoch;

    public DateTime Utc { get; set; } = DateTime.UnixEpoch;

    public DateTimeOffset? MaybeWhen { get; set; }

    public TimeSpan Length { get; set; }

    public byte[]? Bytes { get; set; }

    public BinaryData? Data { get; set; }

    public Answer Answer { get; set; }

    public Answer? MaybeAnswer { get; set; }

    [DataMember(Name = "stored_as")]
    public string? Renamed { get; set; }

    [IgnoreDataMember]
    public string? Ignored { get; set; }

    public string? SetOnce { get; init; }

    public string Shout => $"{Text}!";

    internal string? Hidden { get; set; }
}
