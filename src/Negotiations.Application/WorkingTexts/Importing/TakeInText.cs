using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Texts.Recognition;
using NumberedProvision = Negotiations.Texts.Drafts.NumberedProvision;
using Provision = Negotiations.Domain.Agreements.Provision;

namespace Negotiations.Application.WorkingTexts.Importing;

/// <summary>What the lines of a file would change in the working text, for somebody to tick what is taken in.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="From">The draft that the file was made from; none for the working text as it stands.</param>
/// <param name="Lines">The lines of the file.</param>
[Needs(Permission.KeepAgreements)]
[AnySigns("A file is not typed: what it holds is told before it is taken in.")]
public sealed record PreviewIncoming(Id<Agreement> Agreement, Id<Draft>? From, IReadOnlyList<FileLine> Lines) : IRequest<IncomingPreview>;

/// <summary>Takes what was ticked into the working text: all of it or nothing.</summary>
/// <exception cref="RuleViolation">Somebody wrote on the text since; nothing is ticked; what is ticked needs something that is not.</exception>
[Needs(Permission.KeepAgreements)]
public sealed record TakeInText : IRequest<TextTakenIn>, IKeptOnce
{
    /// <summary>The agreement.</summary>
    public Id<Agreement> Agreement { get; init; }

    /// <summary>What the file would change in the text as it stands. It is told before: comparing takes its time, and while something is taken in everybody else has to wait.</summary>
    [AnySigns("A file is not typed: what it holds is told before it is taken in.")]
    public IncomingPreview? Compared { get; init; }

    /// <summary>What was ticked (<see cref="IncomingRow.Key"/>).</summary>
    public IReadOnlySet<string> Chosen { get; init; } = new HashSet<string>();

    /// <summary>Token of the text as it was looked at.</summary>
    public Guid Token { get; init; }
}

/// <summary>How much was taken in.</summary>
/// <param name="Worded">Provisions worded anew.</param>
/// <param name="Added">New ones.</param>
/// <param name="Moved">Moved ones.</param>
/// <param name="TakenOut">Those taken out, with what stood under them.</param>
public sealed record TextTakenIn(int Worded, int Added, int Moved, int TakenOut);

/// <summary>What a file would change.</summary>
public sealed record IncomingPreview
{
    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The draft that the file was made from; none for the working text as it stands.</summary>
    public required DraftRow? From { get; init; }

    /// <summary>The drafts, the latest first.</summary>
    public required IReadOnlyList<DraftRow> Drafts { get; init; }

    /// <summary>What it would change, in the order of the file.</summary>
    public required IReadOnlyList<IncomingRow> Rows { get; init; }

    /// <summary>How many provisions were recognised in the file.</summary>
    public required int Recognised { get; init; }

    /// <summary>How many of them by their words alone.</summary>
    public required int Guessed { get; init; }

    /// <summary>Lines that are no part of the text.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>Token of the working text.</summary>
    public required Guid Token { get; init; }

    /// <summary>The text of the file.</summary>
    internal Texts.Drafts.DraftText File { get; init; } = new([]);
}

internal sealed class TakeInTextHandlers(INegotiationsDb db, CurrentViewer current, TimeProvider clock, IPrintedWords printed, IMapper mapper) : IRequestHandler<PreviewIncoming, IncomingPreview>, IRequestHandler<TakeInText, TextTakenIn>
{
    public async Task<IncomingPreview> Handle(PreviewIncoming request, CancellationToken cancellationToken)
    {
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var standing = await TextInHand.ReadAsync(db, agreement.Id, cancellationToken);
        var drafts = await DraftRow.OfAgreementAsync(db, agreement.Id, cancellationToken);
        var incoming = await IncomingText.ReadAsync(db, printed, mapper, agreement, request.From, request.Lines, standing.Text, cancellationToken);
        return new IncomingPreview
        {
            Agreement = agreement,
            From = drafts.FirstOrDefault(d => d.Id == request.From),
            Drafts = drafts,
            Rows = incoming.Rows,
            Recognised = incoming.File.Text.All.Count,
            Guessed = incoming.File.Guessed.Count,
            LeftOut = incoming.File.LeftOut,
            File = incoming.File.Text,
            Token = standing.Token,
        };
    }

    // Where something goes depends on what the others do; and while words are changed, nobody brackets them.
    public Task<TextTakenIn> Handle(TakeInText request, CancellationToken cancellationToken) => db.InTurnAsync(() => TakeInAsync(request, cancellationToken), cancellationToken);

    private async Task<TextTakenIn> TakeInAsync(TakeInText request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var agreement = await db.Agreements.SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        var text = await TextInHand.ReadToChangeAsync(db, agreement.Id, cancellationToken);
        // It is the text that was looked at, and that the file was compared with.
        if (request.Compared is not { } compared || compared.Agreement.Id != agreement.Id || text.Token != request.Token || text.Token != compared.Token)
        {
            throw new RuleViolation("import.changed-since", "Somebody wrote on the text while you looked at this. Nothing was taken in. Look at it again: what you ticked is still ticked.");
        }

        var chosen = compared.Rows.Where(r => r.Obstacle == IncomingObstacle.None && request.Chosen.Contains(r.Key)).Select(r => r.Change).ToList();
        if (chosen.Count == 0)
        {
            throw new RuleViolation("import.nothing", "Tick what is to be taken in.") { Field = "Take" };
        }

        var brackets = await db.Brackets.Where(b => b.AgreementId == agreement.Id && b.ClosedAt == null).ToListAsync(cancellationToken);
        var taking = new Taking(agreement, text, brackets.ToLookup(b => b.ProvisionId), compared.File, current.Author(clock));
        var taken = taking.All(chosen);
        db.Provisions.AddRange(taking.Made);
        await db.SaveAsync(cancellationToken);
        return taken;
    }

    /// <summary>A working text while changes of a file are taken in.</summary>
    private sealed class Taking
    {
        private readonly Agreement _agreement;
        private readonly ILookup<Id<Provision>, Bracket> _brackets;
        private readonly Texts.Drafts.DraftText _file;
        private readonly Author _author;

        // By the identity in the file: those that stand, and those that were made for it.
        private readonly Dictionary<Guid, Provision> _provisions;
        private readonly Dictionary<Id<Provision>, List<Provision>> _children;
        private readonly List<Provision> _top;

        public Taking(Agreement agreement, TextInHand text, ILookup<Id<Provision>, Bracket> brackets, Texts.Drafts.DraftText file, Author author)
        {
            (_agreement, _brackets, _file, _author) = (agreement, brackets, file, author);
            _provisions = text.InOrder.ToDictionary(p => p.Id.Value);
            _children = text.InOrder.ToDictionary(p => p.Id, p => text.ChildrenOf(p).ToList());
            _top = [.. text.ChildrenOf(null)];
        }

        public List<Provision> Made { get; } = [];

        public TextTakenIn All(IReadOnlyList<Incoming> changes)
        {
            var words = changes.Where(c => c.Kind == IncomingKind.Words).ToList();
            words.ForEach(c => Word(c.Place));
            // In the order of the file: what holds others before them, and what stands before others, too.
            var (added, moved) = (0, 0);
            foreach (var change in changes.Where(c => c.Kind is IncomingKind.New or IncomingKind.Moved))
            {
                if (change.Kind == IncomingKind.New)
                {
                    foreach (var provision in change.Whole)
                    {
                        Add(provision);
                        added++;
                    }
                }
                else
                {
                    Move(change.Place);
                    moved++;
                }
            }

            if (_provisions.Count > Agreement.MostProvisions)
            {
                throw new RuleViolation("provision.most", "A text has at most {0} provisions.", Agreement.MostProvisions);
            }

            var gone = changes.Where(c => c.Kind == IncomingKind.Gone).Sum(c => TakeOut(c.Place));
            return new TextTakenIn(words.Count, added, moved, gone);
        }

        private void Word(NumberedProvision place)
        {
            var provision = _provisions[place.Identity];
            var (heading, text) = (place.Provision.Heading, place.Provision.Text);
            // What was agreed is not any more, as when words of it are put in brackets.
            var state = provision.State == ProvisionState.AgreedAdReferendum ? ProvisionState.Clean : provision.State;
            provision.Word(_agreement, new ProvisionFacts { Kind = provision.Kind, Heading = heading, Text = text, State = state }, [.. _brackets[provision.Id]], TextSpans.Carrying(provision.Text, text), _author);
        }

        private void Add(NumberedProvision place)
        {
            var (parent, siblings) = Holder(place);
            var index = IndexAmong(siblings, place);
            var facts = new ProvisionFacts { Kind = AgreementText.KindOf(place.Kind), Heading = place.Provision.Heading, Text = place.Provision.Text };
            var provision = _agreement.Write(parent, siblings, index, facts, _author);
            siblings.Insert(index, provision);
            Made.Add(provision);
            (_provisions[place.Identity], _children[provision.Id]) = (provision, []);
        }

        private void Move(NumberedProvision place)
        {
            var provision = _provisions[place.Identity];
            var (parent, siblings) = Holder(place);
            SiblingsOf(provision).Remove(provision);
            var index = IndexAmong(siblings, place);
            provision.Place(_agreement, parent, siblings, index, _author);
            siblings.Insert(index, provision);
        }

        private int TakeOut(NumberedProvision place)
        {
            var provision = _provisions[place.Identity];
            SiblingsOf(provision).Remove(provision);
            var whole = Whole(provision).ToList();
            if (whole.FirstOrDefault(p => _file.Find(p.Id.Value) is not null) is { } kept)
            {
                throw new RuleViolation("import.keeps", "“{0}” stands under what would be taken out, and the file has it elsewhere. Tick that it moves, too.", Called(kept.Heading, kept.Text));
            }

            whole.ForEach(p => p.TakeOut(_agreement, _author));
            return whole.Count;
        }

        private IEnumerable<Provision> Whole(Provision provision) => _children[provision.Id].SelectMany(Whole).Prepend(provision);

        private (Provision? Parent, List<Provision> Siblings) Holder(NumberedProvision place)
        {
            if (place.Parent is not { } parent)
            {
                return (null, _top);
            }

            return _provisions.TryGetValue(parent.Identity, out var holder)
                ? (holder, _children[holder.Id])
                : throw new RuleViolation("import.holder", "“{0}” stands in the file under something new that is not ticked. Tick that, too.", Called(place.Provision.Heading, place.Provision.Text));
        }

        private List<Provision> SiblingsOf(Provision provision) => provision.ParentId is { } parent ? _children[parent] : _top;

        // Behind the nearest that stands before it in the file, too; else before the nearest that stands behind it there; what has no such neighbour comes last.
        private int IndexAmong(List<Provision> siblings, NumberedProvision place)
        {
            var others = place.Parent?.Children ?? _file.Provisions;
            int At(NumberedProvision other) => _provisions.TryGetValue(other.Identity, out var standing) ? siblings.IndexOf(standing) : -1;
            var before = others.Take(place.Index).Reverse().Select(At).FirstOrDefault(at => at >= 0, -1);
            return before >= 0 ? before + 1 : others.Skip(place.Index + 1).Select(At).FirstOrDefault(at => at >= 0, siblings.Count);
        }

        private static string Called(string heading, string text) => (heading.Length > 0 ? heading : text) is { Length: > 60 } all ? $"{all[..59].TrimEnd()}…" : heading.Length > 0 ? heading : text;
    }
}
