using System.Net;
using EngagementFlows.LocalHost.Commands.Demo;
using NodaTime;
using NodaTime.Extensions;

namespace EngagementFlows.LocalHost.Commands;

/// <summary>Puts the sample into a host that runs in real time, once: created, its people imported, and launched.</summary>
internal static class SampleLoader
{
    public const string CampaignId = "power-of-co-production";

    public static async Task LoadAsync(Uri address, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = address };
        await LoadAsync(http, cancellation);
    }

    /// <param name="http">Somebody of the team: with the host's address and whatever proves who asks.</param>
    public static async Task LoadAsync(HttpClient http, CancellationToken cancellation)
    {
        using var there = await http.GetAsync($"/api/campaigns/{CampaignId}", cancellation);
        if (there.StatusCode != HttpStatusCode.NotFound)
        {
            return;
        }

        using var api = new DemoApi(http);
        var today = SystemClock.Instance.InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).GetCurrentDate();
        await api.CreateAsync(SampleCampaign.CampaignJsonShiftedTo(today, CampaignId));
        await api.ImportAsync(CampaignId, SampleCampaign.ParticipantsCsv());
        await api.PostAsync($"/api/campaigns/{CampaignId}/launch", body: null);
    }
}
