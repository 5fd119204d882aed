namespace Twilio.Tests;

/// <summary>Bodies in the shape of Twilio's.</summary>
internal static class Answers
{
    public static string Message(string sid = "SM01", string status = "queued", string extra = "") => $$"""
        {
          "sid": "{{sid}}", "account_sid": "ACxx", "messaging_service_sid": "MG01", "from": null, "to": "+447700900001",
          "body": "Bore da â 😀", "status": "{{status}}", "direction": "outbound-api", "num_segments": "0", "num_media": "0",
          "date_created": "Thu, 24 Aug 2023 05:01:45 +0000", "date_sent": null, "date_updated": "Thu, 24 Aug 2023 05:01:46 +0000",
          "error_code": null, "error_message": null, "price": null, "price_unit": "GBP", "api_version": "2010-04-01",
          "uri": "/2010-04-01/Accounts/ACxx/Messages/{{sid}}.json", {{extra}}
          "subresource_uris": { "media": "/2010-04-01/Accounts/ACxx/Messages/{{sid}}/Media.json" }
        }
        """;

    public static string List(string? next, params string[] messages) => $$"""
        { "messages": [{{string.Join(',', messages)}}], "page": 0, "page_size": 2, "uri": "/2010-04-01/Accounts/ACxx/Messages.json",
          "next_page_uri": {{(next is null ? "null" : $"\"{next}\"")}}, "previous_page_uri": null }
        """;
}
