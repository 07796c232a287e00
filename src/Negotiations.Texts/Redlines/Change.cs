using System.Globalization;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Redlines;

/// <summary>What of a provision a change is about.</summary>
public enum ChangePart
{
    /// <summary>The provision: it was added, removed, moved or made another kind.</summary>
    Provision,

    /// <summary>Words of its heading.</summary>
    Heading,

    /// <summary>Words of its text.</summary>
    Text,
}

/// <summary>One change to look at: a provision that was added, removed or moved, or words that were left out, put in, or put for others.</summary>
/// <param name="Number">Its number, from 1, in reading order.</param>
/// <param name="Provision">The provision that it is in.</param>
/// <param name="Part">What of it changed.</param>
/// <param name="Run">Which run of the heading or text it begins with; 0 for a change of the provision.</param>
/// <param name="Template">English phrase that says what changed, with {0} placeholders; the key of its translations.</param>
/// <param name="Arguments">What fills the placeholders: words of the texts (shortened), labels of places, or a <see cref="ProvisionKind"/>.</param>
public sealed record Change(int Number, RedlineProvision Provision, ChangePart Part, int Run, string Template, IReadOnlyList<object> Arguments)
{
    /// <summary>Longest excerpt of words in a description.</summary>
    public const int MostLetters = 60;

    /// <summary>What the place is cited by: in the new text, or in the old one if the provision is gone. Empty for a preamble.</summary>
    public string Label => Provision.Place.Label;

    /// <summary>What changed, in English.</summary>
    public string Description => string.Format(CultureInfo.InvariantCulture, Template, [.. Arguments]);

    /// <summary>All changes of some provisions, in reading order.</summary>
    internal static IReadOnlyList<Change> Of(IEnumerable<RedlineProvision> provisions)
    {
        var changes = new List<Change>();
        foreach (var provision in provisions.Where(p => p.Status != ProvisionStatus.Unchanged))
        {
            Read(provision, (part, run, template, arguments) => changes.Add(new Change(changes.Count + 1, provision, part, run, template, arguments)));
        }

        return changes;
    }

    private static void Read(RedlineProvision provision, Adding add)
    {
        if (provision is { Before: { } before, After: { } after })
        {
            if (provision.IsMoved)
            {
                add(ChangePart.Provision, 0, provision.IsReworded ? "Moved from {0}" : "Moved from {0}, words unchanged", before.Label);
            }

            if (before.Kind != after.Kind)
            {
                add(ChangePart.Provision, 0, "From {0} to {1}", before.Kind, after.Kind);
            }

            Read(provision.Heading, ChangePart.Heading, add);
            Read(provision.Text, ChangePart.Text, add);
        }
        else
        {
            var kind = provision.Place.Kind;
            add(ChangePart.Provision, 0, provision.After is null ? $"{kind} removed" : $"New {kind.ToString().ToLowerInvariant()}");
        }
    }

    private static void Read(IReadOnlyList<Run> runs, ChangePart part, Adding add)
    {
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].Kind == RunKind.Kept)
            {
                continue;
            }

            var first = i;
            var deleted = runs[i].Kind == RunKind.Deleted ? runs[i].Text : "";
            if (deleted.Length > 0 && i + 1 < runs.Count && runs[i + 1].Kind == RunKind.Inserted)
            {
                i++;
            }

            var inserted = runs[i].Kind == RunKind.Inserted ? runs[i].Text : "";
            switch (TextWords.Excerpt(deleted, MostLetters), TextWords.Excerpt(inserted, MostLetters))
            {
                case var _ when deleted.Trim() == inserted.Trim():
                    add(part, first, "White space only");
                    break;
                case ("", var put):
                    add(part, first, "“{0}” put in", put);
                    break;
                case (var gone, ""):
                    add(part, first, "“{0}” left out", gone);
                    break;
                case var (gone, put):
                    add(part, first, "“{1}” for “{0}”", gone, put);
                    break;
            }
        }
    }

    private delegate void Adding(ChangePart part, int run, string template, params object[] arguments);
}
