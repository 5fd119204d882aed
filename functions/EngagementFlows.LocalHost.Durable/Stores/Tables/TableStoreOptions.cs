using Azure.Core.Pipeline;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Where orchestrations are stored and how ownership is held.</summary>
public sealed record TableStoreOptions
{
    /// <summary>A storage connection string; <c>UseDevelopmentStorage=true</c> is Azurite on its usual ports.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The table that holds everything: letters and digits, 3 to 63 of them. It is made if it is missing.</summary>
    public string TableName { get; init; } = "LocalHostOrchestrations";

    /// <summary>How long ownership lasts without renewal: the longest wait of a host that takes over from one on another machine.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often ownership is renewed: the only request an idle host makes.</summary>
    public TimeSpan LeaseRenewal { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Real time, whatever clock orchestrations live by.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;

    /// <summary>Further pipeline policies, such as a <see cref="StorageRequestCounter"/>; called for each try of a request.</summary>
    public IReadOnlyList<HttpPipelinePolicy> Policies { get; init; } = [];
}
