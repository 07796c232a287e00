using Negotiations.Application.Meetings;
using Negotiations.Matching.Names;

namespace Negotiations.Application.Records;

/// <summary>
/// Finds names of participants in running text, in whichever script: under the Chatham House Rule who spoke can be left out, what stands in a text cannot. A hint for whoever writes; it decides nothing.
/// </summary>
internal static class NameMentions
{
    /// <summary>Shorter words of a name are too often words of the language.</summary>
    private const int ShortestWord = 5;

    /// <summary>The names that the text seems to say.</summary>
    public static IReadOnlyList<string> In(string text, IEnumerable<ParticipantRow> participants)
    {
        var said = $" {NameKey.Of(text)} ";
        bool Says(string name) => NameKey.Of(name) is { Length: > 0 } key && said.Contains($" {key} ", StringComparison.Ordinal);
        // Of a person, one name is enough; whoever has no office is a state or an organisation, whose words are everywhere.
        return [.. participants.Where(p => Says(p.Name) || (p.Office.Length > 0 && p.Name.Split(' ').Any(word => word.Length >= ShortestWord && Says(word)))).Select(p => p.Name).Distinct()];
    }
}
