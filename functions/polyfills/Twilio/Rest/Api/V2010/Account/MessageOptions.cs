using Twilio.Base;
using Twilio.Internal;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A text to be sent.</summary>
public class CreateMessageOptions(PhoneNumber to) : IOptions<MessageResource>
{
    public string PathAccountSid { get; set; }

    public PhoneNumber To { get; } = to;

    public PhoneNumber From { get; set; }

    public string MessagingServiceSid { get; set; }

    public string Body { get; set; }

    public Uri StatusCallback { get; set; }

    /// <summary>Seconds that it may wait at Twilio: 1 to 36,000.</summary>
    public int? ValidityPeriod { get; set; }

    /// <summary>Whether characters that cost more are replaced by their likes.</summary>
    public bool? SmartEncoded { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => Parameters.Of(
        ("To", To?.ToString()),
        ("StatusCallback", StatusCallback?.OriginalString),
        ("ValidityPeriod", Parameters.Text(ValidityPeriod)),
        ("SmartEncoded", Parameters.Text(SmartEncoded)),
        ("From", From?.ToString()),
        ("MessagingServiceSid", MessagingServiceSid),
        ("Body", Body));
}

/// <summary>Which texts are listed.</summary>
public class ReadMessageOptions : ReadOptions<MessageResource>
{
    public string PathAccountSid { get; set; }

    public PhoneNumber To { get; set; }

    public PhoneNumber From { get; set; }

    /// <summary>Goes out as it is with a Z behind it, so it must be UTC. Before and after are not asked for beside it.</summary>
    public DateTime? DateSent { get; set; }

    /// <inheritdoc cref="DateSent"/>
    public DateTime? DateSentBefore { get; set; }

    /// <inheritdoc cref="DateSent"/>
    public DateTime? DateSentAfter { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => Parameters.Of(
        ("To", To?.ToString()),
        ("From", From?.ToString()),
        ("DateSent", Parameters.Text(DateSent)),
        ("DateSent<", DateSent is null ? Parameters.Text(DateSentBefore) : null),
        ("DateSent>", DateSent is null ? Parameters.Text(DateSentAfter) : null),
        ("PageSize", Parameters.Text(PageSize)));
}

public class FetchMessageOptions(string pathSid) : IOptions<MessageResource>
{
    public string PathAccountSid { get; set; }

    public string PathSid { get; } = pathSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>What changes: an empty body redacts the text, the status "canceled" stops one that is scheduled.</summary>
public class UpdateMessageOptions(string pathSid) : IOptions<MessageResource>
{
    public string PathAccountSid { get; set; }

    public string PathSid { get; } = pathSid;

    public string Body { get; set; }

    public MessageResource.UpdateStatusEnum Status { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => Parameters.Of(("Body", Body), ("Status", Status?.ToString()));
}

public class DeleteMessageOptions(string pathSid) : IOptions<MessageResource>
{
    public string PathAccountSid { get; set; }

    public string PathSid { get; } = pathSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}
