using Negotiations.Application.Parties;
using Negotiations.Texts.Recognition;

namespace Negotiations.Application.Agreements;

/// <summary>Tells how the plain text of a draft prints a provision, so that its signs are not taken for words when it comes back.</summary>
public interface IPrintedWords
{
    /// <summary>How a provision is printed.</summary>
    /// <param name="line">The provision with its brackets.</param>
    /// <param name="parties">The parties of the process, some of which may propose something in its brackets.</param>
    PrintedProvision Of(TextLine line, IReadOnlyList<PartyMark> parties);
}
