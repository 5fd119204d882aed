using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Email;

/// <summary>
/// The line that a phone or a mail program puts below a message: "Sent from my iPhone", in any language. Known by the name of a device or a
/// program together with a word for sending, or by how programs praise themselves. "Sent from my phone, I can't come" is a person's line.
/// </summary>
internal static partial class Taglines
{
    private const int Longest = 120;

    internal static bool IsTagline(string line)
    {
        var trimmed = line.Trim(' ', '*', '_', '.');
        return trimmed.Length is > 0 and <= Longest
            && (Sent().IsMatch(trimmed)
                || Program().IsMatch(trimmed)
                || (SentInAnyLanguage().IsMatch(trimmed) && Device().IsMatch(trimmed)))
            && !PersonalWords.AreIn(OfTheDevice().Replace(trimmed, " "));
    }

    [GeneratedRegex(
        @"^(?:sent (?:from|via|with|using|on) (?:my |a |the )?(?:[a-z0-9]*phone|ipad|tablet|mobile|galaxy|samsung|android|huawei"
        + @"|kindle|pixel"
        + @"|device|mac|macbook|laptop|computer|blackberry|verizon|htc|sony|lg|nokia|xiaomi|oneplus|outlook|yahoo|mail|bt|aol|gmail|proton"
        + @"|talktalk|sky|virgin|o2|ee|vodafone|three|hotmail|microsoft|windows|icloud|thunderbird|spark|tutanota|tuta)\b.*"
        + @"|anfonwyd (?:o|oddi ar|drwy|trwy|gan|gyda|gan ddefnyddio) (?:fy |yr )?(?:i?phone|ipad|outlook|yahoo|ffôn|gmail|galaxy"
        + @"|samsung|android|mail).*"
        + @"|wedi(?:'i|’i) (?:h)?anfon o (?:fy )?.*)$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Sent();

    [GeneratedRegex(
        @"^(?:(?:get|download|try|cael|lawrlwytho) (?:the )?(?:all.new )?(?:outlook|aol|yahoo|gmx|bluemail|spark|canary)\b.*"
        + @"|(?:yahoo|aol|gmx|proton|web\.de|bt|sky|edison|blue|fair)\s?mail\s?(?:[:.–-].*|(?:for|on|app).*)?"
        + @"|(?:virus-free|this email was sent from|this e-?mail has been checked for viruses|scanned by)\b.*)$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Program();

    [GeneratedRegex(
        @"\b(?:sent|anfonwyd|gesendet|verschickt|envoyé|expédié|enviado|enviada|enviat|inviato|wysłan[eoay]|verzonden|gestuurd"
        + @"|skickat|skickades"
        + @"|sendt|lähetetty|odesláno|odoslané|elküldve|küldve|küldött|trimis|expediat|отправлено|надіслано|відправлено|изпратено"
        + @"|gönderildi"
        + @"|gönderilmiştir|στάλθηκε|εστάλη|poslano|poslato|išsiųsta|nosūtīts|saadetud|dërguar|bidalia)\b|送信|发自|發自|寄出|보냄|から送|أرسل|נשלח",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SentInAnyLanguage();

    [GeneratedRegex(
        @"iphone|ipad|ipod|galaxy|samsung|android|outlook|yahoo|gmail|proton|blackberry|huawei|xiaomi|redmi|oneplus|pixel|thunderbird|gmx"
        + @"|web\.de|mail\.ru|smartphone|telefon|handy|windows|nokia|sony|motorola|tablet|\bmac\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Device();

    // "Von meinem", "de mi", "fy": the device is spoken of as theirs, which says nothing about them.
    [GeneratedRegex(@"\b(?:my|fy)\s", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OfTheDevice();
}
