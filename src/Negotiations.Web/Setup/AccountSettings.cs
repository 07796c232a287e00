using Negotiations.Infrastructure;
using Negotiations.Infrastructure.Identity;

namespace Negotiations.Web.Setup;

/// <summary>Reads the settings <c>Accounts:*</c>.</summary>
internal static class AccountSettings
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsWrong">One cannot be; the message says what to set.</exception>
    public static AccountOptions Read(IConfiguration settings, bool demonstration)
    {
        var options = new AccountOptions();
        try
        {
            settings.GetSection(AccountOptions.Section).Bind(options);
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsWrong("A setting of Accounts cannot be read. Limits of time are written as days.hours:minutes:seconds, e.g. 00:30:00; the others are whole numbers.", e);
        }

        if (options.IdleLimit <= TimeSpan.Zero || options.SessionLimit < options.IdleLimit || options.InvitationLimit <= TimeSpan.Zero)
        {
            throw new SettingsWrong("Accounts:IdleLimit and Accounts:InvitationLimit must be longer than nothing, and Accounts:SessionLimit not shorter than Accounts:IdleLimit.");
        }

        if (options.FreeFailures < 0 || options.FreeFailuresOfAccount < options.FreeFailures || options.LongestWait < TimeSpan.Zero)
        {
            throw new SettingsWrong("Accounts:FreeFailures must be 0 or more, Accounts:FreeFailuresOfAccount not less than that, Accounts:LongestWait not less than nothing.");
        }

        if (options.HashRounds < AccountOptions.FewestHashRounds && !demonstration)
        {
            throw new SettingsWrong($"Accounts:HashRounds must be {AccountOptions.FewestHashRounds} or more. Leave it out to take that.");
        }

        return options;
    }
}
