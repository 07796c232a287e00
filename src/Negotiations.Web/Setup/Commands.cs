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

    /// <summary>Makes one column key more.</summary>
    public const string AddKey = "--add-key";

    /// <summary>Seals everything with the newest key.</summary>
    public const string Reseal = "--reseal";

    /// <summary>Makes a backup; the file, or the folder, follows.</summary>
    public const string Backup = "--backup";

    /// <summary>Verifies a backup; the file follows.</summary>
    public const string VerifyBackup = "--verify-backup";

    /// <summary>Puts a backup back; the file follows.</summary>
    public const string Restore = "--restore";

    private static readonly string[] Alone = [MakeKeys, MakeSigningKey, AddKey, Reseal, Checkpoint, Migrate, VerifyAudit, MakeIndex];

    private static readonly string[] WithFile = [Backup, VerifyBackup, Restore];

    /// <summary>The settings of a command line: a command left among them would take the setting after it for its own value.</summary>
    public static string[] SettingsAmong(string[] args) =>
        [.. args.Where((a, at) => !Alone.Contains(a) && !WithFile.Contains(a.Split('=')[0]) && !(at > 0 && WithFile.Contains(args[at - 1]) && IsFile(a)))];

    /// <summary>The command with a file that a command line asks for: <c>--backup FILE</c> or <c>--backup=FILE</c>. The file is empty where it was forgotten.</summary>
    public static (string Command, string File)? FileAmong(string[] args)
    {
        var at = Array.FindIndex(args, a => WithFile.Contains(a.Split('=')[0]));
        return at < 0 ? null
            : args[at].Split('=', 2) is [var command, var file] ? (command, file)
            : (args[at], at + 1 < args.Length && IsFile(args[at + 1]) ? args[at + 1] : "");
    }

    private static bool IsFile(string word) => !word.StartsWith("--", StringComparison.Ordinal);
}
