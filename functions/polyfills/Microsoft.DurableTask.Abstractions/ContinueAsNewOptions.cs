namespace Microsoft.DurableTask;

/// <summary>How an orchestration starts over: with what input, as which version, and with or without the events nobody awaited.</summary>
public class ContinueAsNewOptions
{
    public object? NewInput { get; set; }

    public bool PreserveUnprocessedEvents { get; set; } = true;

    public string? NewVersion { get; set; }
}
