using AutoMapper;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Translations;

/// <summary>The working text of an agreement beside what it says in another of its languages, provision by provision.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Language">BCP 47 tag of one of its other languages.</param>
/// <param name="ToDo">Only what is missing or made of an earlier wording.</param>
[Needs(Permission.KeepAgreements)]
[AnySigns("It chooses what is read, and is not kept.")]
public sealed record ReadTextInLanguage(Id<Agreement> Agreement, string Language, bool ToDo) : IRequest<TextInLanguagePage>;

/// <summary>A working text in two languages.</summary>
public sealed record TextInLanguagePage
{
    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>How far the text stands in the language.</summary>
    public required LanguageTally Tally { get; init; }

    /// <summary>Whether only what is missing or made of an earlier wording is shown.</summary>
    public required bool ToDo { get; init; }

    /// <summary>The provisions in reading order.</summary>
    public required IReadOnlyList<TranslatedRow> Rows { get; init; }

    /// <summary>The parties of the process, some of which may propose something in its brackets.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }
}

/// <summary>A provision of the working text in two languages.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Both">What it says in both.</param>
/// <param name="ChangedAt">When it was last put into the other language; none before.</param>
/// <param name="ChangedBy">Who did that.</param>
public sealed record TranslatedRow(Id<Provision> Id, ParallelLine Both, DateTimeOffset? ChangedAt, string ChangedBy);

internal sealed class ReadTextInLanguageHandler(INegotiationsDb db, IMapper mapper) : IRequestHandler<ReadTextInLanguage, TextInLanguagePage>
{
    public async Task<TextInLanguagePage> Handle(ReadTextInLanguage request, CancellationToken cancellationToken)
    {
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var language = TextInLanguage.Named(agreement, request.Language);
        var text = await TextInHand.ReadAsync(db, agreement.Id, cancellationToken);
        var other = TextInLanguage.Of(text, language.Tag, await TextInLanguage.ReadAsync(db, agreement.Id, language.Tag, cancellationToken));
        var rows =
            from provision in text.InOrder
            let stand = other.StandOf(provision)
            where !request.ToDo || stand is TranslationStand.Missing or TranslationStand.Earlier
            let translation = other.Find(provision)
            select new TranslatedRow(
                provision.Id, new ParallelLine(text.LineOf(provision)!, stand, translation?.Heading ?? "", translation?.Text ?? ""), translation?.ChangedAt, translation?.ChangedBy ?? "");
        return new TextInLanguagePage
        {
            Agreement = agreement,
            Tally = other.Tally(language.IsAuthentic),
            ToDo = request.ToDo,
            Rows = [.. rows],
            Parties = await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken),
        };
    }
}
