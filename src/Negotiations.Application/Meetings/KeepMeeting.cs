using System.Buffers.Binary;
using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Meetings;

/// <summary>What the form of a meeting shows.</summary>
/// <param name="Id">Which one; none for a new one.</param>
/// <param name="GoesOnNow">A new one is a call that has just begun.</param>
/// <param name="TakesUp">A new one is what a delegation proposed.</param>
[Needs(Permission.KeepMeetings)]
public sealed record ReadMeetingForm(Id<Meeting>? Id, bool GoesOnNow = false, Id<Meeting>? TakesUp = null) : IRequest<MeetingFormPage>;

/// <summary>Plans or logs a meeting, or corrects what is said of one.</summary>
/// <param name="Id">Which one; none for a new one.</param>
/// <param name="Form">What is said.</param>
/// <param name="TakesUp">The proposal that a new one takes up for more readers; it is closed, and the new one follows it.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="MeetingForm"/>.</exception>
[Needs(Permission.KeepMeetings)]
public sealed record KeepMeeting(Id<Meeting>? Id, MeetingForm Form, Id<Meeting>? TakesUp = null) : IRequest<Id<Meeting>>, IKeptOnce
{
    bool IKeptOnce.MakesRecord => Id is null;
}

/// <summary>What is said of a meeting, and the token of what the form was filled from.</summary>
public sealed record MeetingForm
{
    /// <summary>Everything but the time.</summary>
    public MeetingFacts Facts { get; init; } = new();

    /// <summary>The date at the venue.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>When it begins, by the clock of the venue.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>When it ends, by that clock; not after the beginning means on the next day.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>IANA name of the venue's zone.</summary>
    public string Zone { get; init; } = "";

    /// <summary>With whom it is shared; said once, of a new one.</summary>
    public Sharing Sharing { get; init; }

    /// <summary>With which delegation, where it is one.</summary>
    public Id<Party>? Delegation { get; init; }

    /// <summary>Whether a new one was held already.</summary>
    public bool Held { get; init; }

    /// <summary>Token of what the form was filled from.</summary>
    public Guid VersionToken { get; init; }

    internal static MeetingForm Of(Meeting m)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(m.Zone);
        TimeOnly? Clock(DateTimeOffset? at) => at is { } instant ? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, place).DateTime) : null;
        var audience = Audience.Of(m);
        return new MeetingForm
        {
            Facts = new MeetingFacts
            {
                Title = m.Title,
                Track = m.Track,
                Round = m.Round,
                Format = m.Format,
                Level = m.Level,
                Venue = m.Venue,
                Host = m.Host,
                Languages = m.Languages,
                Summary = m.Summary,
                Source = m.Source,
                CalendarTitle = m.CalendarTitle,
            },
            Date = m.Date,
            Start = Clock(m.StartsAt),
            End = Clock(m.EndsAt),
            Zone = m.Zone,
            Sharing = audience.Sharing,
            Delegation = audience.Owner,
            Held = m.Status == MeetingStatus.Held,
            VersionToken = m.VersionToken,
        };
    }

    /// <summary>
    /// A proposal, as its delegation corrects it. Its token is made of when it was last changed as its readers are told: the token of the meeting moves with what the mediators keep to themselves, too, and would tell that they work on it.
    /// </summary>
    internal static MeetingForm OfProposal(Meeting m)
    {
        var form = Of(m);
        Span<byte> token = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(token, m.ChangedAt.UtcTicks);
        return form with { Facts = form.Facts with { CalendarTitle = "" }, VersionToken = new Guid(token) };
    }

    /// <summary>A proposal, to be planned for others as another meeting. What its delegation wrote to the mediators in its own words is not taken over.</summary>
    internal static MeetingForm ToPlan(Meeting m)
    {
        var form = Of(m);
        return form with { Facts = form.Facts with { Host = "", Summary = "", Source = "" }, Sharing = Sharing.Parties, Delegation = null };
    }

    internal MeetingTime Time() => MeetingTime.At(Date!.Value, Start, End, Zone);
}

/// <summary>A form with what there is to choose from.</summary>
public sealed record MeetingFormPage(MeetingForm Form, IReadOnlyList<PartyMark> Parties, IReadOnlyList<string> Zones);

internal sealed class MeetingFormValidator : AbstractValidator<MeetingForm>
{
    public MeetingFormValidator()
    {
        RuleFor(f => f.Facts.Title).NotEmpty().WithMessage("Give the meeting a title.").OverridePropertyName(nameof(MeetingFacts.Title));
        RuleFor(f => f.Facts.Title).FitsIn(Meeting.TextLength).OverridePropertyName(nameof(MeetingFacts.Title));
        RuleFor(f => f.Facts.Venue).FitsIn(Meeting.TextLength).OverridePropertyName(nameof(MeetingFacts.Venue));
        RuleFor(f => f.Facts.Host).FitsIn(Meeting.TextLength).OverridePropertyName(nameof(MeetingFacts.Host));
        RuleFor(f => f.Facts.Languages).FitsIn(Meeting.TextLength).OverridePropertyName(nameof(MeetingFacts.Languages));
        RuleFor(f => f.Facts.Summary).FitsIn(Meeting.LongTextLength).OverridePropertyName(nameof(MeetingFacts.Summary));
        RuleFor(f => f.Facts.Source).FitsIn(Meeting.LongTextLength).OverridePropertyName(nameof(MeetingFacts.Source));
        RuleFor(f => f.Facts.CalendarTitle).FitsIn(Meeting.TextLength).OverridePropertyName(nameof(MeetingFacts.CalendarTitle));
        RuleFor(f => f.Facts.Track).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(MeetingFacts.Track));
        RuleFor(f => f.Facts.Format).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(MeetingFacts.Format));
        RuleFor(f => f.Facts.Level).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(MeetingFacts.Level));
        RuleFor(f => f.Facts.Round).InclusiveBetween(1, Meeting.MostRounds).WithMessage("Give the number of the round, from 1 to 999, or leave it empty.")
            .OverridePropertyName(nameof(MeetingFacts.Round));
        RuleFor(f => f.Date).NotNull().WithMessage("Give the date, as far as it is known.");
        RuleFor(f => f.Zone).IsTimeZone();
        RuleFor(f => f.Sharing).IsInEnum().WithMessage("Choose one.");
    }
}

internal sealed class KeepMeetingValidator : AbstractValidator<KeepMeeting>
{
    public KeepMeetingValidator() => RuleFor(r => r.Form).SetValidator(new MeetingFormValidator()).OverridePropertyName("");
}

internal sealed class ReadMeetingFormHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<ReadMeetingForm, MeetingFormPage>, IRequestHandler<ReadMeetingProposalForm, MeetingFormPage>
{
    public async Task<MeetingFormPage> Handle(ReadMeetingForm request, CancellationToken cancellationToken) => await PageAsync(
        request.Id is { } id ? MeetingForm.Of(await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken).OrNotFound())
            : request.TakesUp is { } proposal ? MeetingForm.ToPlan(await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == proposal && m.Status == MeetingStatus.Proposed, cancellationToken).OrNotFound())
            : request.GoesOnNow ? GoesOnNow()
            : New(),
        cancellationToken);

    public async Task<MeetingFormPage> Handle(ReadMeetingProposalForm request, CancellationToken cancellationToken) =>
        await PageAsync(
            request.Id is { } id
                ? MeetingForm.OfProposal(await MeetingProposals.Of(db, current.Viewer).AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && (request.Again || m.Status == MeetingStatus.Proposed), cancellationToken).OrNotFound())
                : New(),
            cancellationToken);

    private MeetingForm New() => new() { Zone = current.Viewer.Seat!.TimeZone, Facts = new MeetingFacts { Level = MeetingLevel.Ministers } };

    private MeetingForm GoesOnNow()
    {
        var form = New();
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(form.Zone));
        return form with
        {
            Facts = form.Facts with { Format = MeetingFormat.Call },
            Date = PartialDate.On(DateOnly.FromDateTime(local.DateTime)),
            Start = new TimeOnly(local.Hour, local.Minute),
            Held = true,
        };
    }

    private async Task<MeetingFormPage> PageAsync(MeetingForm form, CancellationToken cancellationToken) =>
        new(form, await PartyMark.OfProcessAsync(db, mapper, current.Viewer.Seat!.ProcessId, cancellationToken), TimeZones.All);
}

internal sealed class KeepMeetingHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<KeepMeeting, Id<Meeting>>
{
    public async Task<Id<Meeting>> Handle(KeepMeeting request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var (form, author) = (request.Form, current.Author(clock));
        if (request.Id is not { } id)
        {
            if (form.Delegation is { } party)
            {
                await db.Parties.SingleOrDefaultAsync(p => p.Id == party && p.ProcessId == process.Id, cancellationToken).OrNotFound();
            }

            var readers = Audience.Of(form.Sharing, form.Delegation);
            Meeting planned;
            if (request.TakesUp is { } proposed)
            {
                var proposal = await db.Meetings.SingleOrDefaultAsync(m => m.Id == proposed, cancellationToken).OrNotFound();
                if (proposal.Status == MeetingStatus.Proposed && proposal.VersionToken != form.VersionToken)
                {
                    // The delegation may have taken back what others must not read.
                    throw new EditConflict(MeetingForm.ToPlan(proposal), proposal.VersionToken, proposal.ChangedBy);
                }

                planned = proposal.TakeUp(readers, form.Facts, form.Time(), author);
                db.MeetingLinks.Add(planned.Tie(MeetingTie.Follows, proposal));
            }
            else
            {
                planned = Meeting.Plan(process.Id, readers, form.Facts, form.Time(), author);
            }

            if (form.Held)
            {
                planned.Hold(author);
            }

            db.Meetings.Add(planned);
            await db.SaveAsync(cancellationToken);
            return planned.Id;
        }

        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == id, cancellationToken).OrNotFound();
        if (meeting.VersionToken != form.VersionToken)
        {
            throw new EditConflict(MeetingForm.Of(meeting), meeting.VersionToken, meeting.ChangedBy);
        }

        meeting.Describe(form.Facts, form.Time(), author);
        await db.SaveAsync(cancellationToken);
        return meeting.Id;
    }
}
