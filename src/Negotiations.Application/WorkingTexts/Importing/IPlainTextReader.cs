namespace Negotiations.Application.WorkingTexts.Importing;

/// <summary>Reads plain text in whatever encoding it is told to be in, or can be told from: UTF-8, UTF-16, Windows-1251.</summary>
public interface IPlainTextReader
{
    /// <summary>Reads all of it, and says in which encoding: <c>utf-8</c>, <c>utf-16</c>, or taken for it <see cref="TextFile.Cyrillic"/>.</summary>
    /// <param name="file">The file; its length was looked at before.</param>
    /// <exception cref="InvalidDataException">It is no plain text.</exception>
    (string Text, string Encoding) Read(Stream file);

    /// <summary>What a text says if its bytes are read otherwise: those of a file that does not say how it was written.</summary>
    /// <param name="text">The text as it was read.</param>
    /// <param name="from">How it was read.</param>
    /// <param name="to">How it is to be read.</param>
    string Otherwise(string text, string from, string to);
}
