using SendGrid.Internal;

namespace SendGrid.Helpers.Mail;

public partial class SendGridMessage
{
    public void SetFrom(string email, string name = null) => SetFrom(Named(email, name));

    public void SetFrom(EmailAddress email) => From = email;

    public void SetReplyTo(EmailAddress email) => ReplyTo = email;

    public void AddReplyTo(string email, string name = null) => AddReplyTo(Named(email, name));

    public void AddReplyTo(EmailAddress email)
    {
        ArgumentNullException.ThrowIfNull(email);
        (ReplyTos ??= []).Add(email);
    }

    public void AddTo(string email, string name = null) => AddTo(Named(email, name));

    public void AddTo(EmailAddress email, int personalizationIndex = 0, Personalization personalization = null)
    {
        ArgumentNullException.ThrowIfNull(email);
        AddTos([email], personalizationIndex, personalization);
    }

    public void AddTos(List<EmailAddress> emails, int personalizationIndex = 0, Personalization personalization = null)
    {
        ArgumentNullException.ThrowIfNull(emails);
        if (emails.Count == 0)
        {
            throw new InvalidOperationException("Sequence contains no elements");
        }

        var envelope = Envelope(personalizationIndex, personalization);
        (envelope.Tos ??= []).AddRange(emails);
    }

    public void SetSubject(string subject, int personalizationIndex = 0, Personalization personalization = null) =>
        Envelope(personalizationIndex, personalization).Subject = subject;

    public void AddHeader(string headerKey, string headerValue, int personalizationIndex = 0, Personalization personalization = null) =>
        AddHeaders(new() { [headerKey] = headerValue }, personalizationIndex, personalization);

    public void AddHeaders(Dictionary<string, string> headers, int personalizationIndex = 0, Personalization personalization = null)
    {
        var envelope = Envelope(personalizationIndex, personalization);
        envelope.Headers = envelope.Headers.With(headers);
    }

    public void AddCustomArg(string customArgKey, string customArgValue, int personalizationIndex = 0, Personalization personalization = null) =>
        AddCustomArgs(new() { [customArgKey] = customArgValue }, personalizationIndex, personalization);

    public void AddCustomArgs(Dictionary<string, string> customArgs, int personalizationIndex = 0, Personalization personalization = null)
    {
        var envelope = Envelope(personalizationIndex, personalization);
        envelope.CustomArgs = envelope.CustomArgs.With(customArgs);
    }

    private static EmailAddress Named(string email, string name) =>
        string.IsNullOrWhiteSpace(email) ? throw new ArgumentNullException(nameof(email)) : new EmailAddress(email, name);

    /// <summary>The one given, which joins the others; else the one at the index, or a new one just behind the last.</summary>
    private Personalization Envelope(int index, Personalization given)
    {
        var first = Personalizations is null;
        Personalizations ??= [];
        if (given is null && !first && index < Personalizations.Count)
        {
            return Personalizations[index];
        }

        // The first envelope of a message is made whatever its index.
        if (given is null && !first && index > Personalizations.Count)
        {
            throw new ArgumentException($"personalizationIndex {index} must not be greater than {Personalizations.Count}", nameof(index));
        }

        Personalizations.Add(given ?? new Personalization());
        return Personalizations[^1];
    }
}
