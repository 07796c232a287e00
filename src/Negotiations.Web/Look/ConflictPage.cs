using Negotiations.Application.Access;

namespace Negotiations.Web.Look;

/// <summary>
/// Two people edited the same record: what the reader typed stands beside what is stored now, and nothing of either is lost. The form
/// posts a field <c>VersionToken</c>, from which the application knows what it was filled from.
/// </summary>
/// <param name="Audience">Who may read the record.</param>
/// <param name="ChangedBy">Who saved meanwhile, if that may be known.</param>
/// <param name="Action">Where the form is posted to.</param>
/// <param name="Back">Where the record is shown as it is now.</param>
/// <param name="Token">Token of the record as it is now.</param>
/// <param name="Fields">The fields, told both ways.</param>
/// <param name="Mine">What was posted, to post it again.</param>
public sealed record ConflictPage(
    PageAudience Audience,
    string? ChangedBy,
    string Action,
    string Back,
    Guid Token,
    IReadOnlyList<ConflictField> Fields,
    IReadOnlyList<KeyValuePair<string, string>> Mine) : IPage
{
    /// <summary>Field of the posted form that asks to see it again before anything is saved.</summary>
    public const string Review = "review";

    /// <summary>Field of the posted form with the token that it was filled from.</summary>
    public const string TokenField = "VersionToken";

    /// <inheritdoc/>
    public Wording Title => "Somebody else changed this meanwhile";

    /// <summary>What was typed into a form: all of it but the tokens.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Typed(IFormCollection form) =>
    [
        .. form
            .Where(field => field.Key is not (TokenField or Review or "__RequestVerificationToken"))
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")),
    ];
}

/// <summary>One field of a form in conflict.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Yours">What the reader typed.</param>
/// <param name="Theirs">What is stored now.</param>
public sealed record ConflictField(Wording Label, string? Yours, string? Theirs)
{
    /// <summary>Whether the two differ; line ends do not count.</summary>
    public bool Differs => Lines(Yours) != Lines(Theirs);

    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").TrimEnd();
}
