using Signatures.Tests.Listings;
using Signatures.Tests.Samples;

namespace Signatures.Tests;

/// <summary>The comparison itself: it finds each kind of difference, and none where there is none.</summary>
public class ComparisonTests
{
    private const string Shape = """
        Signatures.Tests.Samples: public abstract class Shape : IDisposable
          protected Shape(string name)
          protected abstract int Corners { get; }
          public abstract double Area(double scale = 1)
          public const int Limit
          public string? Label { get; set; }
          public virtual T? Convert<T>(T? value, params int[] sizes)
          public static Shape op_Implicit(string name)
          public static bool TryParse(string text, out int? corners)
          public void Dispose()
          public void Paint(Colour colour = 1, DateTimeOffset? when = default, CancellationToken cancellation = default)
          public void OnlyTheRealTypeHasThis()
        """;

    private const string Colour = """
        Signatures.Tests.Samples: public enum Colour
          Red = 0
          Green = 1
        """;

    [Fact]
    public void A_part_of_the_real_type_is_no_difference()
    {
        Assert.Empty(Differences.Of([typeof(Shape), typeof(Colour)], Listing.Parse($"{Shape}\n{Colour}")));
    }

    [Theory]
    [InlineData("  public string? Label { get; set; }\n", "", "Label")] // a member that the real type lacks
    [InlineData("Label { get; set; }", "Label { get; }", "Label")] // an accessor more
    [InlineData("string? Label", "string Label", "Label")] // a null mark
    [InlineData("public virtual T?", "public T?", "Convert")] // a modifier
    [InlineData("CancellationToken cancellation", "CancellationToken token", "Paint")] // a parameter's name
    [InlineData("Colour colour = 1", "Colour colour = 0", "Paint")] // a default value
    [InlineData("Colour colour = 1", "Colour colour", "Paint")] // a default at all
    [InlineData("DateTimeOffset? when", "DateTimeOffset when", "Paint")] // a parameter's type
    [InlineData("params int[] sizes", "int[] sizes", "Convert")] // the way a parameter is passed
    [InlineData("out int? corners", "ref int? corners", "TryParse")]
    [InlineData("const int Limit", "static readonly int Limit", "Limit")]
    [InlineData("protected Shape(", "public Shape(", "Shape(")] // access
    [InlineData("public abstract class", "public class", "public class")] // the kind of type
    [InlineData("class Shape : IDisposable", "class Shape", "bases")] // an interface more
    [InlineData("class Shape : IDisposable", "class Shape : IDisposable, ICloneable", "bases")] // an interface less
    [InlineData("class Shape : IDisposable", "class Shape : Exception, IDisposable", "bases")] // a base class
    [InlineData("public void Dispose()", "public void Dispose()\n  public abstract void Draw()", "lacks \"public abstract void Draw()\"")]
    public void A_difference_is_found(string listed, string real, string told)
    {
        var listing = Listing.Parse(Shape.ReplaceLineEndings("\n").Replace(listed, real, StringComparison.Ordinal));

        Assert.Contains(told, Assert.Single(Differences.Of([typeof(Shape)], listing)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_enums_values_count()
    {
        var listing = Listing.Parse(Colour.Replace("Green = 1", "Green = 2", StringComparison.Ordinal));

        Assert.Contains("Green = 1", Assert.Single(Differences.Of([typeof(Colour)], listing)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_the_real_package_lacks_is_found()
    {
        Assert.Contains("no such type", Assert.Single(Differences.Of([typeof(Shape)], Listing.Parse(Colour))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_must_be_whole()
    {
        var listing = Listing.Parse("Signatures.Tests.Samples: public interface IPaintable\n  public void Paint()\n  public void Scrape()");

        Assert.Contains("lacks \"public void Scrape()\"", Assert.Single(Differences.Of([typeof(IPaintable)], listing)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_without_a_listing_is_an_error()
    {
        Assert.Throws<InvalidOperationException>(() => Listing.OfPackage("No.Such.Package"));
    }
}
