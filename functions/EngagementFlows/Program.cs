using EngagementFlows;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddEngagementFlows(builder.Configuration);
builder.UseEngagementFlows();
builder.Build().Run();
