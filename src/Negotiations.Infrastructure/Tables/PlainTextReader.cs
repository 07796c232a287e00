using Negotiations.Application.WorkingTexts.Importing;

namespace Negotiations.Infrastructure.Tables;

/// <summary>Reads plain text as a CSV is read: where letters could come out wrong, it is refused.</summary>
internal sealed class PlainTextReader : IPlainTextReader
{
    public string Read(Stream file)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        return CsvText.TryDecode(bytes)?.Text ?? throw new InvalidDataException("It is no plain text.");
    }
}
