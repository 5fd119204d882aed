using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Privacy;

/// <summary>One place that breaks twice: before it has done anything, and when all is done and only the answer is lost.</summary>
internal sealed class FaultyPlace(string key)
{
    private int failed;

    public int Failed => failed;

    public void Register(IServiceCollection services)
    {
        foreach (var place in services.Where(service => service.ServiceType == typeof(IPlaceOfData)).ToList())
        {
            services.Remove(place);
            services.AddSingleton<IPlaceOfData>(provider => new Around((IPlaceOfData)ActivatorUtilities.CreateInstance(provider, place.ImplementationType!), this));
        }
    }

    private sealed class Around(IPlaceOfData place, FaultyPlace faults) : IPlaceOfData
    {
        public string Key => place.Key;

        public Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation) => place.FindAsync(subject, client, cancellation);

        public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
        {
            if (Key == faults.Key && faults.failed == 0)
            {
                faults.failed++;
                throw new HttpRequestException("The place did not answer.");
            }

            var outcome = await place.EraseAsync(subject, before, client, cancellation);
            if (Key == faults.Key && faults.failed == 1)
            {
                faults.failed++;
                throw new HttpRequestException("The place's answer was lost.");
            }

            return outcome;
        }
    }

    private string Key => key;
}
