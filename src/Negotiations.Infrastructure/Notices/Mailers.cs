using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;
using Negotiations.Application.Notices;
using Negotiations.Domain;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Infrastructure.Notices;

/// <summary>Makes the message of a mail: plain text, nothing of this machine, nothing that could be followed.</summary>
internal static class Messages
{
    public static MimeMessage Of(Mail mail, MailOptions options, TimeProvider clock)
    {
        var from = MailboxAddress.Parse(options.From);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = clock.GetUtcNow(),
            // Made by us: the library would put the name of this machine into it.
            MessageId = $"{Id<Mail>.New().Value:N}@{from.Domain}",
            Body = new TextPart(TextFormat.Plain) { Text = mail.Text },
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", mail.To));
        // RFC 3834: nobody's holiday answers it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}

/// <summary>Mail is not set up.</summary>
internal sealed class NoMailer : IMailer
{
    public bool IsSetUp => false;

    public Task SendAsync(Mail mail, CancellationToken cancellationToken) => throw new InvalidOperationException("Mail is not set up.");
}

/// <summary>Puts each mail into a folder as an .eml file that this account alone can read.</summary>
internal sealed class FolderMailer(MailOptions options, TimeProvider clock) : IMailer
{
    public bool IsSetUp => true;

    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        try
        {
            PrivateFolder.Create(options.Folder!);
            var name = $"{clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{Id<Mail>.New().Value:N}";
            var unfinished = Path.Combine(options.Folder!, name + ".tmp");
            var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var message = Messages.Of(mail, options, clock))
            await using (var stream = new FileStream(unfinished, file))
            {
                await message.WriteToAsync(stream, cancellationToken);
            }

            // Whoever fetches files from the folder never finds half of one.
            File.Move(unfinished, Path.Combine(options.Folder!, name + ".eml"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailNotSent(everybody: true, e);
        }
    }
}

/// <summary>Sends mail through an SMTP server.</summary>
internal sealed class SmtpMailer(MailOptions options, TimeProvider clock) : IMailer
{
    private const int TimeoutInMilliseconds = 20_000;

    public bool IsSetUp => true;

    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var message = Messages.Of(mail, options, clock);
        using var client = new SmtpClient { Timeout = TimeoutInMilliseconds, LocalDomain = MailboxAddress.Parse(options.From).Domain };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, options.Security switch
            {
                MailSecurity.StartTls => SecureSocketOptions.StartTls,
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                _ => SecureSocketOptions.None,
            }, cancellationToken);
            if (options.UserName is { } name)
            {
                await client.AuthenticateAsync(name, options.Password!, cancellationToken);
            }

            await client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException e)
        {
            throw new MailNotSent(everybody: e.ErrorCode == SmtpErrorCode.SenderNotAccepted, e);
        }
        catch (Exception e) when (e is ProtocolException or CommandException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException
            or SocketException or IOException or TimeoutException or NotSupportedException or OperationCanceledException)
        {
            throw new MailNotSent(everybody: true, e);
        }

        await LeaveAsync(client, cancellationToken);
    }

    // The mail is with the server already: how it says goodbye changes nothing.
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e) when (e is ProtocolException or CommandException or SocketException or IOException or TimeoutException or OperationCanceledException)
        {
        }
    }
}
