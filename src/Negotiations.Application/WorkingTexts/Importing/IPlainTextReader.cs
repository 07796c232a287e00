namespace Negotiations.Application.WorkingTexts.Importing;

/// <summary>Reads plain text in whatever encoding it is told to be in, or can be told from: UTF-8, UTF-16, Windows-1251.</summary>
public interface IPlainTextReader
{
    /// <summary>Reads all of it.</summary>
    /// <param name="file">The file; its length was looked at before.</param>
    /// <exception cref="InvalidDataException">It is no plain text.</exception>
    string Read(Stream file);
}
