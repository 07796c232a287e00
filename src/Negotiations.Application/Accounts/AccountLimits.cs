namespace Negotiations.Application.Accounts;

/// <summary>Lengths that validators, forms and columns share.</summary>
public static class AccountLimits
{
    /// <summary>Longest user name.</summary>
    public const int UserNameLength = 60;

    /// <summary>Longest display name.</summary>
    public const int DisplayNameLength = 100;

    /// <summary>Shortest password. There are no rules of composition.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Longest password: a phrase fits, a flood for the hash does not.</summary>
    public const int LongestPassword = 128;
}
