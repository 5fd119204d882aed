using Microsoft.Azure.Functions.Worker.Converters;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;

/// <summary>Reads a request's body as a parameter's type: the ASP.NET Core integration supplies how.</summary>
public interface IFromBodyConversionFeature
{
    ValueTask<object?> ConvertAsync(FunctionContext context, Type targetType);
}

internal sealed class FromBodyConverter : IInputConverter
{
    public async ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        var feature = context.FunctionContext.Features.Get<IFromBodyConversionFeature>()
            ?? throw new InvalidOperationException($"{nameof(IFromBodyConversionFeature)} is missing from the invocation's features: [FromBody] needs the ASP.NET Core integration.");
        return ConversionResult.Success(await feature.ConvertAsync(context.FunctionContext, context.TargetType));
    }
}
