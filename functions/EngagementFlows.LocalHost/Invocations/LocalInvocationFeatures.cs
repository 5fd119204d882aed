using System.Collections;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.LocalHost.Invocations;

/// <summary>Features of one invocation, by their type.</summary>
internal sealed class LocalInvocationFeatures : IInvocationFeatures
{
    private readonly Dictionary<Type, object> features = [];

    /// <param name="result">What GetInvocationResult() finds here.</param>
    public LocalInvocationFeatures(LocalInvocationResult result)
    {
        var (type, bindings) = BindingsFeature.For(result);
        features[type] = bindings;
    }

    public T? Get<T>() => features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

    public void Set<T>(T instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        features[typeof(T)] = instance;
    }

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => features.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
