using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Contracts;

namespace EngagementFlows.FakeProvider;

/// <summary>One of the two providers.</summary>
internal interface IProviderApi
{
    string Name { get; }

    /// <returns>The operation's name in fault rules and the ledger; null where the app has no business to call it.</returns>
    string? OperationName(string operationId);

    /// <returns>The refusal; null where the credentials are right.</returns>
    ProviderAnswer? Unauthorised(ProviderRequest request);

    ProviderAnswer Violating(IReadOnlyList<ContractFault> faults);

    /// <returns>The refusal that a fault rule asks for; null where the rule is about something that happens after acceptance.</returns>
    ProviderAnswer? Failing(FaultRule rule);

    /// <summary>What a failure of the provider itself looks like.</summary>
    ProviderAnswer Failing(int status);

    /// <summary>Does what is asked.</summary>
    /// <param name="rule">The fault that the answer will meet, for the ledger.</param>
    ProviderAnswer Answer(ProviderRequest request, FaultRule? rule);

    string? To(ProviderRequest request);

    /// <summary>The app's own id of the message to send.</summary>
    string? Key(ProviderRequest request);
}
