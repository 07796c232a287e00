using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Readouts;

namespace Negotiations.Application.Readouts;

/// <summary>What the form of a new readout shows.</summary>
[Needs(Permission.KeepReadouts)]
public sealed record ReadReadoutForm(Id<Meeting> Meeting) : IRequest<ReadoutFormPage>;

/// <summary>Enters a readout: of a delegation its own, of the mediators whatever was published, with its source.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Form">What is said of it.</param>
[Needs(Permission.KeepReadouts)]
public sealed record EnterReadout(Id<Meeting> Meeting, ReadoutForm Form) : IRequest<Id<Readout>>, IKeptOnce;

/// <summary>What is said of a readout in its form.</summary>
public sealed record ReadoutForm
{
    /// <summary>Who speaks.</summary>
    public ReadoutKind? Kind { get; init; }

    /// <summary>Who exactly; a delegation speaks for itself.</summary>
    public IReadOnlyList<Actor> Asserters { get; init; } = [];

    /// <summary>What it is called.</summary>
    public string Title { get; init; } = "";

    /// <summary>The day on which it was issued.</summary>
    public PartialDate? On { get; init; }

    /// <summary>The hour, where it is known.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>IANA name of the zone in which that is told.</summary>
    public string Zone { get; init; } = "";

    /// <summary>BCP 47 tag of its language.</summary>
    public string Language { get; init; } = "";

    /// <summary>Which way it runs.</summary>
    public TextDirection Direction { get; init; }

    /// <summary>Where it can be read.</summary>
    public string Address { get; init; } = "";

    /// <summary>Where it is kept.</summary>
    public string Archive { get; init; } = "";

    /// <summary>The text, cut into passages.</summary>
    public IReadOnlyList<PassageFacts> Passages { get; init; } = [];

    /// <summary>Who may read it, where the mediators enter it; said once, of a new one.</summary>
    public Audience? Readers { get; init; }

    /// <summary>Who may read it, where a delegation enters it; said once, of a new one.</summary>
    public ReadoutReach? Reach { get; init; }

    /// <summary>What is new, of a revision.</summary>
    public string Note { get; init; } = "";

    /// <summary>Token of what the form was filled from.</summary>
    public Guid VersionToken { get; init; }

    internal static ReadoutForm Of(Readout r) => new()
    {
        Kind = r.Kind,
        Asserters = [.. r.Asserters.OrderBy(a => a.Position).Select(a => a.Who)],
        Title = r.Title,
        On = r.IssuedOn,
        At = r.IssuedAt is { } at ? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(r.IssuedZone)).DateTime) : null,
        Zone = r.IssuedZone,
        Language = r.Language,
        Direction = r.Direction,
        Address = r.Address,
        Archive = r.Archive,
        Passages = [.. r.Passages.OrderBy(p => p.Position).Select(p => new PassageFacts(p.Text, p.Topic))],
        VersionToken = r.VersionToken,
    };

    internal ReadoutFacts Facts() => new()
    {
        Kind = Kind!.Value,
        Asserters = Asserters,
        Title = Title,
        Issued = MeetingTime.At(On!.Value, At, null, Zone),
        Language = Language,
        Direction = Direction,
        Address = Address,
        Archive = Archive,
        Passages = Passages,
    };
}

/// <summary>A form with what there is to choose from.</summary>
public sealed record ReadoutFormPage
{
    /// <summary>The meeting.</summary>
    public required MeetingDetails Meeting { get; init; }

    /// <summary>What is said so far.</summary>
    public required ReadoutForm Form { get; init; }

    /// <summary>Who can be named.</summary>
    public required ActorChoices Choices { get; init; }

    /// <summary>Who can be chosen to read it, the widest first; none for a delegation, and of a revision.</summary>
    public required IReadOnlyList<Audience> Readers { get; init; }

    /// <summary>Topics that were named already.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Whether a delegation enters its own.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Who may read it; none of a new one.</summary>
    public PageAudience? Audience { get; init; }

    /// <summary>The readout that is set right; none of a new one.</summary>
    public Id<Readout>? Revises { get; init; }

    /// <summary>Time zones.</summary>
    public IReadOnlyList<string> Zones { get; } = TimeZones.All;
}

internal sealed class ReadoutFormValidator : AbstractValidator<ReadoutForm>
{
    public ReadoutFormValidator()
    {
        RuleFor(f => f.Kind).NotNull().WithMessage("Choose what kind of readout it is.");
        RuleFor(f => f.Kind).IsInEnum().WithMessage("Choose one.");
        RuleForEach(f => f.Asserters).ChildRules(actor =>
        {
            actor.RuleFor(a => a.Name).NotEmpty().When(a => a.Kind == ActorKind.Other).WithMessage("Give the name of whoever it is.");
            actor.RuleFor(a => a.Name).FitsIn(Actor.NameLength);
        });
        RuleFor(f => f.Title).NotEmpty().WithMessage("Give it a title.");
        RuleFor(f => f.Title).FitsIn(Readout.TitleLength);
        RuleFor(f => f.On).NotNull().WithMessage("Give the date, as far as it is known.");
        RuleFor(f => f.On).Must(on => on is not { IsInterval: true }).WithMessage("Give one date, not a range.");
        RuleFor(f => f.On).Must(on => on is null or { IsInterval: true } or { Day: not null }).When(f => f.At is not null).WithMessage("A time needs the whole date: day, month and year.");
        RuleFor(f => f.Zone).IsTimeZone();
        RuleFor(f => f.Language).NotEmpty().WithMessage("Choose the language.").IsLanguageTag();
        RuleFor(f => f.Direction).IsInEnum().WithMessage("Choose one.");
        RuleFor(f => f.Address).IsWebAddress();
        RuleFor(f => f.Address).FitsIn(Readout.AddressLength);
        RuleFor(f => f.Archive).FitsIn(Readout.NoteLength);
        RuleFor(f => f.Note).FitsIn(Readout.NoteLength);
        RuleFor(f => f.Passages).Must(p => p.Count > 0).WithMessage("Paste the text.").OverridePropertyName("Text");
        RuleFor(f => f.Passages).Must(p => p.Count <= Readout.MostPassages).WithMessage("At most 200 paragraphs fit. Enter the part that matters, and say in the archive note where the rest is.").OverridePropertyName("Text");
        RuleFor(f => f.Passages).Must(p => p.Sum(passage => passage.Text.Length) <= Readout.TextLength).WithMessage("At most 100,000 characters fit. Enter the part that matters, and say in the archive note where the rest is.").OverridePropertyName("Text");
        RuleForEach(f => f.Passages).ChildRules(p =>
        {
            p.RuleFor(passage => passage.Text).FitsIn(ReadoutPassage.TextLength);
            p.RuleFor(passage => passage.Topic).FitsIn(ReadoutPassage.TopicLength);
        });
        RuleFor(f => f.Reach).IsInEnum().WithMessage("Choose one.");
    }

    /// <summary>Who speaks, where the form asks for it: said where it asks first.</summary>
    public static void Speakers(ReadoutForm form, Action<string, string> wrong)
    {
        var fault = form.Asserters.Count == 0 ? "Say who speaks." : form.Kind is { } kind ? Readout.SpeakersFault(kind, form.Asserters)?.Template : null;
        if (fault is not null)
        {
            wrong("Asserters[0].Who", fault);
        }
    }
}

internal sealed class EnterReadoutValidator : AbstractValidator<EnterReadout>
{
    public EnterReadoutValidator(CurrentViewer current)
    {
        RuleFor(r => r.Form).SetValidator(new ReadoutFormValidator()).OverridePropertyName("");
        // A delegation speaks for itself, of what it said itself.
        When(_ => current.Viewer.PartyId is null, () =>
        {
            RuleFor(r => r.Form).Custom((form, context) => ReadoutFormValidator.Speakers(form, context.AddFailure));
            RuleFor(r => r.Form.Readers).NotNull().WithMessage("Choose who may read it.").OverridePropertyName(nameof(ReadoutForm.Readers));
            RuleFor(r => r.Form.Address).NotEmpty().When(r => r.Form.Archive.Length == 0).WithMessage("Say where it was published: give its address, or a note of where it is kept.").OverridePropertyName(nameof(ReadoutForm.Address));
        });
    }
}

internal sealed class ReadReadoutFormHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadReadoutForm, ReadoutFormPage>
{
    public async Task<ReadoutFormPage> Handle(ReadReadoutForm request, CancellationToken cancellationToken)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        var choices = await ActorChoices.ReadAsync(db, mapper, current, cancellationToken);
        var own = current.Viewer.PartyId;
        return new ReadoutFormPage
        {
            Meeting = mapper.Map<MeetingDetails>(meeting),
            Form = new ReadoutForm
            {
                Kind = own is null ? null : ReadoutKind.Unilateral,
                Asserters = own is { } delegation ? [Actor.Of(delegation)] : [],
                On = meeting.Date is { IsInterval: false } day ? day : null,
                Zone = meeting.Zone,
            },
            Choices = choices,
            Readers = own is null ? Readout.ReadersFor(meeting, choices.Parties.Select(p => p.Id)) : [],
            Topics = await KnownTopics.ReadAsync(db, meeting.Id, cancellationToken),
            IsOwn = own is not null,
        };
    }
}

internal sealed class EnterReadoutHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<EnterReadout, Id<Readout>>
{
    public async Task<Id<Readout>> Handle(EnterReadout request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        var (form, author) = (request.Form, current.Author(clock));
        Readout readout;
        if (current.Viewer.PartyId is { } delegation)
        {
            // Whoever the form names: a delegation speaks for itself alone.
            var own = form with { Kind = ReadoutKind.Unilateral, Asserters = [Actor.Of(delegation)] };
            readout = Readout.EnterOwn(meeting, delegation, form.Reach ?? ReadoutReach.OwnDelegation, own.Facts(), author);
        }
        else
        {
            var readers = form.Readers!.Value;
            await db.RequireNamesAsync(process.Id, form.Asserters, readers.Owner, cancellationToken);
            readout = Readout.Enter(meeting, readers, form.Facts(), author);
        }

        db.Readouts.Add(readout);
        await db.SaveAsync(cancellationToken);
        return readout.Id;
    }
}
