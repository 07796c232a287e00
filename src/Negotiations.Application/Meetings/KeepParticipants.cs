using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Meetings;

/// <summary>What the form of the participants of a meeting shows.</summary>
[Needs(Permission.KeepMeetings)]
public sealed record ReadParticipants(Id<Meeting> Id) : IRequest<ParticipantsInHand>;

/// <summary>The participants of a meeting, and who is likely to be among them.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Participants">Who takes part.</param>
/// <param name="Parties">The parties.</param>
/// <param name="Known">Officials and mediators of the process.</param>
public sealed record ParticipantsInHand(MeetingDetails Meeting, IReadOnlyList<ParticipantRow> Participants, IReadOnlyList<PartyMark> Parties, IReadOnlyList<KnownPerson> Known);

/// <summary>Somebody who is likely to take part.</summary>
/// <param name="Name">The name.</param>
/// <param name="Office">The office; may be empty.</param>
/// <param name="Capacity">As what; none where that is not known.</param>
/// <param name="Party">For which party, where it is one.</param>
public sealed record KnownPerson(string Name, string Office, Capacity? Capacity, Id<Domain.Parties.Party>? Party);

/// <summary>Says who takes part in a meeting, all of them anew, in the order given.</summary>
/// <param name="Id">Which meeting.</param>
/// <param name="Participants">Everybody.</param>
/// <param name="VersionToken">Token of the meeting that the form was filled from.</param>
/// <exception cref="EditConflict">Somebody else changed the meeting; holds the <see cref="ParticipantFacts"/> that are there now.</exception>
[Needs(Permission.KeepMeetings)]
public sealed record KeepParticipants(Id<Meeting> Id, IReadOnlyList<ParticipantFacts> Participants, Guid VersionToken) : IRequest;

internal sealed class KeepParticipantsValidator : AbstractValidator<KeepParticipants>
{
    public KeepParticipantsValidator()
    {
        RuleFor(r => r.Participants.Count).LessThanOrEqualTo(Participant.Most).WithMessage("At most 100 people take part. Put delegations into one line.")
            .OverridePropertyName(nameof(KeepParticipants.Participants));
        RuleForEach(r => r.Participants).ChildRules(p =>
        {
            p.RuleFor(f => f.Name).NotEmpty().WithMessage("Give a name, or empty the whole line.").FitsIn(Participant.TextLength);
            p.RuleFor(f => f.Office).FitsIn(Participant.TextLength);
            p.RuleFor(f => f.Capacity).IsInEnum().WithMessage("Say for whom, or as what, they sit there.");
            p.RuleFor(f => f.Attendance).IsInEnum().WithMessage("Choose one.");
        });
    }
}

internal sealed class ReadParticipantsHandler(INegotiationsDb db, IMapper mapper) : IRequestHandler<ReadParticipants, ParticipantsInHand>
{
    public async Task<ParticipantsInHand> Handle(ReadParticipants request, CancellationToken cancellationToken)
    {
        var meeting = await MeetingDetails.ReadAsync(db, mapper, request.Id, cancellationToken);
        var parties = await PartyMark.OfProcessAsync(db, mapper, meeting.ProcessId, cancellationToken);
        var officials = await db.Officials.AsNoTracking().OrderBy(o => o.Name).ThenBy(o => o.Id).Select(o => new { o.Name, o.Office, o.OnBehalfOf }).ToListAsync(cancellationToken);
        var mediators = await db.Mediators.AsNoTracking().OrderBy(m => m.Name).ThenBy(m => m.Id).Select(m => m.Name).ToListAsync(cancellationToken);
        KnownPerson Official(string name, string office, string side) => parties.FirstOrDefault(p => p.Name == side) is { } party ? new(name, office, Capacity.Party, party.Id)
            : new(name, office, mediators.Contains(side) ? Capacity.Mediator : null, null);
        return new ParticipantsInHand(
            meeting,
            await ParticipantRow.OfMeetingAsync(db, mapper, meeting.Id, cancellationToken),
            parties,
            [.. officials.Select(o => Official(o.Name, o.Office, o.OnBehalfOf)), .. mediators.Select(m => new KnownPerson(m, "", Capacity.Mediator, null))]);
    }
}

internal sealed class KeepParticipantsHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<KeepParticipants>
{
    protected override async Task Handle(KeepParticipants request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken).OrNotFound();
        var before = await db.Participants.Where(p => p.MeetingId == meeting.Id).OrderBy(p => p.Position).ToListAsync(cancellationToken);
        if (meeting.VersionToken != request.VersionToken)
        {
            throw new EditConflict(before.Select(FactsOf).ToList(), meeting.VersionToken, meeting.ChangedBy);
        }

        var parties = request.Participants.Select(p => p.Party).OfType<Id<Domain.Parties.Party>>().Distinct().ToList();
        if (await db.Parties.CountAsync(p => p.ProcessId == process.Id && parties.Contains(p.Id), cancellationToken) != parties.Count)
        {
            throw new NotFound();
        }

        // Who is the same stays the same row: the trail then tells who came and who went.
        var position = 0;
        var kept = new HashSet<Participant>();
        foreach (var facts in request.Participants)
        {
            position++;
            if (before.FirstOrDefault(p => p.Position == position && FactsOf(p) == facts) is { } same)
            {
                kept.Add(same);
                continue;
            }

            db.Participants.Add(meeting.Seat(position, facts));
        }

        // Saved as it was, nothing happened, and nobody is told that something did.
        if (kept.Count == before.Count && before.Count == request.Participants.Count)
        {
            return;
        }

        db.Participants.RemoveRange(before.Except(kept));
        meeting.Touch(current.Author(clock), told: !meeting.WithoutAttribution);
        await db.SaveAsync(cancellationToken);
    }

    private static ParticipantFacts FactsOf(Participant p) => new()
    {
        Name = p.Name,
        Office = p.Office,
        Capacity = p.Capacity,
        Party = p.PartyId,
        Attendance = p.Attendance,
        Initiates = p.Initiates,
        Chairs = p.Chairs,
    };
}
