namespace EngagementFlows.Participants;

public sealed class GreetingNameTests
{
    [Theory]
    [InlineData("Anna Jones", "Anna")]
    [InlineData("Dr Anna Jones", "Anna")]
    [InlineData("Prof. Dr. Anna Jones", "Anna")]
    [InlineData("Cllr Anna Jones", "Anna")]
    [InlineData("Y Parch Anna Jones", "Anna")]
    [InlineData("Yr Athro Siân Lloyd", "Siân")]
    [InlineData("Mrs Jones", "Mrs Jones")]
    [InlineData("Mrs. Jones", "Mrs. Jones")]
    [InlineData("Dr A Jones", "Dr Jones")]
    [InlineData("A. Jones", "A. Jones")]
    [InlineData("J.R. Hartley", "J.R. Hartley")]
    [InlineData("Sir Tom Jones", "Sir Tom")]
    [InlineData("Madonna", "Madonna")]
    [InlineData("van der Berg", "van der Berg")]
    [InlineData("Van der Berg", "Van der Berg")]
    [InlineData("Mrs van der Berg", "Mrs van der Berg")]
    [InlineData("Anna van der Berg", "Anna")]
    [InlineData("Van Morrison", "Van")]
    [InlineData("ap Gwilym", "ap Gwilym")]
    [InlineData("Emyr ap Gwilym", "Emyr")]
    [InlineData("Mary-Jane Watson", "Mary-Jane")]
    [InlineData("D'Arcy Wretzky", "D'Arcy")]
    [InlineData("Sinéad O’Brien", "Sinéad")]
    [InlineData("Davies, Rhiannon", "Rhiannon")]
    [InlineData("DAVIES, RHIANNON", "Rhiannon")]
    [InlineData("Davies, Dr Rhiannon", "Rhiannon")]
    [InlineData("Anna Jones, MBE", "Anna")]
    [InlineData("Anna Jones PhD", "Anna")]
    [InlineData("ANNA JONES", "Anna")]
    [InlineData("SIÂN-LOUISE REES", "Siân-Louise")]
    [InlineData("JJ Williams", "JJ")]
    [InlineData("William \"Bill\" Jones", "Bill")]
    [InlineData("Anna Jones (carer)", "Anna")]
    [InlineData("Mr & Mrs Jones", "Mr & Mrs Jones")]
    [InlineData("Mr and Mrs Jones", "Mr and Mrs Jones")]
    [InlineData("Anna and Bob Jones", "Anna and Bob")]
    [InlineData("Siân a Rhys Lloyd", "Siân a Rhys")]
    [InlineData("Anna A Jones", "Anna")]
    [InlineData("Abdul Rahman Khan", "Abdul Rahman")]
    [InlineData("Resident 12", "Resident 12")]
    [InlineData("anna@example.org", "anna@example.org")]
    [InlineData("李伟", "李伟")]
    [InlineData("Ann {{day}} <b>Rees</b>", "Ann {{day}} <b>Rees</b>")]
    [InlineData("  Anna   Jones ", "Anna")]
    public void People_are_called_by_their_first_name_where_it_can_be_told(string name, string greeting) => Assert.Equal(greeting, GreetingName.Of(name));

    [Fact]
    public void Who_says_what_to_be_called_is_called_that() => Assert.Equal("Nain Jones", GreetingName.Of("Dr Anna Jones", " Nain Jones "));

    [Fact]
    public void Nobody_is_called_nothing()
    {
        string[] parts = ["Dr", "Mrs", "A", "van", "Y", "&", "and", "Anna", ",", "(x)", "\"B\"", "de", "JONES", "MBE", "Sir", "Abdul", "-", "'"];
        foreach (var (one, two, three) in from one in parts from two in parts from three in parts select (one, two, three))
        {
            Assert.NotEmpty(GreetingName.Of($"{one} {two} {three}").Trim());
        }
    }
}
