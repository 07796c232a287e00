using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Infrastructure;
using Negotiations.Infrastructure.Protection;
using Negotiations.Infrastructure.Reports;
using Negotiations.Web.Edge;
using Negotiations.Web.Setup;

namespace Negotiations.Web.Tests.Setup;

public sealed class DeploymentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("negotiations-deployment-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider")]
    [InlineData("Database:Provider", "SqlServer", "Database:ConnectionString")]
    [InlineData("Database:MaxBatchSize", "0", "Database:MaxBatchSize")]
    [InlineData("Deployment:Demonstration", "perhaps", "Deployment:Demonstration")]
    [InlineData("Keys:Folder", null, "Keys:Folder")]
    public void A_setting_that_cannot_be_is_refused_by_name(string key, string? value, string named) =>
        Should.Throw<SettingsWrong>(() => Read((key, value))).Message.ShouldContain(named);

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("often")]
    public void A_limit_that_cannot_be_is_refused_at_start(string value) =>
        Should.Throw<SettingsWrong>(() => new ServiceCollection().AddRateLimits(Settings(("Limits:Upload", value)))).Message.ShouldContain("Limits:Upload");

    [Theory]
    [InlineData("IdleLimit", "00:00:00")]
    [InlineData("SessionLimit", "00:10:00")]
    [InlineData("InvitationLimit", "-1.00:00:00")]
    [InlineData("IdleLimit", "a while")]
    [InlineData("FreeFailures", "-1")]
    [InlineData("FreeFailuresOfAccount", "2")]
    [InlineData("LongestWait", "-00:00:01")]
    [InlineData("HashRounds", "1000")]
    public void A_setting_of_accounts_that_cannot_be_is_refused_by_name(string name, string value) =>
        Should.Throw<SettingsWrong>(() => AccountSettings.Read(Settings(("Accounts:" + name, value)), demonstration: false)).Message.ShouldContain("Accounts");

    [Fact]
    public void The_folders_of_data_and_keys_are_made_for_the_own_account_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        var deployment = Read(("Deployment:DataFolder", Path.Combine(_folder, "data")));
        ColumnKeys.Make(deployment.KeysFolder);
        foreach (var folder in new[] { deployment.KeysFolder, Path.Combine(_folder, "data") })
        {
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder);
        }
    }

    [Fact]
    public void A_command_takes_no_setting_for_its_value()
    {
        var settings = new ConfigurationBuilder().AddCommandLine(Commands.SettingsAmong(["--make-keys", "--Keys:Folder=/keys", "--verify-audit", "--Deployment:DataFolder=/data", "--migrate"])).Build();
        settings["Keys:Folder"].ShouldBe("/keys");
        settings["Deployment:DataFolder"].ShouldBe("/data");
    }

    [Fact]
    public void A_printing_browser_that_is_not_there_is_refused_by_name() =>
        Should.Throw<SettingsWrong>(() => PrintingBrowser.Find("/nowhere/a-browser")).Message.ShouldContain("Reports:Browser");

    [Fact]
    public void Without_its_keys_the_application_does_not_start_and_makes_none()
    {
        var deployment = Read();

        Should.Throw<KeysMissing>(deployment.OpenKeys).Message.ShouldContain(deployment.KeysFolder);
        Directory.Exists(deployment.KeysFolder).ShouldBeFalse();
    }

    [Fact]
    public void A_demonstration_that_lost_its_keys_does_not_get_new_ones()
    {
        var deployment = Read(("Deployment:Demonstration", "true"));
        deployment.OpenKeys();
        File.WriteAllText(Path.Combine(_folder, "negotiations.db"), "");
        Directory.Delete(deployment.KeysFolder, recursive: true);

        Should.Throw<KeysMissing>(deployment.OpenKeys);
    }

    [Fact]
    public void A_key_that_is_cut_off_is_refused()
    {
        var deployment = Read();
        ColumnKeys.Make(deployment.KeysFolder);
        File.WriteAllText(Path.Combine(deployment.KeysFolder, "column-0001.key"), "AAAA");

        Should.Throw<KeysMissing>(deployment.OpenKeys).Message.ShouldContain("column-0001.key");
    }

    [Fact]
    public void Only_a_demonstration_makes_a_key_to_sign_with_and_only_once()
    {
        var deployment = Read();
        ColumnKeys.Make(deployment.KeysFolder);
        deployment.OpenSigningKeys().IsEmpty.ShouldBeTrue();

        var demonstration = Read(("Deployment:Demonstration", "true"));
        demonstration.OpenSigningKeys().IsEmpty.ShouldBeFalse();
        var made = File.ReadAllText(Path.Combine(deployment.KeysFolder, "signing-0001.pem"));
        demonstration.OpenSigningKeys();
        File.ReadAllText(Path.Combine(deployment.KeysFolder, "signing-0001.pem")).ShouldBe(made);
    }

    [Theory]
    [InlineData("Checkpoints:Every", "00:00:10")]
    [InlineData("Checkpoints:Every", "daily")]
    public void A_schedule_that_cannot_be_is_refused_by_name(string key, string value) =>
        Should.Throw<SettingsWrong>(() => CheckpointSettings.Read(Settings((key, value)), _folder)).Message.ShouldContain(key);

    [Fact]
    public async Task Proofs_to_hold_the_trail_to_are_read_from_a_file_or_a_folder()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "one.jws"), "a.b.c\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "two.jws"), "d.e.f\n", TestContext.Current.CancellationToken);

        (await CheckpointSettings.AgainstAsync(Settings(("Checkpoints:Against", Path.Combine(_folder, "one.jws"))))).ShouldBe("a.b.c\n");
        (await CheckpointSettings.AgainstAsync(Settings(("Checkpoints:Against", _folder)))).Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["a.b.c", "d.e.f"]);
        (await Should.ThrowAsync<SettingsWrong>(() => CheckpointSettings.AgainstAsync(Settings(("Checkpoints:Against", "/nowhere"))))).Message.ShouldContain("Checkpoints:Against");
    }

    [Fact]
    public void A_key_is_never_made_over_another()
    {
        var deployment = Read();
        ColumnKeys.Make(deployment.KeysFolder);

        Should.Throw<KeysMissing>(() => ColumnKeys.Make(deployment.KeysFolder));
    }

    private Deployment Read(params (string Key, string? Value)[] settings) => Deployment.Read(
        Settings([("Deployment:DataFolder", _folder), ("Keys:Folder", Path.Combine(_folder, "keys")), .. settings]), _folder);

    private static IConfiguration Settings(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(s => s.Key).ToDictionary(s => s.Key, s => s.Last().Value)).Build();
}
