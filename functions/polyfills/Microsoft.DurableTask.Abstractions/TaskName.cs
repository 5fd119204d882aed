namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator or activity. Names that differ in case only are equal.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    /// <summary>A null <paramref name="name"/> gives the default value, as it does in the real package.</summary>
    public TaskName(string name)
    {
        Name = name;
#pragma warning disable CS0618 // Set because it can be read; nothing else uses it.
        Version = name is null ? null! : string.Empty;
#pragma warning restore CS0618
    }

    public string Name { get; }

    [Obsolete("Versions have a type of their own: TaskVersion.")]
    public string Version { get; }

    public static implicit operator string(TaskName value) => value.Name;

    public static implicit operator TaskName(string value) => string.IsNullOrEmpty(value) ? default : new TaskName(value);

    public static bool operator ==(TaskName a, TaskName b) => a.Equals(b);

    public static bool operator !=(TaskName a, TaskName b) => !a.Equals(b);

    public bool Equals(TaskName other) => StringComparer.OrdinalIgnoreCase.Equals(Name, other.Name);

    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    public override string ToString() => Name;
}
