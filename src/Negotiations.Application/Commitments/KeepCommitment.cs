using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Proposals;
using Negotiations.Application.Agreements;
using Negotiations.Application.Notes;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Commitments;

/// <summary>What the form of a commitment shows.</summary>
/// <param name="Id">Which one; none for a new one.</param>
/// <param name="Meeting">The meeting that a new one comes from.</param>
/// <param name="Note">The note of that meeting that a new one comes from: what it says is to be done.</param>
/// <param name="Draft">The draft in which a new one is laid down.</param>
/// <param name="Provision">The provision of that draft: what it says is to be done, and who reads the draft may see it.</param>
[Needs(Permission.KeepCommitments)]
public sealed record ReadCommitmentForm(Id<Commitment>? Id, Id<Meeting>? Meeting = null, Id<Note>? Note = null, Id<Draft>? Draft = null, Id<Provision>? Provision = null) : IRequest<CommitmentFormPage>;

/// <summary>Takes a commitment down, or corrects one.</summary>
/// <param name="Id">Which one; none for a new one.</param>
/// <param name="Form">What is said of it.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="CommitmentForm"/>.</exception>
[Needs(Permission.KeepCommitments)]
public sealed record KeepCommitment(Id<Commitment>? Id, CommitmentForm Form) : IRequest<Id<Commitment>>, IKeptOnce
{
    bool IKeptOnce.MakesRecord => Id is null;
}

/// <summary>What is said of a commitment, and the token of what the form was filled from.</summary>
public sealed record CommitmentForm
{
    /// <summary>What is to be done.</summary>
    public string What { get; init; } = "";

    /// <summary>Who is to do it.</summary>
    public Actor? Who { get; init; }

    /// <summary>To whom it was promised.</summary>
    public Actor? ToWhom { get; init; }

    /// <summary>By when.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>Or within how many days of an event.</summary>
    public int? WithinDays { get; init; }

    /// <summary>The event.</summary>
    public string Event { get; init; } = "";

    /// <summary>The day of the event, once it has happened.</summary>
    public PartialDate? EventOn { get; init; }

    /// <summary>IANA name of the zone in which the day ends.</summary>
    public string Zone { get; init; } = "";

    /// <summary>The meeting that it comes from.</summary>
    public Id<Meeting>? Meeting { get; init; }

    /// <summary>The note of that meeting that a new one comes from.</summary>
    public Id<Note>? Note { get; init; }

    /// <summary>The draft that lays a new one down.</summary>
    public Id<Draft>? Draft { get; init; }

    /// <summary>The provision of that draft.</summary>
    public Id<Provision>? Provision { get; init; }

    /// <summary>The statement or provision.</summary>
    public string Statement { get; init; } = "";

    /// <summary>Where that is published.</summary>
    public string Source { get; init; } = "";

    /// <summary>How it is to be verified.</summary>
    public string Verification { get; init; } = "";

    /// <summary>With whom it is shared; said once, of a new one.</summary>
    public Sharing Sharing { get; init; }

    /// <summary>With which delegation, where it is one.</summary>
    public Id<Party>? Delegation { get; init; }

    /// <summary>Token of what the form was filled from.</summary>
    public Guid VersionToken { get; init; }

    internal static CommitmentForm Of(Commitment c) => new()
    {
        What = c.What,
        Who = c.Who,
        ToWhom = c.ToWhom,
        Date = c.WithinDays is null ? c.DueOn : null,
        WithinDays = c.WithinDays,
        Event = c.Event,
        EventOn = c.EventOn,
        Zone = c.DueZone,
        Meeting = c.MeetingId,
        Statement = c.Statement,
        Source = c.Source,
        Verification = c.Verification,
        Sharing = Audience.Of(c).Sharing,
        Delegation = c.OwnerId,
        VersionToken = c.VersionToken,
    };

    internal CommitmentFacts Facts() => new() { What = What, Who = Who!, ToWhom = ToWhom, Statement = Statement, Source = Source, Verification = Verification };

    internal Due Due(DateTimeOffset now) =>
        Date is { } date ? Domain.Commitments.Due.By(date, Zone)
        : WithinDays is { } days ? Domain.Commitments.Due.Within(days, Event, EventOn, Zone, now)
        : Domain.Commitments.Due.Never(Zone);
}

/// <summary>A form with what there is to choose from.</summary>
/// <param name="Form">What is said so far.</param>
/// <param name="Choices">Who can be named.</param>
/// <param name="Meetings">The meetings that it can come from, the latest first.</param>
/// <param name="Zones">Time zones.</param>
/// <param name="Audience">Who may read it; none of a new one.</param>
public sealed record CommitmentFormPage(CommitmentForm Form, ActorChoices Choices, IReadOnlyList<MeetingChoice> Meetings, IReadOnlyList<string> Zones, PageAudience? Audience)
{
    /// <summary>The provision of a draft that it is made of; none of one that comes from elsewhere, and of one that is corrected.</summary>
    public LaidDown? LaidDown { get; init; }
}

/// <summary>A provision of a draft of which a commitment is made.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The provision.</param>
/// <param name="Provision">What it says.</param>
/// <param name="State">How far the parties had come with it.</param>
/// <param name="Language">BCP 47 tag of the text.</param>
/// <param name="Brackets">Its open brackets, in reading order.</param>
public sealed record LaidDown(Id<Draft> Draft, Id<Agreement> AgreementId, Id<Provision> Id, CitedProvision Provision, ProvisionState State, string Language, IReadOnlyList<ShownBracket> Brackets)
{
    /// <summary>Whether it is not agreed yet: it has open brackets, a party reserves its position, or it was put off.</summary>
    public bool IsOpen => Brackets.Count > 0 || State is ProvisionState.Bracketed or ProvisionState.Reserved or ProvisionState.Parked;
}

/// <summary>A meeting to choose.</summary>
public sealed record MeetingChoice(Id<Meeting> Id, string Title, PartialDate Date);

internal sealed class CommitmentFormValidator : AbstractValidator<CommitmentForm>
{
    public CommitmentFormValidator()
    {
        RuleFor(f => f.What).NotEmpty().WithMessage("Say what is to be done.");
        RuleFor(f => f.What).FitsIn(Commitment.WhatLength);
        RuleFor(f => f.Who).NotNull().WithMessage("Say who is to do it.");
        RuleFor(f => f.Who).Must(IsNamed).WithMessage("Give the name of whoever it is.").OverridePropertyName("WhoName");
        RuleFor(f => f.ToWhom).Must(IsNamed).WithMessage("Give the name of whoever it is.").OverridePropertyName("ToWhomName");
        RuleFor(f => f.Who!.Name).FitsIn(Actor.NameLength).When(f => f.Who is not null).OverridePropertyName("WhoName");
        RuleFor(f => f.ToWhom!.Name).FitsIn(Actor.NameLength).When(f => f.ToWhom is not null).OverridePropertyName("ToWhomName");
        RuleFor(f => f.Date).Null().When(f => f.WithinDays is not null).WithMessage("Give a date, or a number of days, not both.");
        RuleFor(f => f.Date).Must(date => date is not { IsInterval: true }).WithMessage("Give one date by which it is due, not a range.");
        RuleFor(f => f.WithinDays).InclusiveBetween(1, Due.MostDays).WithMessage("Give a number of days from 1 to 3650.");
        RuleFor(f => f.WithinDays).NotNull().When(f => f.Event.Length > 0 || f.EventOn is not null).WithMessage("Say within how many days of the event, or empty the event and its day.");
        RuleFor(f => f.EventOn).Must(on => on is not { Day: null }).WithMessage("To count days from the event, its whole date is needed: day, month and year.");
        RuleFor(f => f.Event).NotEmpty().When(f => f.WithinDays is not null).WithMessage("Say which event the days are counted from.");
        RuleFor(f => f.Event).FitsIn(Due.EventLength);
        RuleFor(f => f.Zone).IsTimeZone();
        RuleFor(f => f.Statement).FitsIn(Commitment.TextLength);
        RuleFor(f => f.Source).FitsIn(Commitment.TextLength);
        RuleFor(f => f.Verification).FitsIn(Commitment.TextLength);
        RuleFor(f => f.Sharing).IsInEnum().WithMessage("Choose one.");
        RuleFor(f => f.Delegation).NotNull().When(f => f.Sharing == Sharing.OneDelegation).WithMessage("Choose the delegation that may see it.");
        this.MustKeep(f => Commitment.Faults(f.Facts(), f.Meeting is not null));
    }

    internal static bool IsNamed(Actor? actor) => actor is not { Kind: ActorKind.Other, Name.Length: 0 };
}

internal sealed class KeepCommitmentValidator : AbstractValidator<KeepCommitment>
{
    public KeepCommitmentValidator() => RuleFor(r => r.Form).SetValidator(new CommitmentFormValidator()).OverridePropertyName("");
}

internal sealed class ReadCommitmentFormHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadCommitmentForm, CommitmentFormPage>
{
    private const int MostMeetings = 200;

    public async Task<CommitmentFormPage> Handle(ReadCommitmentForm request, CancellationToken cancellationToken)
    {
        (CommitmentForm Form, LaidDown Of)? laidDown = request is { Id: null, Draft: { } draft } ? await LaidDownAsync(draft, request.Provision, cancellationToken) : null;
        var (form, audience) = request.Id is { } id ? await StoredAsync(id, cancellationToken) : (laidDown?.Form ?? await NewAsync(request, cancellationToken), (PageAudience?)null);
        var meetings = await db.Meetings.AsNoTracking()
            .OrderByDescending(m => m.Id == form.Meeting).ThenByDescending(m => m.Order).ThenBy(m => m.Id).Take(MostMeetings)
            .Select(m => new MeetingChoice(m.Id, m.Title, m.Date)).ToListAsync(cancellationToken);
        return new CommitmentFormPage(form, await ActorChoices.ReadAsync(db, mapper, current, cancellationToken), meetings, TimeZones.All, audience) { LaidDown = laidDown?.Of };
    }

    private async Task<(CommitmentForm, PageAudience?)> StoredAsync(Id<Commitment> id, CancellationToken cancellationToken)
    {
        var commitment = await db.Commitments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken).OrNotFound();
        return (CommitmentForm.Of(commitment), Audience.Of(commitment).ToPage());
    }

    private async Task<CommitmentForm> NewAsync(ReadCommitmentForm request, CancellationToken cancellationToken)
    {
        var form = new CommitmentForm { Zone = current.Viewer.Seat!.TimeZone };
        if (request.Meeting is not { } of)
        {
            return request.Note is null ? form : throw new NotFound();
        }

        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == of, cancellationToken).OrNotFound();
        form = form with { Meeting = meeting.Id, Zone = meeting.Zone };
        if (request.Note is not { } from)
        {
            return form;
        }

        var note = await db.Notes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == from && n.MeetingId == meeting.Id && !n.TakenOut, cancellationToken).OrNotFound();
        var audience = note.Readers();
        return form with
        {
            Note = note.Id,
            What = Start(note.Text),
            // Who spoke is told as far as the log tells it: under the Chatham House Rule, of the meeting or of the point, not at all.
            Who = await NoteRow.Of(db).Where(n => n.Id == note.Id).Select(n => n.SpeakerPartyId).SingleAsync(cancellationToken) is { } party ? Actor.Of(party) : null,
            Sharing = audience.Sharing,
            Delegation = audience.Owner,
        };
    }

    private async Task<(CommitmentForm Form, LaidDown Of)> LaidDownAsync(Id<Draft> draft, Id<Provision>? provision, CancellationToken cancellationToken)
    {
        var found = await (from p in db.DraftProvisions.AsNoTracking()
                           where p.DraftId == draft && p.ProvisionId == provision
                           join d in db.Drafts.AsNoTracking() on p.DraftId equals d.Id
                           join a in db.Agreements.AsNoTracking() on d.AgreementId equals a.Id
                           select new { Provision = p, d.Title, d.Language, a.Source, d.TabledAt, d.Hash }).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        var of = found.Provision;
        var readers = Audience.Of(of);
        return (
            new CommitmentForm
            {
                Zone = current.Viewer.Seat!.TimeZone,
                Draft = draft,
                Provision = of.ProvisionId,
                What = Start(of.Text),
                Statement = string.Join(", ", new[] { found.Title, of.Label, of.Heading }.Where(w => w.Length > 0)),
                // Of a text that is published nowhere, the draft itself is where it stands.
                Source = found.Source.Length > 0 ? found.Source : FormattableString.Invariant($"{found.Title}, {found.TabledAt:yyyy-MM-dd HH:mm} UTC, {found.Hash[..Draft.MarkLength]}"),
                Sharing = readers.Sharing,
                Delegation = readers.Owner,
            },
            new LaidDown(draft, of.AgreementId, of.ProvisionId, new CitedProvision(of.Kind, of.Label, of.Heading, of.Text), of.State, found.Language, await ShownBracket.OfDraftAsync(db, draft, of.ProvisionId, cancellationToken)));
    }

    private static string Start(string text) => text.Length <= Commitment.WhatLength ? text : text[..Commitment.WhatLength];
}

/// <summary>For whom a commitment is that comes from a note, unless somebody chooses otherwise.</summary>
internal static class NoteReaders
{
    /// <summary>Those of the note; of a confidence, the mediators alone.</summary>
    public static Audience Readers(this Note note) => note.Conveyance is null ? Audience.Of(note) : Audience.Mediators;
}

internal sealed class KeepCommitmentHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<KeepCommitment, Id<Commitment>>
{
    public async Task<Id<Commitment>> Handle(KeepCommitment request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var (form, facts, author) = (request.Form, request.Form.Facts(), current.Author(clock));
        var meeting = form.Meeting is { } of ? await db.Meetings.SingleOrDefaultAsync(m => m.Id == of, cancellationToken).OrNotFound() : null;
        var commitment = request.Id is { } id
            ? await db.Commitments.SingleOrDefaultAsync(c => c.Id == id, cancellationToken).OrNotFound()
            : null;
        if (commitment is not null && commitment.VersionToken != form.VersionToken)
        {
            throw new EditConflict(CommitmentForm.Of(commitment), commitment.VersionToken, commitment.ChangedBy);
        }

        await db.RequireNamesAsync(process.Id, [facts.Who, facts.ToWhom], commitment is null ? form.Delegation : null, cancellationToken);
        if (commitment is null)
        {
            if (form.Note is { } note)
            {
                await db.Notes.SingleOrDefaultAsync(n => n.Id == note && n.MeetingId == form.Meeting && !n.TakenOut, cancellationToken).OrNotFound();
            }

            var provision = form.Draft is { } draft
                ? await db.DraftProvisions.SingleOrDefaultAsync(p => p.DraftId == draft && p.ProvisionId == form.Provision, cancellationToken).OrNotFound()
                : null;
            var audience = Commitment.AudienceOf(form.Sharing, form.Delegation);
            commitment = Commitment.TakeDown(Id<Commitment>.New(), process.Id, audience, facts, form.Due(author.At), meeting, form.Note, author, provision);
            db.Commitments.Add(commitment);
        }
        else
        {
            commitment.Describe(facts, form.Due(author.At), meeting, author);
        }

        commitment.FindBy(CommitmentRow.SearchKey(facts, commitment.Event));
        await db.SaveAsync(cancellationToken);
        return commitment.Id;
    }
}
