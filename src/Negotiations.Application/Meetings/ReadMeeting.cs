using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Meetings;

/// <summary>One meeting: what is said of it, who takes part, its agenda and the meetings it is tied to, each as far as the viewer may see it.</summary>
[Needs(Permission.ReadMeetings)]
public sealed record ReadMeeting(Id<Meeting> Id) : IRequest<MeetingPage>;

/// <summary>What a meeting is called, for a page of what belongs to it.</summary>
/// <param name="Id">The meeting.</param>
[Needs(Permission.ReadMeetings)]
public sealed record ReadMeetingTitle(Id<Meeting> Id) : IRequest<string>;

/// <summary>One meeting.</summary>
public sealed record MeetingPage
{
    /// <summary>The meeting.</summary>
    public required MeetingDetails Meeting { get; init; }

    /// <summary>Who takes part; nobody is told under the Chatham House Rule.</summary>
    public required IReadOnlyList<ParticipantRow> Participants { get; init; }

    /// <summary>The agenda; internal points for the mediators alone.</summary>
    public required IReadOnlyList<AgendaRow> Agenda { get; init; }

    /// <summary>Ties to other meetings, in both directions.</summary>
    public required IReadOnlyList<TieRow> Ties { get; init; }

    /// <summary>The parties, for their marks.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>Whether the viewer may change it.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>Whether it is a proposal of the viewer's delegation, which the viewer may correct or withdraw.</summary>
    public required bool MayWithdraw { get; init; }

    /// <summary>The mark of a party.</summary>
    public PartyMark? MarkOf(Id<Party>? party) => Parties.FirstOrDefault(p => p.Id == party);
}

/// <summary>What is said of a meeting.</summary>
public sealed record MeetingDetails
{
#pragma warning disable CS1591 // each is told by the meeting
    public Id<Meeting> Id { get; init; }
    public Id<Process> ProcessId { get; init; }
    public string Title { get; init; } = "";
    public Track Track { get; init; }
    public int? Round { get; init; }
    public MeetingFormat Format { get; init; }
    public MeetingLevel Level { get; init; }
    public MeetingStatus Status { get; init; }
    public PartialDate Date { get; init; }
    public string Zone { get; init; } = "";
    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }
    public string Venue { get; init; } = "";
    public string Host { get; init; } = "";
    public string Languages { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Source { get; init; } = "";
    public string Reason { get; init; } = "";
    public string CalendarTitle { get; init; } = "";
    public bool WithoutAttribution { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public string ChangedBy { get; init; } = "";
    public Guid VersionToken { get; init; }
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => new Audience(OwnerId, OpenTo).ToPage();

    // Sessions last longer than planned, and past midnight.
    private static readonly TimeSpan Longer = TimeSpan.FromHours(6);

    /// <summary>Whether it is over: its time has long passed. That it is held does not tell, because what goes on now is held too.</summary>
    public bool IsOver(DateTimeOffset now) => EndsAt is { } end
        ? now > end + Longer
        : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now - Longer, TimeZoneInfo.FindSystemTimeZoneById(Zone)).DateTime) > Date.Latest;

    /// <summary>The meeting, or <see cref="NotFound"/>.</summary>
    internal static Task<MeetingDetails> ReadAsync(INegotiationsDb db, IMapper mapper, Id<Meeting> id, CancellationToken cancellationToken) =>
        db.Meetings.AsNoTracking().Where(m => m.Id == id).ProjectTo<MeetingDetails>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken).OrNotFound();
}

/// <summary>Somebody who takes part.</summary>
public sealed record ParticipantRow
{
#pragma warning disable CS1591 // each is told by the participant
    public Id<Participant> Id { get; init; }
    public string Name { get; init; } = "";
    public string Office { get; init; } = "";
    public Capacity Capacity { get; init; }
    public Id<Party>? PartyId { get; init; }
    public Attendance Attendance { get; init; }
    public bool Initiates { get; init; }
    public bool Chairs { get; init; }
#pragma warning restore CS1591

    /// <summary>Who takes part in a meeting, as it is told to whoever reads it: under the Chatham House Rule of the whole meeting, nobody.</summary>
    internal static async Task<List<ParticipantRow>> ToldAsync(INegotiationsDb db, IMapper mapper, MeetingDetails meeting, CancellationToken cancellationToken) =>
        meeting.WithoutAttribution ? [] : await OfMeetingAsync(db, mapper, meeting.Id, cancellationToken);

    /// <summary>Who takes part in a meeting, for whoever keeps it; what others read is <see cref="ToldAsync"/>.</summary>
    internal static Task<List<ParticipantRow>> OfMeetingAsync(INegotiationsDb db, IMapper mapper, Id<Meeting> meeting, CancellationToken cancellationToken) =>
        db.Participants.AsNoTracking().Where(p => p.MeetingId == meeting).OrderBy(p => p.Position).ThenBy(p => p.Id)
            .ProjectTo<ParticipantRow>(mapper.ConfigurationProvider).ToListAsync(cancellationToken);
}

/// <summary>A point of the agenda.</summary>
public sealed record AgendaRow
{
#pragma warning disable CS1591 // each is told by the item
    public Id<AgendaItem> Id { get; init; }
    public string Title { get; init; } = "";
    public AgendaState State { get; init; }
    public Id<Meeting>? CarriedFromId { get; init; }
    public bool IsInternal { get; init; }
    public bool WithoutAttribution { get; init; }
#pragma warning restore CS1591

    /// <summary>What is on the agenda of a meeting, as far as the viewer may see it.</summary>
    internal static Task<List<AgendaRow>> OfMeetingAsync(INegotiationsDb db, IMapper mapper, Id<Meeting> meeting, CancellationToken cancellationToken) =>
        db.AgendaItems.AsNoTracking().Where(i => i.MeetingId == meeting).OrderBy(i => i.Position).ThenBy(i => i.Id)
            .ProjectTo<AgendaRow>(mapper.ConfigurationProvider).ToListAsync(cancellationToken);
}

/// <summary>A tie to another meeting.</summary>
/// <param name="Id">Key of the tie.</param>
/// <param name="Tie">What the one is to the other.</param>
/// <param name="Outgoing">Whether it is read from the meeting shown to the other.</param>
/// <param name="OtherId">The other meeting.</param>
/// <param name="OtherTitle">What that is called.</param>
/// <param name="OtherDate">When that is.</param>
public sealed record TieRow(Id<MeetingLink> Id, MeetingTie Tie, bool Outgoing, Id<Meeting> OtherId, string OtherTitle, PartialDate OtherDate);

internal sealed class MeetingMaps : Profile
{
    public MeetingMaps()
    {
        CreateMap<Meeting, MeetingDetails>();
        CreateMap<Participant, ParticipantRow>();
        CreateMap<AgendaItem, AgendaRow>();
    }
}

internal sealed class ReadMeetingTitleHandler(INegotiationsDb db) : IRequestHandler<ReadMeetingTitle, string>
{
    public Task<string> Handle(ReadMeetingTitle request, CancellationToken cancellationToken) =>
        db.Meetings.Where(m => m.Id == request.Id).Select(m => m.Title).SingleOrDefaultAsync(cancellationToken).OrNotFound();
}

internal sealed class ReadMeetingHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadMeeting, MeetingPage>
{
    public async Task<MeetingPage> Handle(ReadMeeting request, CancellationToken cancellationToken)
    {
        var meeting = await MeetingDetails.ReadAsync(db, mapper, request.Id, cancellationToken);
        var ties = await (from link in db.MeetingLinks.AsNoTracking()
                          where link.FromId == meeting.Id || link.ToId == meeting.Id
                          join other in db.Meetings.AsNoTracking() on link.FromId == meeting.Id ? link.ToId : link.FromId equals other.Id
                          orderby link.FromId == meeting.Id, other.Order, other.Id
                          select new TieRow(link.Id, link.Tie, link.FromId == meeting.Id, other.Id, other.Title, other.Date)).ToListAsync(cancellationToken);
        return new MeetingPage
        {
            Meeting = meeting,
            Participants = await ParticipantRow.ToldAsync(db, mapper, meeting, cancellationToken),
            Agenda = await AgendaRow.OfMeetingAsync(db, mapper, meeting.Id, cancellationToken),
            Ties = ties,
            Parties = await PartyMark.OfProcessAsync(db, mapper, meeting.ProcessId, cancellationToken),
            MayKeep = current.Viewer.May(Permission.KeepMeetings),
            MayWithdraw = meeting.Status == MeetingStatus.Proposed && current.Viewer.May(Permission.ProposeMeetings),
        };
    }
}
