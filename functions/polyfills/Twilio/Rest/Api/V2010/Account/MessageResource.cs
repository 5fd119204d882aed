using System.Text.Json;
using Twilio.Base;
using Twilio.Exceptions;
using Twilio.Internal;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A text as Twilio knows it.</summary>
public partial class MessageResource : Resource
{
    private MessageResource()
    {
    }

    public string Sid { get; private set; }

    public string AccountSid { get; private set; }

    public string MessagingServiceSid { get; private set; }

    /// <summary>A number without a number in it, rather than null, where the answer has null.</summary>
    public PhoneNumber From { get; private set; }

    public string To { get; private set; }

    public string Body { get; private set; }

    public StatusEnum Status { get; private set; }

    public DirectionEnum Direction { get; private set; }

    /// <summary>0 when it is created through a Messaging Service, since its sender is chosen later.</summary>
    public string NumSegments { get; private set; }

    public string NumMedia { get; private set; }

    public int? ErrorCode { get; private set; }

    public string ErrorMessage { get; private set; }

    /// <summary>In local time, as the real client gives what Twilio wrote in UTC.</summary>
    public DateTime? DateCreated { get; private set; }

    /// <inheritdoc cref="DateCreated"/>
    public DateTime? DateSent { get; private set; }

    /// <inheritdoc cref="DateCreated"/>
    public DateTime? DateUpdated { get; private set; }

    public string Price { get; private set; }

    public string PriceUnit { get; private set; }

    public string ApiVersion { get; private set; }

    public string Uri { get; private set; }

    public Dictionary<string, string> SubresourceUris { get; private set; }

    /// <summary>Null for an empty body or null.</summary>
    /// <exception cref="ApiException">It is not JSON, or not a message: code and status are 0.</exception>
    public static MessageResource FromJson(string json)
    {
        try
        {
            return Json.Read(json, Of);
        }
        catch (JsonException unreadable)
        {
            throw new ApiException(unreadable.Message, unreadable);
        }
    }

    internal static MessageResource Of(Json json) => new()
    {
        Sid = json.Text("sid"),
        AccountSid = json.Text("account_sid"),
        MessagingServiceSid = json.Text("messaging_service_sid"),
        From = json.Find("from") is null ? null : new PhoneNumber(json.Text("from")),
        To = json.Text("to"),
        Body = json.Text("body"),
        Status = json.Text("status") is { } status ? status : null,
        Direction = json.Text("direction") is { } direction ? direction : null,
        NumSegments = json.Text("num_segments"),
        NumMedia = json.Text("num_media"),
        ErrorCode = json.Int("error_code", mayBeNull: true),
        ErrorMessage = json.Text("error_message"),
        DateCreated = json.Date("date_created"),
        DateSent = json.Date("date_sent"),
        DateUpdated = json.Date("date_updated"),
        Price = json.Text("price"),
        PriceUnit = json.Text("price_unit"),
        ApiVersion = json.Text("api_version"),
        Uri = json.Text("uri"),
        SubresourceUris = json.Texts("subresource_uris"),
    };
}
