namespace Negotiations.Application.Notices;

/// <summary>Sends mail, or says that it is not set up.</summary>
public interface IMailer
{
    /// <summary>Whether mail can be sent at all here.</summary>
    bool IsSetUp { get; }

    /// <summary>Sends one mail.</summary>
    /// <exception cref="MailNotSent">It was not sent.</exception>
    Task SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <summary>A mail in plain text, to one address.</summary>
public sealed record Mail(string To, string Subject, string Text);

/// <summary>A mail was not sent. Says nothing of to whom.</summary>
/// <param name="everybody">Whether no mail can be sent at the moment, to whomever.</param>
/// <param name="inner">Why.</param>
public sealed class MailNotSent(bool everybody, Exception inner) : Exception(everybody ? "No mail can be sent at the moment." : "The mail was refused.", inner)
{
    /// <summary>Whether no mail can be sent at the moment, to whomever.</summary>
    public bool Everybody { get; } = everybody;
}

/// <summary>Puts a notice into words.</summary>
public interface INoticeWords
{
    /// <summary>The subject and the text, which tell how much waits, and nothing of what.</summary>
    (string Subject, string Text) Say(WaitCount count);
}
