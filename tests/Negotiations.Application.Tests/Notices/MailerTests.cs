using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Negotiations.Application.Notices;
using Negotiations.Infrastructure.Notices;

namespace Negotiations.Application.Tests.Notices;

/// <summary>What leaves the application, and how.</summary>
public sealed class MailerTests : IDisposable
{
    private static readonly Mail Notice = new("somebody@example.org", "3 things wait for you", "3 things wait for you.\r\n");

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "negotiations-mail-" + Guid.NewGuid().ToString("N"));
    private readonly FakeTimeProvider _clock = new(TestDatabase.Beginning);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static MailOptions Options => new() { Address = new Uri("https://negotiations.example.org"), From = "Negotiations <notices@example.org>" };

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_file_is_a_whole_message_that_its_account_alone_can_read()
    {
        await new FolderMailer(Options with { Folder = _folder }, _clock).SendAsync(Notice, Stop);

        var file = Directory.GetFiles(_folder).Single();
        Path.GetExtension(file).ShouldBe(".eml");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(_folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using var message = await MimeMessage.LoadAsync(file, Stop);
        IsTheNotice(message);
    }

    [Fact]
    public async Task A_mail_server_is_given_the_same_message()
    {
        await using var server = new MailServer();
        await new SmtpMailer(Options with { Host = "127.0.0.1", Port = server.Port, Security = MailSecurity.None }, _clock).SendAsync(Notice, Stop);

        server.Recipients.ShouldBe(["<somebody@example.org>"]);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(server.Messages.Single()));
        using var message = await MimeMessage.LoadAsync(stream, Stop);
        IsTheNotice(message);
        server.Greeting.ShouldBe("EHLO example.org", "not the name of this machine");
    }

    [Fact]
    public async Task An_address_that_the_server_refuses_is_told_from_a_server_that_is_not_there()
    {
        await using var server = new MailServer { Refuses = "somebody@" };
        var options = Options with { Host = "127.0.0.1", Port = server.Port, Security = MailSecurity.None };
        (await Should.ThrowAsync<MailNotSent>(() => new SmtpMailer(options, _clock).SendAsync(Notice, Stop))).Everybody.ShouldBeFalse();

        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        (await Should.ThrowAsync<MailNotSent>(() => new SmtpMailer(options with { Port = port }, _clock).SendAsync(Notice, Stop))).Everybody.ShouldBeTrue();
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task Nothing_is_sent_to_a_server_without_TLS_that_should_have_it(MailSecurity security)
    {
        await using var server = new MailServer();
        var options = Options with { Host = "127.0.0.1", Port = server.Port, Security = security, UserName = "notices", Password = "a secret of ours" };
        (await Should.ThrowAsync<MailNotSent>(() => new SmtpMailer(options, _clock).SendAsync(Notice, Stop))).Everybody.ShouldBeTrue();
        server.Messages.ShouldBeEmpty();
        server.Said.ShouldNotContain(l => l.StartsWith("AUTH", StringComparison.Ordinal) || l.StartsWith("MAIL", StringComparison.Ordinal));
    }

    private static void IsTheNotice(MimeMessage message)
    {
        message.Subject.ShouldBe(Notice.Subject);
        message.To.Single().ToString().ShouldBe("somebody@example.org");
        message.From.Single().ToString().ShouldBe("\"Negotiations\" <notices@example.org>");
        message.Date.ShouldBe(TestDatabase.Beginning);
        message.MessageId.ShouldEndWith("@example.org");
        message.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        message.Body.ShouldBeOfType<TextPart>().IsPlain.ShouldBeTrue();
        message.TextBody!.ReplaceLineEndings().Trim().ShouldBe(Notice.Text.Trim());
        message.ToString().ShouldNotContain(Environment.MachineName, Case.Insensitive);
    }

    /// <summary>As much of a mail server as a test needs (RFC 5321), on this machine alone.</summary>
    private sealed class MailServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _serving;

        public MailServer()
        {
            _listener.Start();
            _serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public string Refuses { get; init; } = "nobody";

        public List<string> Said { get; } = [];

        public List<string> Recipients { get; } = [];

        public List<string> Messages { get; } = [];

        public string Greeting => Said[0];

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _serving;
            _listener.Dispose();
            _stop.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                    try
                    {
                        await TalkAsync(client.GetStream());
                    }
                    catch (IOException)
                    {
                        // It went away.
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }

        private async Task TalkAsync(NetworkStream stream)
        {
            using var reader = new StreamReader(stream, Encoding.UTF8, false, 1024, leaveOpen: true);
            Task SayAsync(string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _stop.Token).AsTask();
            await SayAsync("220 test");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                // What is no line of the protocol is the first byte of a handshake.
                if (line.Any(c => c is < ' ' or > '~'))
                {
                    return;
                }

                Said.Add(line);
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "RCPT" when line.Contains(Refuses, StringComparison.Ordinal):
                        await SayAsync("550 unknown");
                        break;
                    case "RCPT":
                        Recipients.Add(line.Split(':')[1].Split(' ')[0]);
                        await SayAsync("250 ok");
                        break;
                    case "DATA":
                        await SayAsync("354 go on");
                        await TakeAsync(reader);
                        await SayAsync("250 ok");
                        break;
                    case "QUIT":
                        await SayAsync("221 bye");
                        return;
                    default:
                        await SayAsync("250 ok");
                        break;
                }
            }
        }

        private async Task TakeAsync(StreamReader reader)
        {
            var message = new StringBuilder();
            while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            {
                message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            Messages.Add(message.ToString());
        }
    }
}
