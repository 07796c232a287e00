namespace Negotiations.Infrastructure.Notices;

/// <summary>How the way to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>TLS after the greeting; without it nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>Nothing: only to a server on this machine.</summary>
    None,
}

/// <summary>Settings <c>Mail:*</c>, complete; read by <c>MailSettings</c>.</summary>
public sealed record MailOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "Mail";

    /// <summary>Address of the application as it stands in a notice.</summary>
    public required Uri Address { get; init; }

    /// <summary>From whom notices come.</summary>
    public required string From { get; init; }

    /// <summary>Folder in which mail is put as files, instead of being sent; none to send it.</summary>
    public string? Folder { get; init; }

    /// <summary>Name of the mail server; empty with a folder.</summary>
    public string Host { get; init; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; init; }

    /// <summary>How the way there is protected.</summary>
    public MailSecurity Security { get; init; }

    /// <summary>Account on it; none if it asks for none.</summary>
    public string? UserName { get; init; }

    /// <summary>Password on it.</summary>
    public string? Password { get; init; }
}
