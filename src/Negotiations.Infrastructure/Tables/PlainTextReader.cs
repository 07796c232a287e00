using System.Text;
using Negotiations.Application.WorkingTexts.Importing;

namespace Negotiations.Infrastructure.Tables;

/// <summary>Reads plain text as a CSV is read: where letters could come out wrong, it is refused.</summary>
internal sealed class PlainTextReader : IPlainTextReader
{
    public (string Text, string Encoding) Read(Stream file)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        return CsvText.TryDecode(bytes) ?? throw new InvalidDataException("It is no plain text.");
    }

    public string Otherwise(string text, string from, string to) => Of(to).GetString(Of(from).GetBytes(text));

    private static Encoding Of(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? throw new InvalidOperationException($"There is no encoding {name}.");
}
