using System.Collections.Immutable;
using System.Reflection;
using EngagementFlows.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace EngagementFlows.LocalHost.Invocations;

/// <summary>What a function is, as its own code may ask.</summary>
internal sealed class LocalFunctionDefinition : FunctionDefinition
{
    private LocalFunctionDefinition(FunctionCandidate function, string triggerType)
    {
        Name = function.Name;
        PathToAssembly = function.Method.Module.FullyQualifiedName;
        EntryPoint = $"{function.Method.DeclaringType!.FullName}.{function.Method.Name}";
        Parameters = [.. function.Parameters.Select(Describe)];
        InputBindings = function.Parameters
            .Where(parameter => parameter.IsDefined(typeof(BindingAttribute)))
            .ToImmutableDictionary(
                parameter => parameter.Name!,
                parameter => (BindingMetadata)new LocalBindingMetadata(
                    parameter.Name!,
                    parameter.IsDefined(typeof(TriggerBindingAttribute)) ? triggerType : "durableClient",
                    BindingDirection.In));
        OutputBindings = triggerType == "httpTrigger"
            ? ImmutableDictionary<string, BindingMetadata>.Empty.Add("$return", new LocalBindingMetadata("$return", "http", BindingDirection.Out))
            : ImmutableDictionary<string, BindingMetadata>.Empty;
    }

    // A function's name is unique in its app, so it serves as its id too.
    public override string Id => Name;

    public override string Name { get; }

    public override string PathToAssembly { get; }

    public override string EntryPoint { get; }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    public static LocalFunctionDefinition Of(FunctionCandidate function, string triggerType) => new(function, triggerType);

    private static FunctionParameter Describe(ParameterInfo parameter) => parameter.HasDefaultValue
        ? new FunctionParameter(parameter.Name!, parameter.ParameterType, hasDefaultValue: true, parameter.DefaultValue)
        : new FunctionParameter(parameter.Name!, parameter.ParameterType);
}

/// <summary>One binding of a function.</summary>
internal sealed class LocalBindingMetadata(string name, string type, BindingDirection direction) : BindingMetadata
{
    public override string Name => name;

    public override string Type => type;

    public override BindingDirection Direction => direction;
}
