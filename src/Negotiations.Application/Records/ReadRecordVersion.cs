using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Records;

/// <summary>A circulated or approved version of a record, with the comments on it that the viewer may read.</summary>
[Needs(Permission.ReadRecords)]
public sealed record ReadRecordVersion(Id<Meeting> Meeting, Id<RecordVersion> Version) : IRequest<RecordVersionPage>;

/// <summary>A version with its comments.</summary>
public sealed record RecordVersionPage
{
    /// <summary>The version.</summary>
    public required FrozenRecord Version { get; init; }

    /// <summary>What it says.</summary>
    public required RecordText Text { get; init; }

    /// <summary>The comments, the earliest first.</summary>
    public required IReadOnlyList<CommentRow> Comments { get; init; }

    /// <summary>Whether the viewer may comment on it now.</summary>
    public required bool MayComment { get; init; }

    /// <summary>Whether the viewer may answer comments.</summary>
    public required bool MayAnswer { get; init; }

    /// <summary>Whether its file may be given out: not where it names somebody who may not be named.</summary>
    public required bool HasFile { get; init; }
}

/// <summary>What is said of a version besides its text.</summary>
public sealed record FrozenRecord
{
    /// <summary>Key.</summary>
    public Id<RecordVersion> Id { get; init; }

    /// <summary>The meeting.</summary>
    public Id<Meeting> MeetingId { get; init; }

    /// <summary>The process.</summary>
    public Id<Process> ProcessId { get; init; }

    /// <summary>What the meeting was called then.</summary>
    public string Title { get; init; } = "";

    /// <summary>What it is for.</summary>
    public RecordStage Stage { get; init; }

    /// <summary>Number.</summary>
    public int Number { get; init; }

    /// <summary>The how manieth time it was circulated.</summary>
    public int Circulation { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>SHA-256 of its canonical form.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The delegation that reads it, where it is one.</summary>
    public Id<Party>? OwnerId { get; init; }

    /// <summary>Who else does.</summary>
    public OpenTo OpenTo { get; init; }

    /// <summary>Everything that was circulated or approved of the record, the earliest first.</summary>
    public IReadOnlyList<FrozenLink> Versions { get; init; } = [];

    /// <summary>The row itself.</summary>
    internal RecordVersion Row { get; init; } = null!;

    /// <summary>Whether the rule of Chatham House holds for the whole meeting now.</summary>
    internal bool RuleHolds { get; init; }

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => new Audience(OwnerId, OpenTo).ToPage();

    /// <summary>Whether nothing was circulated or approved after it.</summary>
    public bool IsLast => Versions.Count == 0 || Versions[^1].Id == Id;

    /// <summary>Its place among them.</summary>
    public int Issue { get; init; }

    /// <summary>The version, or <see cref="NotFound"/>.</summary>
    internal static async Task<FrozenRecord> ReadAsync(INegotiationsDb db, Id<Meeting> meeting, Id<RecordVersion> id, CancellationToken cancellationToken)
    {
        var found = await (
            from v in db.RecordVersions.AsNoTracking()
            where v.Id == id && v.MeetingId == meeting
            join m in db.Meetings on v.MeetingId equals m.Id
            select new FrozenRecord
            {
                Id = v.Id,
                MeetingId = v.MeetingId,
                ProcessId = v.ProcessId,
                Title = v.Title,
                Stage = v.Stage,
                Number = v.Number,
                Circulation = v.Circulation,
                Issue = v.Issue,
                MadeAt = v.MadeAt,
                Hash = v.Hash,
                OwnerId = v.OwnerId,
                OpenTo = v.OpenTo,
                Row = v,
                RuleHolds = m.WithoutAttribution,
                Versions = db.RecordVersions.Where(o => o.MeetingId == v.MeetingId).OrderByDescending(o => o.Issue).Take(RecordStanding.MostVersions)
                    .Select(o => new FrozenLink(o.Id, o.Stage, o.Number, o.Circulation, o.Issue, o.MadeAt)).ToList(),
            }).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        return found with { Versions = [.. found.Versions.OrderBy(o => o.Issue)] };
    }

    /// <summary>What it says, of its lines.</summary>
    internal RecordText TextOf(IReadOnlyCollection<LineRow> lines, IReadOnlyList<PartyMark> parties) => new()
    {
        Title = Row.Title,
        Format = Row.Format,
        Date = Row.Date,
        Zone = Row.Zone,
        StartsAt = Row.StartsAt,
        EndsAt = Row.EndsAt,
        Venue = Row.Venue,
        WithoutAttribution = Row.WithoutAttribution || RuleHolds,
        Participants = LineRow.Participants(lines),
        Sections = LineRow.Sections(lines),
        Parties = parties,
    };
}

/// <summary>Another version of the same record.</summary>
public sealed record FrozenLink(Id<RecordVersion> Id, RecordStage Stage, int Number, int Circulation, int Issue, DateTimeOffset MadeAt);

/// <summary>A comment, with what the mediators did with it.</summary>
public sealed record CommentRow
{
    /// <summary>Key.</summary>
    public Id<RecordComment> Id { get; init; }

    /// <summary>The version.</summary>
    public Id<RecordVersion> VersionId { get; init; }

    /// <summary>The paragraph; none for the whole.</summary>
    public Id<RecordLine>? LineId { get; init; }

    /// <summary>Whose.</summary>
    public Id<Party>? PartyId { get; init; }

    /// <summary>To whom else it is open.</summary>
    public OpenTo OpenTo { get; init; }

    /// <summary>What it says.</summary>
    public string Text { get; init; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What the mediators did with it; none as long as they did nothing.</summary>
    public RecordOutcome? Outcome { get; init; }

    /// <summary>Why.</summary>
    public string Answer { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => OpenTo == OpenTo.Mediators ? PageAudience.DelegationAndMediators : new Audience(null, OpenTo).ToPage();

    /// <summary>All comments that the viewer may read.</summary>
    internal static IQueryable<CommentRow> Of(INegotiationsDb db) =>
        from comment in db.RecordComments.AsNoTracking()
        join answer in db.RecordAnswers on comment.Id equals answer.CommentId into answers
        from given in answers.DefaultIfEmpty()
        select new CommentRow
        {
            Id = comment.Id,
            VersionId = comment.VersionId,
            LineId = comment.LineId,
            PartyId = comment.OwnerId,
            OpenTo = comment.OpenTo,
            Text = comment.Text,
            At = comment.At,
            Outcome = given == null ? null : given.Outcome,
            Answer = given == null ? "" : given.Text,
            AnsweredAt = given == null ? null : given.At,
        };
}

internal sealed class ReadRecordVersionHandler(INegotiationsDb db, IMapper mapper, CurrentViewer current) : IRequestHandler<ReadRecordVersion, RecordVersionPage>
{
    public async Task<RecordVersionPage> Handle(ReadRecordVersion request, CancellationToken cancellationToken)
    {
        var version = await FrozenRecord.ReadAsync(db, request.Meeting, request.Version, cancellationToken);
        var lines = await LineRow.Of(db).Where(l => l.VersionId == version.Id).OrderBy(l => l.Position).ToListAsync(cancellationToken);
        var viewer = current.Viewer;
        return new RecordVersionPage
        {
            Version = version,
            Text = version.TextOf(lines, await PartyMark.OfProcessAsync(db, mapper, version.ProcessId, cancellationToken)),
            Comments = await CommentRow.Of(db).Where(c => c.VersionId == version.Id).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellationToken),
            MayComment = version is { Stage: RecordStage.ForComment, IsLast: true } && viewer.May(Permission.CommentOnRecords),
            MayAnswer = viewer.May(Permission.KeepRecords),
            HasFile = !lines.Exists(l => l.Hides),
        };
    }
}
