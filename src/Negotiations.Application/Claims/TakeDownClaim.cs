using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Commitments;
using Negotiations.Application.Parties;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;

namespace Negotiations.Application.Claims;

/// <summary>
/// Takes down what somebody asserts while the session goes on. It is asserted on the day on which the note says so, in the session; its readers are those of the note, and of a confidence the mediators alone, as far as
/// they may read the subject. Sent twice, it stands there once.
/// </summary>
[Needs(Permission.KeepNotes)]
public sealed record TakeDownClaim : IRequest<Id<Claim>>
{
    /// <summary>Key made where it was typed.</summary>
    public required Id<Claim> Id { get; init; }

    /// <summary>The session.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>The note that it comes from.</summary>
    public required Id<Note> Note { get; init; }

    /// <summary>What is asserted about: the title of a subject, which is opened unless there is one.</summary>
    public string About { get; init; } = "";

    /// <summary>Who asserts it.</summary>
    public Actor? Asserter { get; init; }

    /// <summary>Person or office that spoke for the asserter.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>How exactly a figure was said; none where none was said. A figure from one number to another is entered on the page of its subject.</summary>
    public FigureKind? FigureKind { get; init; }

    /// <summary>The figure, where it is one.</summary>
    public long? Figure { get; init; }

    /// <summary>Without a figure, what is said of the subject.</summary>
    public Stance? Stance { get; init; }

    /// <summary>In words.</summary>
    public string Said { get; init; } = "";
}

/// <summary>Titles of subjects that figures and statements are asserted about, to choose from: of this meeting first, then the latest.</summary>
/// <param name="Meeting">The session.</param>
[Needs(Permission.KeepNotes)]
public sealed record ReadSubjectTitles(Id<Meeting> Meeting) : IRequest<IReadOnlyList<string>>;

internal sealed class TakeDownClaimValidator : AbstractValidator<TakeDownClaim>
{
    public TakeDownClaimValidator()
    {
        RuleFor(r => r.Id).NotEqual(default(Id<Claim>)).WithMessage("Open the note and say from there what follows from it.").OverridePropertyName("");
        RuleFor(r => r.About).NotEmpty().WithMessage("Say what is asserted about.");
        RuleFor(r => r.About).FitsIn(ClaimSubject.TitleLength);
        RuleFor(r => r.Asserter).NotNull().WithMessage("Choose who asserts it.");
        RuleFor(r => r.Asserter).Must(a => a is not { Kind: ActorKind.Other, Name.Length: 0 }).WithMessage("Give the name of whoever it is.").OverridePropertyName(nameof(TakeDownClaim.Speaker));
        RuleFor(r => r.Asserter!.Name).FitsIn(Actor.NameLength).When(r => r.Asserter is not null).OverridePropertyName(nameof(TakeDownClaim.Speaker));
        RuleFor(r => r.Speaker).FitsIn(Claim.SpeakerLength);
        RuleFor(r => r.FigureKind).Must(k => k is null || (Enum.IsDefined(k.Value) && k != Domain.Claims.FigureKind.Between)).WithMessage("Choose one.");
        RuleFor(r => r.Figure).NotNull().When(r => r.FigureKind is not null).WithMessage("Give a whole number.");
        RuleFor(r => r.Figure).InclusiveBetween(0, Claim.Most).WithMessage("Give a whole number.");
        RuleFor(r => r.Stance).NotNull().When(r => r.FigureKind is null).WithMessage("Give the figure, or say what the statement says of it.");
        RuleFor(r => r.Stance).IsInEnum().WithMessage("Choose one.");
        RuleFor(r => r.Said).NotEmpty().When(r => r.FigureKind is null).WithMessage("Write what was said.");
        RuleFor(r => r.Said).FitsIn(Claim.TextLength);
    }
}

internal sealed class TakeDownClaimHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock)
    : IRequestHandler<TakeDownClaim, Id<Claim>>, IRequestHandler<ReadSubjectTitles, IReadOnlyList<string>>
{
    private const int MostTitles = 50;

    public async Task<Id<Claim>> Handle(TakeDownClaim request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var author = current.Author(clock);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        // A note that was taken out meanwhile is still the one that it came from.
        var note = await db.Notes.SingleOrDefaultAsync(n => n.Id == request.Note && n.MeetingId == meeting.Id, cancellationToken).OrNotFound();
        if (await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id, cancellationToken) is { } kept)
        {
            return (kept.FigureKind, kept.Figure, kept.Stance, kept.Text) == (request.FigureKind, request.Figure, request.Figure is null ? request.Stance : null, request.Said)
                ? request.Id
                : throw new RuleViolation("claim.kept", "This was kept already, with other words or another figure. A claim never changes: replace it on the page of what it is about.");
        }

        if (meeting.WithoutAttribution || await db.AgendaItems.AnyAsync(i => i.Id == note.AgendaItemId && i.WithoutAttribution, cancellationToken))
        {
            throw new RuleViolation("claim.chatham-house", "This was said under the Chatham House Rule: nobody may be told to have said it. What somebody says publicly is entered under Claims, with its source.");
        }

        await db.RequireNamesAsync(process.Id, [request.Asserter], null, cancellationToken);
        var subject = await db.ClaimSubjects.Where(s => s.Title == request.About)
            .OrderByDescending(s => s.MeetingId == meeting.Id).ThenByDescending(s => s.OpenedAt).ThenBy(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        if (subject is null)
        {
            var kind = request.Figure is null ? ClaimKind.Statement : ClaimKind.Figure;
            subject = ClaimSubject.Open(process.Id, note.Readers(), request.About, kind, "", "", meeting, author);
            db.ClaimSubjects.Add(subject);
        }

        Fit(subject.Kind, request);
        var day = PartialDate.On(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(note.At, TimeZoneInfo.FindSystemTimeZoneById(meeting.Zone)).DateTime));
        var assertion = new Assertion
        {
            FigureKind = request.FigureKind,
            Figure = request.Figure,
            Stance = request.Figure is null ? request.Stance : null,
            Text = request.Said,
            Speaker = request.Speaker,
            Source = $"{meeting.Title}, {day}",
            StatedOn = day,
            AsOf = day,
        };
        db.Claims.Add(subject.Report(request.Asserter!, Audience.Common(note.Readers(), subject.Readers), assertion, null, author, request.Id, note));
        await db.SaveAsync(cancellationToken);
        return request.Id;
    }

    public async Task<IReadOnlyList<string>> Handle(ReadSubjectTitles request, CancellationToken cancellationToken) =>
        await db.ClaimSubjects.AsNoTracking().Where(s => s.Kind != ClaimKind.Date)
            .OrderByDescending(s => s.MeetingId == request.Meeting).ThenByDescending(s => s.OpenedAt).ThenBy(s => s.Id)
            .Select(s => s.Title).Take(MostTitles).ToListAsync(cancellationToken);

    // What claims of a subject say was settled when it was opened.
    private static void Fit(ClaimKind kind, TakeDownClaim request)
    {
        var (field, wrong) = (kind, request.Figure) switch
        {
            (ClaimKind.Figure, null) => (nameof(request.Figure), "Claims about this give a figure. Give it."),
            (ClaimKind.Statement, not null) => (nameof(request.Figure), "Claims about this are statements. Say the figure in words, and empty this."),
            (ClaimKind.Date, _) => (nameof(request.About), "Claims about this give a date. Enter it on the page of the subject."),
            _ => ("", ""),
        };
        if (wrong.Length > 0)
        {
            throw new RuleViolation("claim.kind", wrong) { Field = field };
        }
    }
}
