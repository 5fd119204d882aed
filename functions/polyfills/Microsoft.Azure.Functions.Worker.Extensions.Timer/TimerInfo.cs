namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told: where its schedule stands, and whether this run comes late.</summary>
public class TimerInfo
{
    public ScheduleStatus? ScheduleStatus { get; set; }

    public bool IsPastDue { get; set; }
}

/// <summary>A timer's last and next occurrence.</summary>
public class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
