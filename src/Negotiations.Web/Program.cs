using Negotiations.Infrastructure.Protection;
using Negotiations.Web.Setup;

try
{
    var builder = WebApplication.CreateBuilder(args);
    var deployment = Deployment.Read(builder.Configuration, builder.Environment.ContentRootPath);
    builder.AddNegotiations(deployment);
    var app = builder.Build();
    if (await app.RunCommandAsync(args, deployment))
    {
        return 0;
    }

    await app.PrepareDatabaseAsync(deployment);
    app.UseNegotiations(deployment);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is SettingsWrong or KeysMissing)
{
    await Console.Error.WriteLineAsync($"Negotiations does not start: {e.Message}");
    return 2;
}

/// <summary>The entry point, named for the tests.</summary>
public sealed partial class Program;
