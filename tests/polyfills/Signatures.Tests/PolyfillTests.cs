using System.Reflection;
using Signatures.Tests.Listings;
using Signatures.Tests.Reading;

namespace Signatures.Tests;

public class PolyfillTests
{
    private static readonly string[] Names = [.. typeof(PolyfillTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(data => data.Value == "Polyfill").Select(data => data.Key)];

    public static TheoryData<string> Polyfills => new(Names);

    [Theory]
    [MemberData(nameof(Polyfills))]
    public void A_polyfill_shows_nothing_that_the_real_package_does_not(string package)
    {
        var types = Visible(package);

        var differences = Differences.Of(types, Listing.OfPackage(package)).ToList();

        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    [Theory]
    [MemberData(nameof(Polyfills))]
    public void A_polyfill_has_something_to_hold_against_the_real_package(string package)
    {
        Assert.NotEmpty(Visible(package).SelectMany(Members.Of));
    }

    [Fact]
    public void Every_polyfill_is_held_against_its_package()
    {
        Assert.Contains("Azure.Data.Tables", Names);
        Assert.Contains("Microsoft.DurableTask.Abstractions", Names);
        Assert.Contains("Microsoft.Azure.Functions.Worker.Core", Names);
        Assert.Contains("SendGrid", Names);
        Assert.Contains("Twilio", Names);
    }

    [Theory]
    [InlineData("Microsoft.DurableTask.Abstractions", "Microsoft.DurableTask.TaskOrchestrationContext")]
    [InlineData("Microsoft.DurableTask.Abstractions", "Microsoft.DurableTask.DataConverter")]
    [InlineData("Microsoft.DurableTask.Client", "Microsoft.DurableTask.Client.DurableTaskClient")]
    [InlineData("Microsoft.Azure.Functions.Worker.Core", "Microsoft.Azure.Functions.Worker.FunctionContext")]
    [InlineData("Microsoft.Azure.Functions.Worker.Core", "Microsoft.Azure.Functions.Worker.FunctionDefinition")]
    [InlineData("Microsoft.Azure.Functions.Worker.Core", "Microsoft.Azure.Functions.Worker.BindingContext")]
    [InlineData("Microsoft.Azure.Functions.Worker.Core", "Microsoft.Azure.Functions.Worker.RetryContext")]
    [InlineData("Microsoft.Azure.Functions.Worker.Core", "Microsoft.Azure.Functions.Worker.TraceContext")]
    public void The_types_that_the_local_host_derives_from_are_there(string package, string type)
    {
        Assert.Contains(Visible(package), candidate => candidate.FullName == type && candidate.IsAbstract);
    }

    private static List<Type> Visible(string package) => [.. Assembly.Load(package).GetTypes().Where(IsVisible)];

    /// <summary>Public, or nested where public code or a derived class sees it; compilers' own types are neither.</summary>
    private static bool IsVisible(Type type) => type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!) : type.IsPublic;
}
