using System.Text;
using System.Text.Json;

namespace EngagementFlows.Access;

public sealed class ClientPrincipalTests
{
    private const string LongRole = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";
    private const string Oid = $$"""{"typ":"oid","val":"{{Principals.ObjectId}}"}""";

    [Fact]
    public void An_account_of_Entra_ID_has_an_id_a_name_and_its_app_roles()
    {
        var known = ClientPrincipal.Read(Principals.With("coordinator", "privacy-officer").Item2);

        Assert.Equal(Principals.ObjectId, known!.Id);
        Assert.Equal("Carys Example", known.Name);
        Assert.Equal([Role.Coordinator, Role.PrivacyOfficer], known.Roles);
    }

    [Theory]
    [InlineData("roles")]
    [InlineData(LongRole)]
    [InlineData("our:role")] // what role_typ says
    public void Roles_come_under_any_of_their_names(string type)
    {
        var known = Read($$"""{"auth_typ":"aad","claims":[{{Oid}},{"typ":"{{type}}","val":"viewer"}],"role_typ":"our:role"}""");

        Assert.Equal([Role.Viewer], known!.Roles);
    }

    [Theory]
    [InlineData("Administrator")] // app roles are compared letter by letter
    [InlineData("admin")]
    [InlineData("administrator ")]
    [InlineData("3")]
    [InlineData("")]
    public void A_role_that_is_not_ours_is_none(string role) => Assert.Empty(ClientPrincipal.Read(Principals.With(role).Item2)!.Roles);

    [Fact]
    public void A_role_under_another_claim_is_none() =>
        Assert.Empty(Read($$"""{"auth_typ":"aad","claims":[{{Oid}},{"typ":"groups","val":"administrator"}],"role_typ":"roles"}""")!.Roles);

    [Fact]
    public void Without_a_name_claim_somebody_is_known_all_the_same() =>
        Assert.Equal("(no name)", Read($$"""{"auth_typ":"aad","claims":[{{Oid}}]}""")!.Name);

    [Theory]
    [InlineData("not base64!")]
    [InlineData("")]
    [InlineData("AAAA")]
    public void What_is_no_Base64_of_JSON_is_nobody(string header) => Assert.Null(ClientPrincipal.Read(header));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"aad\"")]
    [InlineData("{}")]
    [InlineData("""{"auth_typ":"aad"}""")]
    [InlineData("""{"auth_typ":"aad","claims":null}""")]
    [InlineData("""{"auth_typ":"aad","claims":{}}""")]
    [InlineData("""{"auth_typ":"aad","claims":[null]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"oid"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"oid","val":7}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"oid","val":"not-an-object-id"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"roles","val":"administrator"}]}""")] // nobody in particular
    [InlineData("""{"auth_typ":"github","claims":[{"typ":"oid","val":"0f6c3a1e-9d55-4d55-8f0a-3f3b6c1d2e4f"},{"typ":"roles","val":"administrator"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"oid","val":"0f6c3a1e-9d55-4d55-8f0a-3f3b6c1d2e4f"},{"typ":"oid","val":"1f6c3a1e-9d55-4d55-8f0a-3f3b6c1d2e4f"}]}""")] // two people
    public void JSON_of_any_other_shape_is_nobody(string json) => Assert.Null(Read(json));

    [Fact]
    public void Whoever_has_several_roles_acts_by_the_one_that_is_needed()
    {
        var known = new Proof.Of("id", "name", [Role.PrivacyOfficer, Role.Coordinator]);

        Assert.Equal(Role.Coordinator, known.As(Role.Coordinator)!.Role);
        Assert.Equal(Role.PrivacyOfficer, known.As(Role.PrivacyOfficer)!.Role);
        Assert.Null(known.As(Role.Administrator));
        Assert.True(known.As(Role.Viewer)!.May(Role.PrivacyOfficer) && known.As(Role.Viewer)!.May(Role.Coordinator));
        Assert.False(known.As(Role.Viewer)!.May(Role.Administrator));
        Assert.Null(new Proof.Of("id", "name", []).As(Role.Viewer));
    }

    private static Proof.Of? Read(string json)
    {
        _ = JsonDocument.Parse(json);
        return ClientPrincipal.Read(Convert.ToBase64String(Encoding.UTF8.GetBytes(json)));
    }
}
