using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Binds a parameter to the request's body.</summary>
public class FromBodyAttribute : InputConverterAttribute
{
    public FromBodyAttribute()
        : base(typeof(FromBodyConverter))
    {
    }
}
