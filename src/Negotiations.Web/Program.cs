using Negotiations.Infrastructure;
using Negotiations.Infrastructure.Protection;
using Negotiations.Web.Setup;

try
{
    var builder = WebApplication.CreateBuilder(Commands.SettingsAmong(args));
    var deployment = Deployment.Read(builder.Configuration, builder.Environment.ContentRootPath);
    if (args.Contains(Commands.MakeKeys))
    {
        ColumnKeys.Make(deployment.KeysFolder);
        SigningKeys.Make(deployment.KeysFolder);
        await Console.Out.WriteLineAsync($"The first keys are in '{deployment.KeysFolder}'. Back this folder up, apart from the database.");
        return 0;
    }

    if (args.Contains(Commands.MakeSigningKey))
    {
        SigningKeys.Make(deployment.KeysFolder);
        await Console.Out.WriteLineAsync($"The first key to sign with is in '{deployment.KeysFolder}'. Back this folder up, and give its public half (/verify/keys.pem) to whoever is to verify without this installation.");
        return 0;
    }

    if (args.Contains(Commands.AddKey))
    {
        await Console.Out.WriteLineAsync($"'{ColumnKeys.Add(deployment.KeysFolder)}' is the newest key. Back it up, apart from the database; restart the application; then --reseal. Keep the old ones until it says that nothing needs them.");
        return 0;
    }

    if (Commands.FileAmong(args) is var (command, file))
    {
        return await BackupCommands.RunAsync(command, file, deployment);
    }

    builder.AddNegotiations(deployment);
    var app = builder.Build();
    if (await app.RunCommandAsync(args, deployment) is { } done)
    {
        return done;
    }

    await app.PrepareDatabaseAsync(deployment);
    await app.RequireKeysAsync();
    await app.AnnounceSetUpAsync();
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
