using Microsoft.Extensions.Localization;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Texts.Recognition;
using Negotiations.Web.Features.Brackets;

namespace Negotiations.Web.Features.Drafts;

/// <summary>What <see cref="DraftFile"/> prints of a provision, in pieces.</summary>
internal sealed class PrintedWords(IStringLocalizer<Texts> texts) : IPrintedWords
{
    /// <inheritdoc/>
    public PrintedProvision Of(TextLine line, IReadOnlyList<PartyMark> parties) => Of(line, parties, texts);

    /// <summary>The same in a language.</summary>
    internal static PrintedProvision Of(TextLine line, IReadOnlyList<PartyMark> parties, IStringLocalizer texts)
    {
        var note = DraftFile.NoteOf(line, texts);
        return new PrintedProvision(
            note.Length > 0 ? [new PrintedPiece(line.Place.Provision.Heading), new PrintedPiece($" ({note})", 0)] : [new PrintedPiece(line.Place.Provision.Heading)],
            [.. new BracketedWords(line.Place.Provision.Text, line.Brackets, parties, texts).Pieces().Select(p => new PrintedPiece(p.Text, p.Opens ?? p.Closes))]);
    }
}
