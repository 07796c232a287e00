namespace Negotiations.Web.Setup;

/// <summary>Words of the command line that are no settings.</summary>
internal static class Commands
{
    /// <summary>Makes the first keys: one for columns, one to sign with.</summary>
    public const string MakeKeys = "--make-keys";

    /// <summary>Makes the first key that statements are signed with.</summary>
    public const string MakeSigningKey = "--make-signing-key";

    /// <summary>Prints a signed checkpoint of the audit trail.</summary>
    public const string Checkpoint = "--checkpoint";

    /// <summary>Brings the database up to date.</summary>
    public const string Migrate = "--migrate";

    /// <summary>Verifies the audit trail.</summary>
    public const string VerifyAudit = "--verify-audit";

    /// <summary>Makes what records are found by anew.</summary>
    public const string MakeIndex = "--make-index";

    /// <summary>The settings of a command line: a command left among them would take the setting after it for its own value.</summary>
    public static string[] SettingsAmong(string[] args) => [.. args.Where(a => a is not (MakeKeys or MakeSigningKey or Checkpoint or Migrate or VerifyAudit or MakeIndex))];
}
