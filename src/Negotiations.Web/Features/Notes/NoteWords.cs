using Negotiations.Domain.Notes;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Notes;

/// <summary>How the choices of a note are said.</summary>
public static class NoteWords
{
    /// <summary>Who reads a note of the mediators that is not one delegation's.</summary>
    public static Wording InWords(this NoteReach reach) => reach switch
    {
        NoteReach.SharedRecord => "Shared record",
        NoteReach.Mediators => "Mediators only",
        _ => "Caucus",
    };

    public static Wording InWords(this Conveyance conveyance) => conveyance switch
    {
        Conveyance.Yes => "May be conveyed",
        Conveyance.No => "Not to be conveyed",
        _ => "May be conveyed as the mediators’ own idea",
    };
}
