using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Translations;

/// <summary>What the form of a provision in another language shows.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Provision">The provision.</param>
/// <param name="Language">BCP 47 tag of one of the agreement's other languages.</param>
[Needs(Permission.KeepAgreements)]
[AnySigns("It chooses what is read, and is not kept.")]
public sealed record ReadTranslationForm(Id<Agreement> Agreement, Id<Provision> Provision, string Language) : IRequest<TranslationFormPage>;

/// <summary>Puts a provision into another language, or words it anew there. Answers with the provision that is next to be put into it, if one is.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Provision">The provision.</param>
/// <param name="Language">BCP 47 tag of one of the agreement's other languages.</param>
/// <param name="Form">What it says in it.</param>
/// <exception cref="EditConflict">Somebody else worded it in this language; holds a <see cref="TranslationForm"/>.</exception>
/// <exception cref="RuleViolation">The provision itself was worded anew meanwhile.</exception>
[Needs(Permission.KeepAgreements)]
public sealed record KeepTranslation(Id<Agreement> Agreement, Id<Provision> Provision, string Language, TranslationForm Form) : IRequest<Id<Provision>?>, IKeptOnce
{
    bool IKeptOnce.MakesRecord => Form.VersionToken == Guid.Empty;
}

/// <summary>What a provision says in another language, and the tokens of what the form was filled from.</summary>
public sealed record TranslationForm
{
    /// <summary>Its heading.</summary>
    public string Heading { get; init; } = "";

    /// <summary>Its own text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Token of what the provision itself said beside the form: nobody says of words that were never looked at that they mean the same.</summary>
    public Guid Original { get; init; }

    /// <summary>Token of what the form was filled from; empty where nothing stood there.</summary>
    public Guid VersionToken { get; init; }

    internal static TranslationForm Of(Provision provision, ProvisionTranslation? translation) => new()
    {
        Heading = translation?.Heading ?? "", Text = translation?.Text ?? "", Original = TextInLanguage.TokenOf(provision), VersionToken = translation?.VersionToken ?? Guid.Empty,
    };
}

/// <summary>A form with what is to be put into the other language.</summary>
public sealed record TranslationFormPage
{
    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>How far the text stands in the language.</summary>
    public required LanguageTally Tally { get; init; }

    /// <summary>What is said so far.</summary>
    public required TranslationForm Form { get; init; }

    /// <summary>What the provision is.</summary>
    public required ProvisionKind Kind { get; init; }

    /// <summary>What it is cited by; empty for what is not numbered or was taken out.</summary>
    public required string Label { get; init; }

    /// <summary>Its heading in the language of the text.</summary>
    public required string Heading { get; init; }

    /// <summary>Its text in the language of the text.</summary>
    public required string Text { get; init; }

    /// <summary>Its open brackets in reading order.</summary>
    public required IReadOnlyList<ShownBracket> Brackets { get; init; }

    /// <summary>How it stands in the other language.</summary>
    public required TranslationStand Stand { get; init; }

    /// <summary>The heading that what stands there was made of; none where nothing does.</summary>
    public required string? OfHeading { get; init; }

    /// <summary>The text that what stands there was made of; none where nothing does.</summary>
    public required string? OfText { get; init; }

    /// <summary>Whether the provision was taken out.</summary>
    public required bool TakenOut { get; init; }

    /// <summary>The parties of the process, some of which may propose something in its brackets.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }
}

internal sealed class KeepTranslationValidator : AbstractValidator<KeepTranslation>
{
    public KeepTranslationValidator()
    {
        RuleFor(r => r.Form.Heading).FitsIn(Provision.HeadingLength).OverridePropertyName(nameof(TranslationForm.Heading));
        RuleFor(r => r.Form.Text).MaximumLength(Provision.TextLength).WithMessage("A provision has at most 20,000 characters. Make two of it.").OverridePropertyName(nameof(TranslationForm.Text));
    }
}

internal sealed class KeepTranslationHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<ReadTranslationForm, TranslationFormPage>, IRequestHandler<KeepTranslation, Id<Provision>?>
{
    public async Task<TranslationFormPage> Handle(ReadTranslationForm request, CancellationToken cancellationToken)
    {
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var language = TextInLanguage.Named(agreement, request.Language);
        var text = await TextInHand.ReadAsync(db, agreement.Id, cancellationToken);
        var provision = text.Find(request.Provision) ?? throw new NotFound();
        var other = TextInLanguage.Of(text, language.Tag, await TextInLanguage.ReadAsync(db, agreement.Id, language.Tag, cancellationToken));
        var translation = other.Find(provision);
        return new TranslationFormPage
        {
            Agreement = agreement,
            Tally = other.Tally(language.IsAuthentic),
            Form = TranslationForm.Of(provision, translation),
            Kind = provision.Kind,
            Label = text.LabelOf(provision),
            Heading = provision.Heading,
            Text = provision.Text,
            Brackets = [.. text.BracketsOf(provision).Select(ShownBracket.Of)],
            Stand = other.StandOf(provision),
            OfHeading = translation?.OfHeading,
            OfText = translation?.OfText,
            TakenOut = provision.TakenOutAt is not null,
            Parties = await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken),
        };
    }

    // A provision has one in each language, and what it was made of is what the provision says: neither changes between looking and keeping.
    public Task<Id<Provision>?> Handle(KeepTranslation request, CancellationToken cancellationToken) => db.InTurnAsync(() => KeepAsync(request, cancellationToken), cancellationToken);

    private async Task<Id<Provision>?> KeepAsync(KeepTranslation request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var agreement = await db.Agreements.Include(a => a.Languages).SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        var language = agreement.Translated.FirstOrDefault(l => l.Tag == request.Language)?.Tag ?? throw new NotFound();
        var text = await TextInHand.ReadToChangeAsync(db, agreement.Id, cancellationToken);
        var provision = text.Find(request.Provision) ?? throw new NotFound();
        var translations = await db.ProvisionTranslations.Where(t => t.AgreementId == agreement.Id && t.Language == language).ToListAsync(cancellationToken);
        var (form, translation) = (request.Form, translations.SingleOrDefault(t => t.ProvisionId == provision.Id));
        if ((translation?.VersionToken ?? Guid.Empty) != form.VersionToken)
        {
            throw translation is null
                ? new RuleViolation("translation.original", "What stands here changed since you opened it. Nothing of yours was saved. Look at it again.")
                : new EditConflict(TranslationForm.Of(provision, translation), translation.VersionToken, translation.ChangedBy);
        }

        if (TextInLanguage.TokenOf(provision) != form.Original && provision.TakenOutAt is null)
        {
            throw new RuleViolation("translation.original", "{0} worded the provision anew while you wrote. What you wrote is still here: look at what the provision says now, and save again.", provision.ChangedBy);
        }

        var facts = new TranslationFacts(form.Heading, form.Text);
        if (translation is null)
        {
            translation = agreement.Translate(provision, language, facts, current.Author(clock));
            db.ProvisionTranslations.Add(translation);
            translations.Add(translation);
        }
        else
        {
            translation.Word(agreement, provision, facts, current.Author(clock));
        }

        await db.SaveAsync(cancellationToken);
        return TextInLanguage.Of(text, language, translations).After(provision.Id);
    }
}
