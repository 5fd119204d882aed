using System.Collections.Frozen;
using EngagementFlows.Contacts;

namespace EngagementFlows.Participants.Import;

/// <summary>The columns that an import knows.</summary>
public enum ImportColumn
{
    Name,
    PreferredName,
    Email,
    Phone,
    PreferredContact,
    Language,
    Role,
    AccessNeeds,
    Notes,
    TimeZone,
    QuietHours,
    ConsentSms,
    ConsentEmail,
    SoftOptIn,
}

/// <summary>Which column a heading means. Case, accents, white space, <c>_</c>, <c>-</c> and full stops do not matter.</summary>
internal static class ImportHeadings
{
    private static readonly FrozenDictionary<string, ImportColumn> Aliases = new (ImportColumn Column, string Headings)[]
    {
        (ImportColumn.Name, "name fullname participant participantname person contactname enw enwllawn"),
        (ImportColumn.PreferredName, "preferredname knownas callme likestobecalled chosenname nickname enwdewisol llysenw"),
        (ImportColumn.Email, "email emailaddress mail emailid ebost cyfeiriadebost"),
        (ImportColumn.Phone, "phone phonenumber phoneno mobile mobilenumber mobileno mobilephone mob cell cellphone telephone telephonenumber tel telno text sms textnumber ffon rhifffon ffonsymudol symudol rhifsymudol"),
        (ImportColumn.PreferredContact, "preferredcontact preferredcontactmethod contactpreference preferredchannel preference contactby channel dullcysylltu dewisgyswllt"),
        (ImportColumn.Language, "language preferredlanguage lang languagepreference iaith dewisiaith"),
        (ImportColumn.Role, "role roles rol"),
        (ImportColumn.AccessNeeds, "accessneeds accessneed access accessrequirements accessibility accessibilityneeds needs anghenionmynediad anghenion mynediad"),
        (ImportColumn.Notes, "notes note comments comment nodiadau nodyn sylwadau"),
        (ImportColumn.TimeZone, "timezone tz zone timezonename cylchfaamser parthamser"),
        (ImportColumn.QuietHours, "quiethours quiettime quiettimes quiet donotdisturb nocontacthours oriautawel amsertawel tawel"),
        (ImportColumn.ConsentSms, "consentsms smsconsent consenttext consenttexts textconsent consenttotext consenttotexts caniatadtecst caniatadnegeseuontestun"),
        (ImportColumn.ConsentEmail, "consentemail emailconsent consenttoemail consentemails caniatadebost"),
        (ImportColumn.SoftOptIn, "softoptin charitysoftoptin optinmeddal"),
    }.SelectMany(entry => entry.Headings.Split(' ').Select(heading => (heading, entry.Column)))
        .ToFrozenDictionary(pair => pair.heading, pair => pair.Column);

    internal static ImportColumn? Find(string heading)
    {
        var key = string.Concat(TextFolding.Fold(heading).Where(character => !char.IsWhiteSpace(character) && character is not ('_' or '.') && !Characters.IsHyphen(character)));
        return Aliases.TryGetValue(key, out var column) ? column : null;
    }
}
