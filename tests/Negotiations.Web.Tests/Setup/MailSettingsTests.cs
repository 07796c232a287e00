using Microsoft.Extensions.Configuration;
using Negotiations.Application.Documents;
using Negotiations.Infrastructure;
using Negotiations.Infrastructure.Notices;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Web.Setup;

namespace Negotiations.Web.Tests.Setup;

public sealed class MailSettingsTests
{
    private static readonly string Data = Path.Combine(Path.GetTempPath(), "negotiations-mail-settings");

    private static readonly (string Key, string? Value)[] Complete =
        [("Host", "mail.example.org"), ("From", "Negotiations <notices@example.org>"), ("Address", "https://negotiations.example.org"), ("UserName", "notices"), ("Password", "a secret of ours")];

    [Fact]
    public void A_mail_server_is_reached_with_TLS_unless_it_is_on_this_machine()
    {
        var options = Read(Complete)!;
        (options.Host, options.Port, options.Security, options.Folder).ShouldBe(("mail.example.org", 587, MailSecurity.StartTls, null));
        Read([.. Complete, ("Security", "Tls")])!.Port.ShouldBe(465);
        Read([.. Complete, ("Security", "None"), ("Host", "localhost")])!.Port.ShouldBe(25);
        Should.Throw<SettingsWrong>(() => Read([.. Complete, ("Security", "None")])).Message.ShouldContain("Mail:Security");
    }

    [Fact]
    public void Without_a_server_or_a_folder_there_is_no_mail() => Read([]).ShouldBeNull();

    [Fact]
    public void The_demonstration_knows_the_rest_by_itself()
    {
        var options = Read([("Folder", "mail")], demonstration: true)!;
        options.Folder.ShouldBe(Path.Combine(Data, "mail"));
        options.From.ShouldEndWith(".invalid");
        Should.Throw<SettingsWrong>(() => Read([("Folder", "mail")])).Message.ShouldContain("Mail:Address");
    }

    [Theory]
    [InlineData("Host", null, "Mail:Port")]
    [InlineData("From", null, "Mail:From")]
    [InlineData("From", "nobody", "Mail:From")]
    [InlineData("Address", null, "Mail:Address")]
    [InlineData("Address", "http://negotiations.example.org", "Mail:Address")]
    [InlineData("Address", "https://negotiations.example.org/?token=1", "Mail:Address")]
    [InlineData("Port", "many", "Mail:Port")]
    [InlineData("Port", "70000", "Mail:Port")]
    [InlineData("Security", "Some", "Mail:Security")]
    [InlineData("Security", "7", "Mail:Security")]
    [InlineData("Password", null, "Mail:Password")]
    [InlineData("UserName", null, "Mail:UserName")]
    [InlineData("Folder", "mail", "Mail:Folder")]
    public void A_setting_that_cannot_be_is_refused_by_name_and_without_the_password(string key, string? value, string named)
    {
        var message = Should.Throw<SettingsWrong>(() => Read([("Port", "587"), .. Complete, (key, value)])).Message;
        message.ShouldContain(named);
        message.ShouldNotContain("a secret of ours");
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData(".")]
    [InlineData("mail/../..")]
    [InlineData("/elsewhere/mail")]
    public void A_folder_for_mail_is_below_the_data_folder(string folder) =>
        Should.Throw<SettingsWrong>(() => Read([("Folder", folder)], demonstration: true)).Message.ShouldContain("Mail:Folder");

    private static MailOptions? Read((string Key, string? Value)[] settings, bool demonstration = false) => MailSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(g => KeyValuePair.Create("Mail:" + g.Key, g.Last().Value))).Build(),
        new Deployment { Demonstration = demonstration, DataFolder = Data, KeysFolder = Data, DocumentsFolder = Data, Documents = new DocumentLimits(DocumentLimits.Megabyte), Database = new DatabaseOptions() });
}
