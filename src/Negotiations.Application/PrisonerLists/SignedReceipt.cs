using System.Text.Json.Nodes;
using Negotiations.Application.Protection;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>
/// What is signed of a receipt. It names nobody, and counts nothing that others do: the trail is held to it by the hash of the entry that says that the version was submitted, and by
/// that hash nobody finds out anything, since it was taken over random bits as well.
/// </summary>
/// <param name="Version">Key of the version.</param>
/// <param name="Receipt">Number of the receipt.</param>
/// <param name="Hash">SHA-256 of the version's canonical form, lower-case hexadecimal.</param>
/// <param name="SubmittedAt">When it was submitted, UTC.</param>
/// <param name="Entry">Hash of the entry of the trail that says so.</param>
public sealed record SignedReceipt(Id<ListVersion> Version, string Receipt, string Hash, DateTimeOffset SubmittedAt, string Entry)
{
    /// <summary>Name of the format; changes when the form does.</summary>
    public const string Format = "negotiations/receipt/1";

    /// <summary>What is signed.</summary>
    public JsonObject ToJson() => new()
    {
        ["format"] = Format,
        ["version"] = Version.ToString(),
        ["receipt"] = Receipt,
        ["sha256"] = Hash,
        ["submitted_at"] = StatementFields.Write(SubmittedAt),
        ["entry"] = Entry,
    };

    /// <summary>What was signed; none if it is something else.</summary>
    public static SignedReceipt? Read(JsonObject statement) =>
        StatementFields.Says(statement, Format)
        && Guid.TryParse(StatementFields.Text(statement, "version"), out var version)
        && StatementFields.Text(statement, "receipt") is { } receipt
        && StatementFields.Text(statement, "sha256") is { } hash
        && StatementFields.Read(statement, "submitted_at") is { } at
        && StatementFields.Text(statement, "entry") is { } entry
            ? new SignedReceipt(new Id<ListVersion>(version), receipt, hash, at, entry)
            : null;
}

/// <summary>Signs receipts, each with what the trail says of its submission.</summary>
public interface IReceiptSigner
{
    /// <summary>The signed receipt (<see cref="IStatements"/>); none where there is no key.</summary>
    /// <param name="version">The version, which the caller was allowed to see.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<string?> SignAsync(SubmittedVersion version, CancellationToken cancellationToken);
}
