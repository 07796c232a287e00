using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Matching.Names;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>Whom a row is about.</summary>
/// <param name="Entry">The person's entry, if on the list.</param>
/// <param name="SameAs">The row of the same person, if another row is imported instead.</param>
/// <param name="Problem">What somebody has to decide.</param>
/// <param name="Notices">What somebody should look at.</param>
internal sealed record RowMatch(EntryWithContent? Entry, int? SameAs, RowProblem? Problem, IReadOnlyList<RowNotice> Notices);

/// <summary>
/// Finds for each row its entry on the list: by reference, else by service number and a name that is alike, else by equal names,
/// father's name and date of birth. An entry is given to one row only; then rows about one person are found. What is not certain is
/// asked, never guessed: to merge two people loses one of them.
/// </summary>
internal sealed class RowMatching
{
    private readonly Dictionary<RowRead, Known> _rows;
    private readonly Dictionary<int, EntryWithContent> _entryOf = [];
    private readonly HashSet<Id<PrisonerEntry>> _claimed = [];
    private readonly Dictionary<int, RowMatch> _matches = [];
    private readonly Dictionary<string, EntryWithContent> _byReference;
    private readonly ILookup<string, EntryWithContent> _byNumber;
    private readonly ILookup<string, EntryWithContent> _byIdentity;
    private readonly ILookup<string, EntryWithContent> _bySound;

    public RowMatching(IEnumerable<RowRead> rows, IReadOnlyList<EntryWithContent> entries)
    {
        _byReference = entries.ToDictionary(e => e.Entry.Reference, StringComparer.Ordinal);
        _byNumber = By(entries, e => Number(e.Content.Claim));
        _byIdentity = By(entries, e => Identity(e.Content.Claim));
        _bySound = By(entries, e => Sound(e.Content.Claim));
        _rows = rows.ToDictionary(r => r, r => new Known(r));

        // Certain matches first, over all rows, so that no weaker one takes an entry away from them.
        Claim(row => row.Reference is { } r && _byReference.TryGetValue(r, out var entry) ? [entry] : [], acceptsOther: true);
        Claim(row => _byNumber[row.Number].Where(e => Identity(e.Content.Claim) == row.Identity), acceptsOther: true);
        Claim(row => _byNumber[row.Number].Where(e => AreAlike(row.Claim, e.Content.Claim)), acceptsOther: true);
        Claim(row => _byIdentity[row.Identity].Where(e => row.Row.Decision == PersonDecision.OnePerson || !HaveOtherNumbers(row.Claim, e.Content.Claim)), acceptsOther: true);
        // What is left shares a number or a reference with somebody of another name: only if somebody said that it is one person.
        Claim(row => row.Row.Decision == PersonDecision.OnePerson ? _byNumber[row.Number] : [], acceptsOther: false);
        FindDoubles();
    }

    public RowMatch Of(RowRead row) => _matches[row.Number];

    private void Claim(Func<Known, IEnumerable<EntryWithContent>> candidates, bool acceptsOther)
    {
        foreach (var row in _rows.Values.Where(r => !_entryOf.ContainsKey(r.Row.Number)))
        {
            var entry = candidates(row).FirstOrDefault(e => !_claimed.Contains(e.Entry.Id) && (!acceptsOther || MayBe(row, e)));
            if (entry is not null)
            {
                _entryOf.Add(row.Row.Number, entry);
                _claimed.Add(entry.Entry.Id);
            }
        }
    }

    /// <summary>A row under the name of somebody else is not taken for the entry, whatever else is equal; nor for one that it was said not to be.</summary>
    private static bool MayBe(Known row, EntryWithContent entry) =>
        !row.HasName || AreAlike(row.Claim, entry.Content.Claim) || row.Row.Decision == PersonDecision.OnePerson;

    private void FindDoubles()
    {
        var kept = _rows.Values.Where(r => _entryOf.ContainsKey(r.Row.Number)).ToList();
        var byReference = new Index(kept, r => r.Reference);
        var byNumber = new Index(kept, r => r.Number);
        var byIdentity = new Index(kept, r => r.Identity);
        var bySound = new Index(kept, r => r.Sound);
        foreach (var row in _rows.Values)
        {
            var number = row.Row.Number;
            if (_entryOf.TryGetValue(number, out var entry))
            {
                _matches.Add(number, new RowMatch(entry, null, null, []));
                continue;
            }

            var match = Double(row, byReference, byNumber, byIdentity) ?? Other(row) ?? new RowMatch(null, null, null, Notices(row, bySound));
            _matches.Add(number, match);
            if (match.SameAs is null)
            {
                foreach (var index in new[] { byReference, byNumber, byIdentity, bySound })
                {
                    index.Add(row);
                }
            }
        }
    }

    private static RowMatch? Double(Known row, Index byReference, Index byNumber, Index byIdentity)
    {
        if (row.Row.Decision == PersonDecision.TwoPeople)
        {
            return null;
        }

        // Without a date of birth another number makes a namesake; with one, it may be a slip.
        var equal = byIdentity.Find(row.Identity) is { } found && (row.Claim.BirthDate is not null || !HaveOtherNumbers(row.Claim, found.Claim)) ? found : null;
        var other = equal ?? byReference.Find(row.Reference) ?? byNumber.Find(row.Number);
        if (other is null)
        {
            return null;
        }

        // Equal in all that tells people apart, and nothing else said: the same line twice. Without a birth date or number it may be a namesake.
        var adds = row.Row.Canonical.Any(c => other.Row.Canonical.GetValueOrDefault(c.Key) != c.Value);
        var isCertain = equal is not null && !adds && (row.Number.Length > 0 || row.Claim.BirthDate is not null);
        if (isCertain || row.Row.Decision == PersonDecision.OnePerson)
        {
            return new RowMatch(null, other.Row.Number, null, []);
        }

        var template = (equal, row.Reference.Length > 0 && row.Reference == other.Reference) switch
        {
            (not null, _) when adds => "The same names and date of birth as row {0}, but something else is different. Keep one, or say that they are two people.",
            (not null, _) => "The same as row {0}, without a date of birth or number that could tell namesakes apart. Keep one, or say that they are two people.",
            (_, true) => "The same reference as row {0}. Keep one, or say that they are two people.",
            _ when AreAlike(row.Claim, other.Claim) => "The same service number as row {0}, another spelling of the name. Keep one, or say that they are two people.",
            _ => "The same service number as row {0}, but another name. Correct the number, keep one, or say that they are two people.",
        };
        return new RowMatch(null, null, Question(template, other.Row.Number, other.Claim, [other.Row.Number]), []);
    }

    /// <summary>Somebody on the list with the same reference or number and clearly another name.</summary>
    private RowMatch? Other(Known row)
    {
        if (row.Row.Decision == PersonDecision.TwoPeople)
        {
            return null;
        }

        if (row.Reference.Length > 0 && _byReference.TryGetValue(row.Reference, out var same))
        {
            return new RowMatch(null, null, Question("The reference is that of somebody with another name on the list. Say whether this is the same person.", null, same.Content.Claim, []), []);
        }

        if (row.Claim.BirthDate is not null && _byIdentity[row.Identity].FirstOrDefault(e => !_claimed.Contains(e.Entry.Id)) is { } namesake)
        {
            return new RowMatch(null, null, Question("Somebody on the list has the same names and date of birth, but another service number. Say whether this is the same person.", null, namesake.Content.Claim, []), []);
        }

        return _byNumber[row.Number].FirstOrDefault(e => !_claimed.Contains(e.Entry.Id)) is { } numbered
            ? new RowMatch(null, null, Question("Somebody with another name on the list has this service number. Say whether this is the same person.", null, numbered.Content.Claim, []), [])
            : null;
    }

    private List<RowNotice> Notices(Known row, Index bySound)
    {
        var notices = new List<RowNotice>();
        if (row.Reference.Length > 0)
        {
            notices.Add(new RowNotice("The reference {0} is not on this list, so this is read as a new person.", row.Reference));
        }

        if (row.Sound.Length > 0 && row.Row.Decision != PersonDecision.TwoPeople)
        {
            if (_bySound[row.Sound].FirstOrDefault(e => !Contradict(row.Claim, e.Content.Claim)) is { } entry)
            {
                notices.Add(new RowNotice("Somebody on the list sounds the same. Leave the row out if it is the same person.") { Other = entry.Content.Claim });
            }
            else if (bySound.Find(row.Sound) is { } other && !Contradict(row.Claim, other.Claim))
            {
                notices.Add(new RowNotice("Row {0} sounds the same. Leave one out if it is the same person.", other.Row.Number) { Other = other.Claim });
            }
        }

        return notices;
    }

    private static RowProblem Question(string template, int? row, PersonClaim other, IReadOnlyList<object> arguments) =>
        new() { Template = template, Arguments = arguments, By = MendBy.Person, OtherRow = row, Other = other };

    private static bool Contradict(PersonClaim one, PersonClaim other) =>
        (one.BirthDate is { } a && other.BirthDate is { } b && (a.Latest < b.Earliest || b.Latest < a.Earliest))
        || HaveOtherNumbers(one, other);

    private static bool HaveOtherNumbers(PersonClaim one, PersonClaim other) =>
        Number(one) is { Length: > 0 } n && Number(other) is { Length: > 0 } m && n != m;

    // Equal first: there are scripts that have no key.
    private static bool AreAlike(PersonClaim one, PersonClaim other) =>
        NameText.Normalize(EntryText.FullName(one)) == NameText.Normalize(EntryText.FullName(other))
        || NameLikeness.AreAlike(EntryText.FullName(one), EntryText.FullName(other));

    private static ILookup<string, EntryWithContent> By(IEnumerable<EntryWithContent> entries, Func<EntryWithContent, string> key) =>
        entries.Select(e => (Key: key(e), Entry: e)).Where(e => e.Key.Length > 0).ToLookup(e => e.Key, e => e.Entry, StringComparer.Ordinal);

    private static string Number(PersonClaim claim) =>
        string.Concat((claim.ServiceNumber ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Identity(PersonClaim claim) =>
        claim is { FamilyName: null, GivenName: null }
            ? ""
            : string.Join('|', new[] { claim.FamilyName, claim.GivenName, claim.FatherName }.Select(n => NameText.Normalize(n ?? "")).Append(claim.BirthDate?.ToString()));

    private static string Sound(PersonClaim claim) =>
        string.Join(' ', NameKey.Of(EntryText.FullName(claim)).Split(' ').Order(StringComparer.Ordinal));

    /// <summary>A row with the keys that it is found by; an empty key finds nothing.</summary>
    private sealed class Known
    {
        public Known(RowRead row)
        {
            Row = row;
            Claim = row.Claim;
            Reference = row.Reference ?? "";
            Number = Number(Claim);
            Identity = Identity(Claim);
            Sound = Sound(Claim);
        }

        public RowRead Row { get; }

        public PersonClaim Claim { get; }

        public string Reference { get; }

        public string Number { get; }

        public string Identity { get; }

        public string Sound { get; }

        public bool HasName => Identity.Length > 0;
    }

    /// <summary>The first row of each key.</summary>
    private sealed class Index
    {
        private readonly Dictionary<string, Known> _first = new(StringComparer.Ordinal);
        private readonly Func<Known, string> _key;

        public Index(IEnumerable<Known> rows, Func<Known, string> key)
        {
            _key = key;
            foreach (var row in rows)
            {
                Add(row);
            }
        }

        public void Add(Known row)
        {
            if (_key(row).Length > 0)
            {
                _first.TryAdd(_key(row), row);
            }
        }

        public Known? Find(string key) => key.Length == 0 ? null : _first.GetValueOrDefault(key);
    }
}
