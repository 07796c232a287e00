using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Meetings;

/// <summary>Parts of the list of meetings.</summary>
public enum MeetingPart
{
    /// <summary>Planned or proposed, the next one first.</summary>
    ToCome,

    /// <summary>Held, the last one first.</summary>
    Held,

    /// <summary>Cancelled or postponed, or a proposal that is closed, the last one first.</summary>
    CalledOff,
}

/// <summary>The meetings that the viewer may know of.</summary>
/// <param name="Part">Which part; without one, the first that has any.</param>
/// <param name="Page">Which page, from 1.</param>
[Needs(Permission.ReadMeetings)]
public sealed record ReadMeetings(MeetingPart? Part = null, int Page = 1) : IRequest<MeetingsPage>;

/// <summary>A page of meetings.</summary>
public sealed record MeetingsPage
{
    /// <summary>Meetings on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The part shown.</summary>
    public required MeetingPart Part { get; init; }

    /// <summary>How many there are of each.</summary>
    public required IReadOnlyDictionary<MeetingPart, int> Counts { get; init; }

    /// <summary>The page shown, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The meetings on it.</summary>
    public required IReadOnlyList<MeetingRow> Rows { get; init; }

    /// <summary>Those that go on now, whatever part is shown, the last one first.</summary>
    public required IReadOnlyList<MeetingRow> GoingOn { get; init; }

    /// <summary>Whether the viewer may log or plan one.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>Whether the viewer may ask for one.</summary>
    public required bool MayPropose { get; init; }

    /// <summary>Who may read the page.</summary>
    public required PageAudience Audience { get; init; }
}

/// <summary>A meeting in a list.</summary>
public sealed record MeetingRow
{
    /// <summary>Key.</summary>
    public Id<Meeting> Id { get; init; }

    /// <summary>What it is called.</summary>
    public string Title { get; init; } = "";

    /// <summary>Number of the round.</summary>
    public int? Round { get; init; }

    /// <summary>In what form.</summary>
    public MeetingFormat Format { get; init; }

    /// <summary>Of what rank.</summary>
    public MeetingLevel Level { get; init; }

    /// <summary>Where it stands.</summary>
    public MeetingStatus Status { get; init; }

    /// <summary>The date at the venue.</summary>
    public PartialDate Date { get; init; }

    /// <summary>The venue's zone.</summary>
    public string Zone { get; init; } = "";

    /// <summary>When it begins.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Whether it goes on now: it began and, as far as it was said, is not over.</summary>
    public bool GoesOn { get; private init; }

    /// <summary>Where.</summary>
    public string Venue { get; init; } = "";

    /// <summary>The delegation that it is shared with, where it is one.</summary>
    public Id<Party>? OwnerId { get; init; }

    /// <summary>To whom it is open.</summary>
    public OpenTo OpenTo { get; init; }

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => new Audience(OwnerId, OpenTo).ToPage();

    // Where nobody said when it ended, nobody is told the next day that it goes on.
    private static readonly TimeSpan WithoutEnd = TimeSpan.FromHours(12);

    // Longer than any session with an end.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>The row as it is told at an instant.</summary>
    internal MeetingRow At(DateTimeOffset now) => this with { GoesOn = GoesOnAt(Status, StartsAt, EndsAt, now) };

    /// <summary>Whether a meeting goes on at an instant.</summary>
    internal static bool GoesOnAt(MeetingStatus status, DateTimeOffset? startsAt, DateTimeOffset? endsAt, DateTimeOffset now) =>
        status == MeetingStatus.Held && startsAt is { } starts && starts <= now && now < (endsAt ?? starts + WithoutEnd);

    /// <summary>Those that go on at an instant, the last one first.</summary>
    internal static async Task<List<MeetingRow>> GoingOnAsync(INegotiationsDb db, IMapper mapper, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = now - Longest;
        var begun = await db.Meetings.AsNoTracking().Where(m => m.Status == MeetingStatus.Held && m.StartsAt > from && m.StartsAt <= now)
            .OrderByDescending(m => m.Order).ThenBy(m => m.Id).Take(MeetingsPage.PageSize).ProjectTo<MeetingRow>(mapper.ConfigurationProvider).ToListAsync(cancellationToken);
        return [.. begun.Select(m => m.At(now)).Where(m => m.GoesOn)];
    }
}

internal sealed class MeetingRowMap : Profile
{
    public MeetingRowMap() => CreateMap<Meeting, MeetingRow>().ForMember(r => r.GoesOn, o => o.Ignore());
}

internal sealed class ReadMeetingsValidator : AbstractValidator<ReadMeetings>
{
    public ReadMeetingsValidator() => RuleFor(r => r.Part).IsInEnum();
}

internal sealed class ReadMeetingsHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadMeetings, MeetingsPage>
{
    private static readonly Dictionary<MeetingPart, MeetingStatus[]> Parts = new()
    {
        [MeetingPart.ToCome] = [MeetingStatus.Proposed, MeetingStatus.Planned],
        [MeetingPart.Held] = [MeetingStatus.Held],
        [MeetingPart.CalledOff] = [MeetingStatus.Cancelled, MeetingStatus.Postponed, MeetingStatus.Withdrawn, MeetingStatus.TakenUp],
    };

    public async Task<MeetingsPage> Handle(ReadMeetings request, CancellationToken cancellationToken)
    {
        var byStatus = await db.Meetings.GroupBy(m => m.Status).Select(g => new { Status = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var counts = Parts.ToDictionary(p => p.Key, p => byStatus.Where(s => p.Value.Contains(s.Status)).Sum(s => s.Count));
        var part = request.Part ?? Parts.Keys.FirstOrDefault(p => counts[p] > 0);
        var statuses = Parts[part];
        var page = Math.Clamp(request.Page, 1, Math.Max(1, (counts[part] + MeetingsPage.PageSize - 1) / MeetingsPage.PageSize));
        var meetings = db.Meetings.AsNoTracking().Where(m => statuses.Contains(m.Status));
        meetings = part == MeetingPart.ToCome ? meetings.OrderBy(m => m.Order).ThenBy(m => m.Id) : meetings.OrderByDescending(m => m.Order).ThenBy(m => m.Id);
        var (viewer, now) = (current.Viewer, clock.GetUtcNow());
        var rows = await meetings.Skip((page - 1) * MeetingsPage.PageSize).Take(MeetingsPage.PageSize).ProjectTo<MeetingRow>(mapper.ConfigurationProvider).ToListAsync(cancellationToken);
        return new MeetingsPage
        {
            Part = part,
            Counts = counts,
            Page = page,
            Rows = [.. rows.Select(m => m.At(now))],
            GoingOn = await MeetingRow.GoingOnAsync(db, mapper, now, cancellationToken),
            MayKeep = viewer.May(Permission.KeepMeetings),
            MayPropose = viewer.May(Permission.ProposeMeetings),
            Audience = viewer.OwnSide,
        };
    }
}
