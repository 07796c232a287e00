using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Commitments;

/// <summary>
/// Takes a commitment down while the session goes on, with as little as one has time for. Sent twice, it stands there once; sent again with another text by whoever sent it, while nobody else has
/// touched it, the later text counts.
/// </summary>
/// <exception cref="EditConflict">It is there already and says something else, or for others; holds a <see cref="CommitmentForm"/>.</exception>
[Needs(Permission.KeepCommitments)]
public sealed record TakeDownCommitment : IRequest<Id<Commitment>>
{
    /// <summary>Key made where it was typed.</summary>
    public required Id<Commitment> Id { get; init; }

    /// <summary>The session.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>The note that it comes from, if it comes from one.</summary>
    public Id<Note>? Note { get; init; }

    /// <summary>What is to be done.</summary>
    public string What { get; init; } = "";

    /// <summary>Who is to do it.</summary>
    public Actor? Who { get; init; }

    /// <summary>To whom it was promised.</summary>
    public Actor? ToWhom { get; init; }

    /// <summary>By when, by the calendar of the meeting's place; none where nothing was agreed.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>Within how many days, where no date was said: of the event, or else of the day on which it was promised.</summary>
    public int? Days { get; init; }

    /// <summary>The event from which days are counted, in words; its day is said once it has happened.</summary>
    public string Event { get; init; } = "";

    /// <summary>
    /// With whom it is shared. Where nobody chooses, it has the readers of its note, and of a confidence the mediators alone; without a note it is the mediators'.
    /// </summary>
    public Sharing? Sharing { get; init; }

    /// <summary>With which delegation, where it is one.</summary>
    public Id<Party>? Delegation { get; init; }
}

internal sealed class TakeDownCommitmentValidator : AbstractValidator<TakeDownCommitment>
{
    public TakeDownCommitmentValidator()
    {
        RuleFor(r => r.What).NotEmpty().WithMessage("Say what is to be done.");
        RuleFor(r => r.What).FitsIn(Commitment.WhatLength);
        RuleFor(r => r.Who).NotNull().WithMessage("Say who is to do it.");
        RuleFor(r => r.Who).Must(CommitmentFormValidator.IsNamed).WithMessage("Give the name of whoever it is.").OverridePropertyName("WhoName");
        RuleFor(r => r.ToWhom).Must(CommitmentFormValidator.IsNamed).WithMessage("Give the name of whoever it is.").OverridePropertyName("ToWhomName");
        RuleFor(r => r.Who!.Name).FitsIn(Actor.NameLength).When(r => r.Who is not null).OverridePropertyName("WhoName");
        RuleFor(r => r.ToWhom!.Name).FitsIn(Actor.NameLength).When(r => r.ToWhom is not null).OverridePropertyName("ToWhomName");
        RuleFor(r => r.Days).InclusiveBetween(1, Due.MostDays).WithMessage("Give a number of days, from 1 to 3650.");
        RuleFor(r => r.Days).Null().When(r => r.Date is not null).WithMessage("Give a date or a number of days, not both.");
        RuleFor(r => r.Days).NotNull().When(r => r.Event.Length > 0).WithMessage("Say within how many days of that.");
        RuleFor(r => r.Event).FitsIn(Due.EventLength);
        RuleFor(r => r.Sharing).IsInEnum().WithMessage("Choose one.");
    }
}

internal sealed class TakeDownCommitmentHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<TakeDownCommitment, Id<Commitment>>
{
    public async Task<Id<Commitment>> Handle(TakeDownCommitment request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var author = current.Author(clock);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        await db.RequireNamesAsync(process.Id, [request.Who, request.ToWhom], request.Delegation, cancellationToken);

        // A note that was taken out meanwhile is still the one that it came from.
        var note = request.Note is { } from
            ? await db.Notes.SingleOrDefaultAsync(n => n.Id == from && n.MeetingId == meeting.Id, cancellationToken).OrNotFound()
            : null;
        // Asked once the note is known to be there: whoever has no such note is told of nothing else.
        if (request.Id == default)
        {
            throw new RuleViolation("commitment.key", "Open the note and say from there what follows from it.");
        }

        if (request.Who!.Kind == ActorKind.Other
            && (meeting.WithoutAttribution || (note is not null && await db.AgendaItems.AnyAsync(i => i.Id == note.AgendaItemId && i.WithoutAttribution, cancellationToken))))
        {
            throw new RuleViolation("commitment.chatham-house", "This was said under the Chatham House Rule: no person is named. Choose the party that is to do it.") { Field = "WhoName" };
        }

        var audience = request.Sharing is { } chosen ? Commitment.AudienceOf(chosen, request.Delegation) : note?.Readers() ?? Audience.Mediators;
        var facts = new CommitmentFacts { What = request.What, Who = request.Who!, ToWhom = request.ToWhom };
        var due = DueOf(request, meeting, note?.At ?? author.At, author.At);
        var commitment = await db.Commitments.SingleOrDefaultAsync(c => c.Id == request.Id, cancellationToken);
        if (commitment is null)
        {
            commitment = Commitment.TakeDown(request.Id, process.Id, audience, facts, due, meeting, note?.Id, author);
            db.Commitments.Add(commitment);
        }
        else if (Audience.Of(commitment) == audience && commitment.Says(facts, due, meeting.Id))
        {
            return commitment.Id;
        }
        else if (Audience.Of(commitment) == audience && commitment.KeptById == author.UserId && commitment.ChangedAt == commitment.KeptAt)
        {
            commitment.Describe(facts, due, meeting, author);
        }
        else
        {
            throw new EditConflict(CommitmentForm.Of(commitment), commitment.VersionToken, commitment.ChangedBy);
        }

        commitment.FindBy(CommitmentRow.SearchKey(facts, ""));
        await db.SaveAsync(cancellationToken);
        return commitment.Id;
    }

    private static Due DueOf(TakeDownCommitment request, Meeting meeting, DateTimeOffset promised, DateTimeOffset now)
    {
        if (request.Days is not { } days)
        {
            return request.Date is { } date ? Due.By(date, meeting.Zone) : Due.Never(meeting.Zone);
        }

        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(promised, TimeZoneInfo.FindSystemTimeZoneById(meeting.Zone)).DateTime);
        return request.Event.Length > 0 ? Due.Within(days, request.Event, null, meeting.Zone, now) : Due.By(PartialDate.On(day.AddDays(days)), meeting.Zone);
    }
}
