namespace Negotiations.Texts.Recognition;

/// <summary>A piece of a provision as plain text prints it.</summary>
/// <param name="Text">What is printed.</param>
/// <param name="Sign">Which sign it is a part of, such as a bracket with what is proposed in it; none where it is words of the text.</param>
public sealed record PrintedPiece(string Text, int? Sign = null);

/// <summary>How plain text prints a provision: its words, and the signs round them, which are none of them.</summary>
/// <param name="Heading">Its heading, with what is said of it behind.</param>
/// <param name="Words">Its words with the signs of its brackets.</param>
public sealed record PrintedProvision(IReadOnlyList<PrintedPiece> Heading, IReadOnlyList<PrintedPiece> Words);
