using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Benchmarks.Redlines;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Spans;
using NumberedProvision = Negotiations.Domain.Agreements.NumberedProvision;
using Provision = Negotiations.Domain.Agreements.Provision;
using ProvisionKind = Negotiations.Domain.Agreements.ProvisionKind;
using TextProvision = Negotiations.Texts.Drafts.Provision;

namespace Negotiations.Benchmarks.Agreements;

/// <summary>
/// Negotiates a made-up agreement from its first draft to its last, through the roots, past the write guard and into the trail. From draft to draft one provision in twelve is worded anew, three are moved, two taken
/// out and two written; brackets are opened all the way, two or three alternatives in each, and one in five is resolved. The same seed makes the same texts, except for keys. Everything is dated as if it had been written at its time.
/// </summary>
internal sealed class AgreementGenerator(IServiceProvider services, Viewer staff, IReadOnlyList<Viewer> heads, AgreementOptions options)
{
    private const int BatchSize = 500;
    private const int DaysBetweenDrafts = 7;
    /// <summary>The other language that it is in.</summary>
    public const string OtherLanguage = "fr";

    private readonly Random _random = new(options.Seed);
    private readonly TreatyGenerator _treaty = new(options.Seed);
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly List<Provision> _provisions = [];
    private readonly List<Bracket> _brackets = [];
    private readonly Dictionary<Id<Provision>, ProvisionTranslation> _translations = [];
    private readonly List<Draft> _drafts = [];
    private Agreement _agreement = null!;
    private Author _author = new(staff.UserId!.Value, staff.Name, default);

    /// <summary>The agreement.</summary>
    public Agreement Agreement => _agreement;

    /// <summary>Its drafts, the first first.</summary>
    public IReadOnlyList<Draft> Drafts => _drafts;

    /// <summary>The provision of the working text with the most open brackets.</summary>
    public Provision MostBracketed => Standing.MaxBy(p => OpenIn(p).Count)!;

    /// <summary>The parties to it.</summary>
    public IReadOnlyList<Id<Party>> Parties { get; } = [.. heads.Select(h => h.PartyId!.Value)];

    private IEnumerable<Provision> Standing => _provisions.Where(p => p.TakenOutAt is null);

    /// <summary>Writes the text, tables its drafts, and keeps what both delegations say of the last one.</summary>
    public async Task NegotiateAsync(CancellationToken cancellationToken)
    {
        At(_now.AddDays(-DaysBetweenDrafts * (options.Drafts + 1)));
        _agreement = Agreement.Open(
            staff.Seat!.ProcessId,
            Agreement.AudienceOf(Sharing.Parties, null),
            new AgreementFacts
            {
                Title = "Made-up treaty of peace",
                Kind = AgreementKind.PeaceTreaty,
                Summary = "Made up.",
                Source = "Made up",
                Parties = Parties,
                Languages = [new("en", true), new(OtherLanguage, true)],
            },
            _author);
        WriteFirst();
        for (var number = 1; number <= options.Drafts; number++)
        {
            At(_now.AddDays(-DaysBetweenDrafts * (options.Drafts + 1 - number)));
            if (number > 1)
            {
                Revise();
            }

            Bracket(options.Brackets * number / options.Drafts);
            _drafts.Add(_agreement.Table(Id<Draft>.New(), Audience.Of(_agreement), Numbered(), "Made up.", _author, heads.ToDictionary(h => h.PartyId!.Value, h => h.Seat!.PartyCode!)));
        }

        At(_now.AddDays(-1));
        Revise();
        await SaveAsync(staff, new object[] { _agreement }.Concat(_provisions).Concat(_brackets).Concat(_translations.Values), cancellationToken);
        foreach (var draft in _drafts)
        {
            await SaveAsync(staff, [draft], cancellationToken);
        }

        await SayAsync(_drafts[^1], cancellationToken);
    }

    private void At(DateTimeOffset at) => _author = _author with { At = at };

    // Chapters of eight articles, each with up to five paragraphs, one in four of which has points.
    private void WriteFirst()
    {
        Write(null, ProvisionKind.Preamble);
        while (_provisions.Count < options.Provisions)
        {
            var chapter = Write(null, ProvisionKind.Chapter);
            for (var article = 0; article < 8 && _provisions.Count < options.Provisions; article++)
            {
                var holder = Write(chapter, ProvisionKind.Article);
                for (var paragraph = _random.Next(2, 6); paragraph > 0 && _provisions.Count < options.Provisions; paragraph--)
                {
                    var under = Write(holder, ProvisionKind.Paragraph);
                    for (var point = _random.Next(4) == 0 ? _random.Next(2, 5) : 0; point > 0 && _provisions.Count < options.Provisions; point--)
                    {
                        Write(under, ProvisionKind.Point);
                    }
                }
            }
        }
    }

    private Provision Write(Provision? parent, ProvisionKind kind)
    {
        var siblings = Under(parent);
        var state = _random.Next(20) switch { 0 => ProvisionState.Reserved, 1 => ProvisionState.Parked, < 6 => ProvisionState.AgreedAdReferendum, _ => ProvisionState.Clean };
        var provision = _agreement.Write(
            parent,
            siblings,
            siblings.Count,
            new ProvisionFacts
            {
                Kind = kind,
                Heading = kind is ProvisionKind.Chapter or ProvisionKind.Article ? _treaty.Words(4) : "",
                Text = kind == ProvisionKind.Chapter ? "" : _treaty.Words(_random.Next(17, 50)) + ".",
                State = kind is ProvisionKind.Paragraph or ProvisionKind.Point ? state : ProvisionState.Clean,
            },
            _author);
        _provisions.Add(provision);
        _translations[provision.Id] = _agreement.Translate(provision, OtherLanguage, Translated(provision), _author);
        return provision;
    }

    private void Revise()
    {
        foreach (var provision in Some(Standing.Where(p => p.Text.Length > 0), options.Provisions / 12))
        {
            var (was, open) = (provision.Text, OpenIn(provision));
            var text = _treaty.Reworded(was);
            provision.Word(_agreement, new ProvisionFacts { Kind = provision.Kind, Heading = provision.Heading, Text = text, State = open.Count > 0 ? ProvisionState.Clean : provision.State }, open, Carrying(was, text), _author);
            // One in three stays translated from the earlier words.
            if (_random.Next(3) > 0)
            {
                _translations[provision.Id].Word(_agreement, provision, Translated(provision), _author);
            }
        }

        var articles = Standing.Where(p => p.Kind == ProvisionKind.Article).ToList();
        foreach (var provision in Some(Standing.Where(p => p.Kind == ProvisionKind.Paragraph), 3))
        {
            var parent = articles[_random.Next(articles.Count)];
            var siblings = Under(parent).Where(p => p.Id != provision.Id).ToList();
            provision.Place(_agreement, parent, siblings, _random.Next(siblings.Count + 1), _author);
        }

        foreach (var provision in Some(Standing.Where(p => p.Kind is ProvisionKind.Paragraph or ProvisionKind.Point && Under(p).Count == 0 && OpenIn(p).Count == 0), 2))
        {
            provision.TakeOut(_agreement, _author);
        }

        foreach (var article in Some(articles, 2))
        {
            Write(article, ProvisionKind.Paragraph);
        }
    }

    private void Bracket(int upTo)
    {
        for (var tries = 0; _brackets.Count < upTo && tries < 10 * upTo; tries++)
        {
            var provision = Some(Standing.Where(p => p.Text.Length > 40), 1)[0];
            var (span, open) = (SomeWords(provision.Text), OpenIn(provision));
            if (open.Any(b => b.Span == span))
            {
                continue;
            }

            var bracket = provision.OpenBracket(_agreement, span, open, _author);
            _brackets.Add(bracket);
            Propose(bracket, AlternativeKind.Words, [Parties[0]], false);
            Propose(bracket, _random.Next(4) switch { 0 => AlternativeKind.AsItStands, 1 => AlternativeKind.LeftOut, _ => AlternativeKind.Words }, [Parties[1]], false);
            if (_random.Next(2) == 0)
            {
                Propose(bracket, AlternativeKind.Words, _random.Next(3) == 0 ? [Parties[0]] : [], true);
            }

            if (_random.Next(5) == 0)
            {
                Resolve();
            }
        }
    }

    private void Propose(Bracket bracket, AlternativeKind kind, IReadOnlyList<Id<Party>> by, bool mediators) => bracket.Propose(
        _agreement,
        _provisions.Single(p => p.Id == bracket.ProvisionId),
        new AlternativeFacts { Kind = kind, Words = kind == AlternativeKind.Words ? _treaty.Words(_random.Next(2, 9)) : "", Proposers = by, ByMediators = mediators, Reason = "Made up." },
        _author);

    private void Resolve()
    {
        var bracket = Some(_brackets.Where(b => b.IsOpen), 1)[0];
        var provision = _provisions.Single(p => p.Id == bracket.ProvisionId);
        var adopted = bracket.Standing.Last();
        if (adopted.Kind != AlternativeKind.Words)
        {
            bracket.Close(_agreement, provision, BracketOutcome.Kept, "Made up.", _author);
            return;
        }

        var was = provision.Text;
        var text = was[..bracket.Start] + adopted.Words + was[(bracket.Start + bracket.Length)..];
        provision.Adopt(_agreement, bracket, adopted, text, OpenIn(provision), Carrying(was, text), "Made up.", _author);
    }

    /// <summary>Of the last draft both delegations say of two brackets in three with what they could live, remark on one provision in four, and propose words for twenty; the mediators remark on some.</summary>
    private async Task SayAsync(Draft draft, CancellationToken cancellationToken)
    {
        At(_now.AddHours(-12));
        var kinds = Enum.GetValues<StanceKind>();
        foreach (var (head, at) in heads.Select((h, at) => (h, at)))
        {
            var author = new Author(head.UserId!.Value, head.Name, _author.At);
            var party = head.PartyId!.Value;
            var stances = draft.Brackets.Where((_, n) => n % 3 != at).Select(b =>
                b.Judge(b.Alternatives.ElementAt(_random.Next(b.Alternatives.Count)), party, kinds[_random.Next(kinds.Length)], "Made up.", author));
            var remarks = draft.Provisions.Where((p, n) => n % 4 == at && p.Text.Length > 0).Select((p, n) => p.Remark(
                _agreement, party, new RemarkFacts { Kind = n % 3 == 0 ? RemarkKind.Reservation : RemarkKind.Comment, Text = _treaty.Words(20), Reach = (RemarkReach)(n % 3) }, author));
            var proposals = draft.Provisions.Where(p => p.Text.Length > 40).Skip(at).Take(20)
                .Select(p => p.Propose(_agreement, party, new ProposalFacts { Span = SomeWords(p.Text), Words = _treaty.Words(4), Reason = "Made up." }, author)).ToList();
            await SaveAsync(head, stances.Concat<object>(remarks).Concat(proposals.Select(p => p.Send(_agreement, author))), cancellationToken);
        }

        await SaveAsync(
            staff, draft.Provisions.Where((p, n) => n % 10 == 3 && p.Text.Length > 0).Select(p => p.EnterRemark(_agreement, new RemarkFacts { Text = _treaty.Words(20), Reach = RemarkReach.Readers }, _author)), cancellationToken);
    }

    private List<NumberedProvision> Numbered()
    {
        var children = Standing.OrderBy(p => p.Position).ThenBy(p => p.Id).ToLookup(p => p.ParentId);
        var all = Standing.ToDictionary(p => p.Id.Value);
        return
        [
            .. new DraftText(Read(null)).All.Select(place => new NumberedProvision(all[place.Identity], place.Label)
            {
                Brackets = [.. OpenIn(all[place.Identity]).OrderBy(b => b.Start).ThenByDescending(b => b.Length).ThenBy(b => b.OpenedAt).ThenBy(b => b.Id)],
                Translations = [_translations[all[place.Identity].Id]],
            }),
        ];

        List<TextProvision> Read(Id<Provision>? parent) => [.. children[parent].Select(p => new TextProvision(p.Id.Value, AgreementText.KindOf(p.Kind), p.Heading, p.Text, Read(p.Id)))];
    }

    private List<Provision> Under(Provision? parent) => [.. Standing.Where(p => p.ParentId == parent?.Id).OrderBy(p => p.Position).ThenBy(p => p.Id)];

    private List<Bracket> OpenIn(Provision provision) => _brackets.FindAll(b => b.IsOpen && b.ProvisionId == provision.Id);

    private List<T> Some<T>(IEnumerable<T> of, int count)
    {
        var all = of.ToArray();
        _random.Shuffle(all);
        return [.. all.Take(count)];
    }

    private TranslationFacts Translated(Provision provision) =>
        new(provision.Heading.Length > 0 ? _treaty.Words(4) : "", provision.Text.Length > 0 ? _treaty.Words(provision.Text.Count(c => c == ' ') + 1) : "");

    // From the beginning of a word to the end of one, some words later.
    private TextSpan SomeWords(string text)
    {
        var starts = Enumerable.Range(0, text.Length).Where(at => at == 0 || text[at - 1] == ' ').ToList();
        var first = _random.Next(starts.Count);
        var last = Math.Min(first + _random.Next(1, 6), starts.Count);
        var end = last == starts.Count ? text.Length : starts[last] - 1;
        return new TextSpan(starts[first], end - starts[first]);
    }

    private static Func<TextSpan, TextSpan> Carrying(string before, string after)
    {
        var carrier = SpanCarrier.Of(before, after);
        return span => carrier.Carry(new Span(span.Start, span.Length)) is var carried ? new TextSpan(carried.Start, carried.Length) : default;
    }

    private async Task SaveAsync(Viewer viewer, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.Chunk(BatchSize))
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = viewer;
            var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
            db.AddRange(batch);
            await db.SaveAsync(cancellationToken);
        }
    }
}
