using System.Globalization;
using System.Net;
using MimeKit;
using Negotiations.Infrastructure;
using Negotiations.Infrastructure.Notices;

namespace Negotiations.Web.Setup;

/// <summary>Reads the settings <c>Mail:*</c>: a mail server, or a folder below the data folder, or nothing.</summary>
internal static class MailSettings
{
    // What stands in notices of the demonstration if nothing else is said.
    private const string DemonstrationAddress = "http://127.0.0.1:5080";
    private const string DemonstrationFrom = "negotiations@demonstration.invalid";

    /// <summary>Reads the settings.</summary>
    /// <returns>None if mail is not set up.</returns>
    /// <exception cref="SettingsWrong">One cannot be; the message says what to set.</exception>
    public static MailOptions? Read(IConfiguration settings, Deployment deployment)
    {
        var mail = settings.GetSection(MailOptions.Section);
        var (host, folder) = (Text(mail["Host"]), Text(mail["Folder"]));
        if (host is null && folder is null)
        {
            return new[] { "Port", "Security", "UserName", "Password", "From", "Address" }.FirstOrDefault(k => Text(mail[k]) is not null) is { } alone
                ? throw new SettingsWrong($"Mail:{alone} is set, but neither Mail:Host nor Mail:Folder: say where mail goes, or leave all of Mail out.")
                : null;
        }

        // A folder that the demonstration brings along gives way to a server.
        folder = host is not null && deployment.Demonstration ? null : folder;
        if (host is not null && folder is not null)
        {
            throw new SettingsWrong("Mail:Host and Mail:Folder are both set: mail is either sent or put into a folder.");
        }

        var options = new MailOptions
        {
            Address = Address(Text(mail["Address"]) ?? (deployment.Demonstration ? Served(settings) : null), deployment.Demonstration),
            From = From(Text(mail["From"]) ?? (deployment.Demonstration ? DemonstrationFrom : null)),
        };
        return folder is null ? Server(options, mail, host!) : options with { Folder = Below(deployment.DataFolder, folder) };
    }

    private static MailOptions Server(MailOptions options, IConfiguration mail, string host)
    {
        var security = MailSecurity.StartTls;
        if (Text(mail["Security"]) is { } text && !(Enum.TryParse(text, ignoreCase: true, out security) && Enum.IsDefined(security)))
        {
            throw new SettingsWrong("Mail:Security must be StartTls, Tls or None.");
        }

        var (name, password) = (Text(mail["UserName"]), Text(mail["Password"]));
        if ((name is null) != (password is null))
        {
            throw new SettingsWrong("Mail:UserName and Mail:Password belong together: set both, or neither.");
        }

        if (security == MailSecurity.None && !(host == "localhost" || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip))))
        {
            throw new SettingsWrong("Mail:Security=None is only for a mail server on this machine (localhost). Leave it out, or set it to Tls.");
        }

        var port = security switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 };
        if (Text(mail["Port"]) is { } number && (!int.TryParse(number, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
        {
            throw new SettingsWrong("Mail:Port must be a number from 1 to 65535. Leave it out to take the usual one.");
        }

        return options with { Host = host, Port = port, Security = security, UserName = name, Password = password };
    }

    private static Uri Address(string? text, bool demonstration)
    {
        const string What = "Mail:Address must be the address of this application as people open it, e.g. https://negotiations.example.org, without a query.";
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (demonstration && address.Scheme == Uri.UriSchemeHttp))
            && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            ? address
            : throw new SettingsWrong(What);
    }

    private static string From(string? text) => text is not null && MailboxAddress.TryParse(text, out var from) && from.Domain.Length > 0
        ? text
        : throw new SettingsWrong("Mail:From must be the address from which notices come, e.g. Negotiations <notices@example.org>.");

    private static string Below(string data, string folder)
    {
        var path = Path.GetFullPath(folder, data);
        return Path.GetRelativePath(data, path) is var relative && relative != "." && relative != ".." && !Path.IsPathRooted(relative) && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new SettingsWrong("Mail:Folder must be a folder below Deployment:DataFolder, e.g. mail.");
    }

    private static string Served(IConfiguration settings) =>
        Uri.TryCreate(Text(settings["urls"])?.Split(';')[0], UriKind.Absolute, out var served) ? served.ToString() : DemonstrationAddress;

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
