using AutoMapper;
using DiffPlex;
using DiffPlex.Chunkers;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Records;

/// <summary>What is different between two versions of one record, paragraph by paragraph and word by word.</summary>
[Needs(Permission.ReadRecords)]
public sealed record CompareRecordVersions(Id<Meeting> Meeting, Id<RecordVersion> Version, Id<RecordVersion> With) : IRequest<RecordComparison>;

/// <summary>Two versions side by side.</summary>
/// <param name="Older">The older one.</param>
/// <param name="Newer">The newer one.</param>
/// <param name="OlderText">What the older one says.</param>
/// <param name="NewerText">What the newer one says.</param>
/// <param name="Joined">Who is only in the newer one.</param>
/// <param name="Left">Who is only in the older one.</param>
/// <param name="Passages">The paragraphs in the order of the newer one; what was taken out stands where it stood.</param>
public sealed record RecordComparison(
    FrozenRecord Older,
    FrozenRecord Newer,
    RecordText OlderText,
    RecordText NewerText,
    IReadOnlyList<RecordPerson> Joined,
    IReadOnlyList<RecordPerson> Left,
    IReadOnlyList<ComparedPassage> Passages)
{
    /// <summary>Whether nothing is different that can be shown.</summary>
    public bool IsSame => Joined.Count == 0 && Left.Count == 0 && Passages.All(p => p.Change == PassageChange.Same);
}

/// <summary>What became of a paragraph.</summary>
public enum PassageChange
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is worded or attributed otherwise, or stands elsewhere.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    TakenOut,
}

/// <summary>One paragraph in both versions.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Before">Where it stood; none of a new one.</param>
/// <param name="After">Where it stands; none of one that is gone.</param>
/// <param name="SpeakerBefore">Who said it then.</param>
/// <param name="SpeakerAfter">Who said it now.</param>
/// <param name="Pieces">Its words.</param>
public sealed record ComparedPassage(PassageChange Change, RecordSection? Before, RecordSection? After, RecordSpeaker? SpeakerBefore, RecordSpeaker? SpeakerAfter, IReadOnlyList<TextPiece> Pieces)
{
    /// <summary>Whether it stands elsewhere now.</summary>
    public bool Moved => Before is not null && After is not null && (Before.Part, Before.AgendaItemId) != (After.Part, After.AgendaItemId);

    /// <summary>Whether somebody else is said to have said it.</summary>
    public bool SpeakerChanged => SpeakerBefore is not null && SpeakerAfter is not null && SpeakerBefore != SpeakerAfter;
}

/// <summary>Words that both versions have, or one of them.</summary>
/// <param name="InBefore">Whether the older one has them.</param>
/// <param name="InAfter">Whether the newer one has them.</param>
/// <param name="Text">The words.</param>
public sealed record TextPiece(bool InBefore, bool InAfter, string Text);

internal sealed class CompareRecordVersionsHandler(INegotiationsDb db, IMapper mapper) : IRequestHandler<CompareRecordVersions, RecordComparison>
{
    public async Task<RecordComparison> Handle(CompareRecordVersions request, CancellationToken cancellationToken)
    {
        if (request.Version == request.With)
        {
            throw new NotFound();
        }

        var one = await FrozenRecord.ReadAsync(db, request.Meeting, request.Version, cancellationToken);
        var other = await FrozenRecord.ReadAsync(db, request.Meeting, request.With, cancellationToken);
        var (older, newer) = one.Issue < other.Issue ? (one, other) : (other, one);
        var lines = (await LineRow.Of(db).Where(l => l.VersionId == older.Id || l.VersionId == newer.Id).OrderBy(l => l.Position).ToListAsync(cancellationToken)).ToLookup(l => l.VersionId);
        var parties = await PartyMark.OfProcessAsync(db, mapper, older.ProcessId, cancellationToken);
        var (before, after) = (older.TextOf([.. lines[older.Id]], parties), newer.TextOf([.. lines[newer.Id]], parties));
        // Where nobody is named now, who took part is no difference either.
        var told = !before.WithoutAttribution && !after.WithoutAttribution;
        return new RecordComparison(
            older,
            newer,
            before,
            after,
            told ? [.. after.Participants.Except(before.Participants)] : [],
            told ? [.. before.Participants.Except(after.Participants)] : [],
            Compare(before, after));
    }

    /// <summary>The paragraphs of both, aligned by what they are and not by what they say.</summary>
    internal static IReadOnlyList<ComparedPassage> Compare(RecordText before, RecordText after)
    {
        var old = before.Sections.SelectMany(s => s.Passages, (s, p) => (Section: s, Passage: p)).ToList();
        var now = after.Sections.SelectMany(s => s.Passages, (s, p) => (Section: s, Passage: p)).ToList();
        var kept = now.Select(p => p.Passage.ParagraphId).ToHashSet();
        var known = old.ToDictionary(p => p.Passage.ParagraphId);
        var compared = now.ConvertAll(p => (p.Passage.ParagraphId, Row: known.TryGetValue(p.Passage.ParagraphId, out var was) ? Kept(was.Section, was.Passage, p.Section, p.Passage) : Added(p.Section, p.Passage)));
        // What is gone stands after what stood before it.
        Id<RecordParagraph>? last = null;
        foreach (var (section, passage) in old)
        {
            if (!kept.Contains(passage.ParagraphId))
            {
                compared.Insert(last is { } id ? compared.FindIndex(c => c.ParagraphId == id) + 1 : 0, (passage.ParagraphId, TakenOut(section, passage)));
            }

            last = passage.ParagraphId;
        }

        return [.. compared.Select(c => c.Row)];
    }

    private static ComparedPassage Added(RecordSection section, RecordPassage passage) =>
        new(PassageChange.Added, null, section, null, passage.Speaker, [new TextPiece(false, true, passage.Text)]);

    private static ComparedPassage TakenOut(RecordSection section, RecordPassage passage) =>
        new(PassageChange.TakenOut, section, null, passage.Speaker, null, [new TextPiece(true, false, passage.Text)]);

    private static ComparedPassage Kept(RecordSection was, RecordPassage before, RecordSection now, RecordPassage after)
    {
        var passage = new ComparedPassage(PassageChange.Changed, was, now, before.Speaker, after.Speaker, Pieces(before.Text, after.Text));
        return before.Text == after.Text && !passage.Moved && !passage.SpeakerChanged ? passage with { Change = PassageChange.Same } : passage;
    }

    private static List<TextPiece> Pieces(string before, string after)
    {
        var pieces = new List<TextPiece>();
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance);
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(true, true, diff.PiecesNew.Skip(at).Take(block.InsertStartB - at));
            Add(true, false, diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(false, true, diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.InsertStartB + block.InsertCountB;
        }

        Add(true, true, diff.PiecesNew.Skip(at));
        return pieces;

        void Add(bool inBefore, bool inAfter, IEnumerable<string> words)
        {
            if (string.Concat(words) is { Length: > 0 } text)
            {
                pieces.Add(new TextPiece(inBefore, inAfter, text));
            }
        }
    }
}
