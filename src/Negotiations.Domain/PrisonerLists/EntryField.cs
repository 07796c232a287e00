using Negotiations.Domain.Dates;

namespace Negotiations.Domain.PrisonerLists;

/// <summary>What kind of text a field holds.</summary>
public enum FieldKind
{
    /// <summary>A name of a person: original script, own direction.</summary>
    Name,

    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>A partial date; canonical text is EDTF.</summary>
    Date,

    /// <summary>One of a fixed set; canonical text is the name of the choice.</summary>
    Choice,
}

/// <summary>
/// One field of a prisoner entry, told once: form, import, export, comparison and the canonical form of a version all go
/// through <see cref="EntryFields.All"/>, so that a field cannot be forgotten in one of them.
/// </summary>
public sealed class EntryField
{
    private readonly Func<EntryContent, string?> _read;
    private readonly Func<EntryContent, string?, EntryContent> _write;

    internal EntryField(
        string key,
        string label,
        FieldKind kind,
        int maxLength,
        SensitiveKind? sensitive,
        IReadOnlyList<string> choices,
        Func<EntryContent, string?> read,
        Func<EntryContent, string?, EntryContent> write)
    {
        Key = key;
        Label = label;
        Kind = kind;
        MaxLength = maxLength;
        Sensitive = sensitive;
        Choices = choices;
        _read = read;
        _write = write;
    }

    /// <summary>Stable name in exports and in the canonical form, e.g. <c>family_name</c>.</summary>
    public string Key { get; }

    /// <summary>English label; the key of its translations.</summary>
    public string Label { get; }

    /// <summary>What it holds.</summary>
    public FieldKind Kind { get; }

    /// <summary>Longest text, in UTF-16 units.</summary>
    public int MaxLength { get; }

    /// <summary>Set when the field is a sensitive detail.</summary>
    public SensitiveKind? Sensitive { get; }

    /// <summary>Names of the choices, in order, if it is a choice.</summary>
    public IReadOnlyList<string> Choices { get; }

    /// <summary>The field's canonical text in <paramref name="content"/>; null when not given.</summary>
    public string? Read(EntryContent content) => _read(content);

    /// <summary>A copy of <paramref name="content"/> with the field's text replaced.</summary>
    /// <param name="content">What is said so far.</param>
    /// <param name="text">Canonical text (EDTF for a date, the name of a choice); null or white space for not given.</param>
    /// <exception cref="FormatException">The text is not in canonical form.</exception>
    public EntryContent Write(EntryContent content, string? text) =>
        _write(content, string.IsNullOrWhiteSpace(text) ? null : text);

    /// <inheritdoc/>
    public override string ToString() => Key;
}

/// <summary>All fields of an entry, in the order of forms and exports.</summary>
public static class EntryFields
{
    /// <summary>Longest name, place or other single line.</summary>
    public const int LineLength = 200;

    /// <summary>Longest paragraph.</summary>
    public const int ParagraphLength = 2000;

#pragma warning disable CS1591 // each is told by its label
    public static readonly EntryField FamilyName = Name("family_name", "Family name", c => c.FamilyName, (c, v) => c with { FamilyName = v });
    public static readonly EntryField GivenName = Name("given_name", "Given name", c => c.GivenName, (c, v) => c with { GivenName = v });
    public static readonly EntryField FatherName = Name("father_name", "Father's name", c => c.FatherName, (c, v) => c with { FatherName = v });
    public static readonly EntryField MotherMaidenName = Name("mother_maiden_name", "Mother's maiden name", c => c.MotherMaidenName, (c, v) => c with { MotherMaidenName = v });
    public static readonly EntryField Aliases = Name("aliases", "Other names", c => c.Aliases, (c, v) => c with { Aliases = v });
    public static readonly EntryField NameLanguage = Line("name_language", "Language of the names", c => c.NameLanguage, (c, v) => c with { NameLanguage = v }, 35);
    public static readonly EntryField RomanizedName = Name("romanized_name", "Name in Latin letters", c => c.RomanizedName, (c, v) => c with { RomanizedName = v });
    public static readonly EntryField RomanizationScheme = Line("romanization_scheme", "Romanized by", c => c.RomanizationScheme, (c, v) => c with { RomanizationScheme = v }, 60);
    public static readonly EntryField BirthDate = Date("birth_date", "Date of birth", c => c.BirthDate, (c, v) => c with { BirthDate = v });
    public static readonly EntryField BirthPlace = Line("birth_place", "Place of birth", c => c.BirthPlace, (c, v) => c with { BirthPlace = v });
    public static readonly EntryField Nationality = Line("nationality", "Nationality or power depended on", c => c.Nationality, (c, v) => c with { Nationality = v });
    public static readonly EntryField Sex = OptionalChoice<Sex>("sex", "Sex", c => c.Claim.Sex, (c, v) => c with { Claim = c.Claim with { Sex = v } });
    public static readonly EntryField Army = Line("army", "Army or force", c => c.Army, (c, v) => c with { Army = v });
    public static readonly EntryField Unit = Line("unit", "Unit", c => c.Unit, (c, v) => c with { Unit = v });
    public static readonly EntryField Rank = Line("rank", "Rank", c => c.Rank, (c, v) => c with { Rank = v });
    public static readonly EntryField ServiceNumber = Line("service_number", "Service number", c => c.ServiceNumber, (c, v) => c with { ServiceNumber = v }, 60);
    public static readonly EntryField CaptureDate = Date("capture_date", "Date of capture or last contact", c => c.CaptureDate, (c, v) => c with { CaptureDate = v });
    public static readonly EntryField CapturePlace = Line("capture_place", "Place of capture or last contact", c => c.CapturePlace, (c, v) => c with { CapturePlace = v });
    public static readonly EntryField CaptureCircumstances = Paragraph("capture_circumstances", "Circumstances", c => c.CaptureCircumstances, (c, v) => c with { CaptureCircumstances = v });
    public static readonly EntryField DetentionPlace = Line("detention_place", "Place of detention", c => c.DetentionPlace, (c, v) => c with { DetentionPlace = v });
    public static readonly EntryField HoldingAuthority = Line("holding_authority", "Holding authority", c => c.HoldingAuthority, (c, v) => c with { HoldingAuthority = v });
    public static readonly EntryField VisitedOn = Date("visited_on", "Visited by the intermediary", c => c.VisitedOn, (c, v) => c with { VisitedOn = v });
    public static readonly EntryField CaptureCardSentOn = Date("capture_card_sent_on", "Capture card sent", c => c.CaptureCardSentOn, (c, v) => c with { CaptureCardSentOn = v });
    public static readonly EntryField LegalStatus = Choice("legal_status", "Legal status (as claimed)", c => c.LegalStatus, (c, v) => c with { LegalStatus = v });
    public static readonly EntryField Custody = Choice("custody", "Custody (as claimed)", c => c.Custody, (c, v) => c with { Custody = v });
    public static readonly EntryField Fate = Choice("fate", "Fate (as claimed)", c => c.Fate, (c, v) => c with { Fate = v });
    public static readonly EntryField Source = Line("source", "Source", c => c.Source, (c, v) => c with { Source = v });
    public static readonly EntryField Health = OptionalChoice<Health>("health", "State of health", c => c.Sensitive.Health, (c, v) => c with { Sensitive = c.Sensitive with { Health = v } }, SensitiveKind.Health);
    public static readonly EntryField RepatriationCategory = OptionalChoice<RepatriationCategory>("repatriation_category", "Proposed category (Art. 109–110)", c => c.Sensitive.RepatriationCategory, (c, v) => c with { Sensitive = c.Sensitive with { RepatriationCategory = v } }, SensitiveKind.Health);
    public static readonly EntryField Charges = Secret("charges", "Charges", SensitiveKind.Charges, s => s.Charges, (s, v) => s with { Charges = v }, FieldKind.LongText, ParagraphLength);
    public static readonly EntryField KinName = Secret("kin_name", "Person to be informed: name", SensitiveKind.NextOfKin, s => s.KinName, (s, v) => s with { KinName = v }, FieldKind.Name, LineLength);
    public static readonly EntryField KinRelation = Secret("kin_relation", "Person to be informed: relation", SensitiveKind.NextOfKin, s => s.KinRelation, (s, v) => s with { KinRelation = v }, FieldKind.Text, LineLength);
    public static readonly EntryField KinAddress = Secret("kin_address", "Person to be informed: address", SensitiveKind.NextOfKin, s => s.KinAddress, (s, v) => s with { KinAddress = v }, FieldKind.Text, 500);
    public static readonly EntryField KinPhone = Secret("kin_phone", "Person to be informed: telephone", SensitiveKind.NextOfKin, s => s.KinPhone, (s, v) => s with { KinPhone = v }, FieldKind.Text, 60);
    public static readonly EntryField Remarks = Secret("remarks", "Remarks", SensitiveKind.Remarks, s => s.Remarks, (s, v) => s with { Remarks = v }, FieldKind.LongText, ParagraphLength);
#pragma warning restore CS1591

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<EntryField> All { get; } =
    [
        FamilyName, GivenName, FatherName, MotherMaidenName, Aliases, NameLanguage, RomanizedName, RomanizationScheme,
        BirthDate, BirthPlace, Nationality, Sex, Army, Unit, Rank, ServiceNumber,
        CaptureDate, CapturePlace, CaptureCircumstances, DetentionPlace, HoldingAuthority, VisitedOn, CaptureCardSentOn,
        LegalStatus, Custody, Fate, Source,
        Health, RepatriationCategory, Charges, KinName, KinRelation, KinAddress, KinPhone, Remarks,
    ];

    private static readonly Dictionary<string, EntryField> ByKey = All.ToDictionary(f => f.Key, StringComparer.Ordinal);

    /// <summary>The field with <paramref name="key"/>, or null.</summary>
    public static EntryField? Find(string? key) => key is null ? null : ByKey.GetValueOrDefault(key);

    private static EntryField Name(string key, string label, Func<PersonClaim, string?> read, Func<PersonClaim, string?, PersonClaim> write) =>
        OfClaim(key, label, FieldKind.Name, LineLength, read, write);

    private static EntryField Line(string key, string label, Func<PersonClaim, string?> read, Func<PersonClaim, string?, PersonClaim> write, int maxLength = LineLength) =>
        OfClaim(key, label, FieldKind.Text, maxLength, read, write);

    private static EntryField Paragraph(string key, string label, Func<PersonClaim, string?> read, Func<PersonClaim, string?, PersonClaim> write) =>
        OfClaim(key, label, FieldKind.LongText, ParagraphLength, read, write);

    private static EntryField Date(string key, string label, Func<PersonClaim, PartialDate?> read, Func<PersonClaim, PartialDate?, PersonClaim> write) =>
        OfClaim(key, label, FieldKind.Date, PartialDate.MaxLength, c => read(c)?.ToString(), (c, v) => write(c, v is null ? null : PartialDate.Parse(v)));

    private static EntryField OfClaim(string key, string label, FieldKind kind, int maxLength, Func<PersonClaim, string?> read, Func<PersonClaim, string?, PersonClaim> write) =>
        new(key, label, kind, maxLength, null, [], c => read(c.Claim), (c, v) => c with { Claim = write(c.Claim, v) });

    private static EntryField Secret(string key, string label, SensitiveKind sensitive, Func<SensitiveDetails, string?> read, Func<SensitiveDetails, string?, SensitiveDetails> write, FieldKind kind, int maxLength) =>
        new(key, label, kind, maxLength, sensitive, [], c => read(c.Sensitive), (c, v) => c with { Sensitive = write(c.Sensitive, v) });

    // A status axis always says something: what is not given is its first choice, which means "not said".
    private static EntryField Choice<T>(string key, string label, Func<PersonClaim, T> read, Func<PersonClaim, T, PersonClaim> write)
        where T : struct, Enum =>
        new(key, label, FieldKind.Choice, 40, null, Enum.GetNames<T>(), c => read(c.Claim).ToString(), (c, v) => c with { Claim = write(c.Claim, v is null ? default : Parse<T>(v)) });

    private static EntryField OptionalChoice<T>(string key, string label, Func<EntryContent, T?> read, Func<EntryContent, T?, EntryContent> write, SensitiveKind? sensitive = null)
        where T : struct, Enum =>
        new(key, label, FieldKind.Choice, 40, sensitive, Enum.GetNames<T>(), c => read(c)?.ToString(), (c, v) => write(c, v is null ? null : Parse<T>(v)));

    private static T Parse<T>(string name)
        where T : struct, Enum =>
        Enum.IsDefined(typeof(T), name) ? Enum.Parse<T>(name) : throw new FormatException($"'{name}' is not a {typeof(T).Name}.");
}
