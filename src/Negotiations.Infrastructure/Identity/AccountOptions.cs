namespace Negotiations.Infrastructure.Identity;

/// <summary>Settings <c>Accounts:*</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "Accounts";

    /// <summary>Fewest rounds of PBKDF2 with HMAC-SHA512 outside the demonstration (OWASP Password Storage, 2023).</summary>
    public const int FewestHashRounds = 210_000;

    /// <summary>A session without a request for so long is over.</summary>
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A session is over after so long whatever happens.</summary>
    public TimeSpan SessionLimit { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long an invitation can be used.</summary>
    public TimeSpan InvitationLimit { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Rounds of PBKDF2 with HMAC-SHA512.</summary>
    public int HashRounds { get; set; } = FewestHashRounds;

    /// <summary>Failures for one account from one address that cost nothing; each one more doubles the wait, from a second.</summary>
    public int FreeFailures { get; set; } = 5;

    /// <summary>Longest wait for one account from one address.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Failures for one account from everywhere together after which no failure of a browser that it does not know is free.</summary>
    public int FreeFailuresOfAccount { get; set; } = 100;
}
