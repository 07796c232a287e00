using Negotiations.Application.Access;

namespace Negotiations.Web.Look;

/// <summary>How an audience is said. A view cannot say it otherwise: this is the only place where these words stand.</summary>
/// <param name="Label">Who may read it.</param>
/// <param name="Excluded">One sentence of who cannot.</param>
/// <param name="Reach">How far it reaches, which sets how dark it is shown.</param>
public sealed record AudienceWords(string Label, string Excluded, AudienceReach Reach)
{
    /// <summary>The words for an audience.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such audience: what has none must not be shown.</exception>
    public static AudienceWords For(PageAudience audience) => audience switch
    {
        PageAudience.Public => new("Public", "Shows nothing of any process.", AudienceReach.Public),
        PageAudience.SignedIn => new("Your account only", "Not visible to any other account.", AudienceReach.Closed),
        PageAudience.Process => new("All members of this process", "Not visible to anyone outside it.", AudienceReach.Shared),
        PageAudience.Parties => new("Shared with the parties", "Not visible to the intermediary, to observers or to anyone outside this process.", AudienceReach.Shared),
        PageAudience.PartiesAndObservers => new("Shared with the parties and observers", "Not visible to the intermediary or to anyone outside this process.", AudienceReach.Shared),
        PageAudience.OwnDelegation => new("Your delegation only", "Not visible to the mediators, the intermediary or any other party.", AudienceReach.Closed),
        PageAudience.DelegationAndMediators => new("One delegation and the mediators", "Not visible to any other party, the intermediary or observers.", AudienceReach.Closed),
        PageAudience.Mediators => new("Mediators only", "Not visible to any party, the intermediary or observers.", AudienceReach.Closed),
        PageAudience.DelegationView => new("For your delegation", "Who else reads a record is said with the record.", AudienceReach.Closed),
        PageAudience.IntermediaryView => new("For the intermediary", "Who else reads a record is said with the record.", AudienceReach.Closed),
        PageAudience.Administrators => new("Administrators only", "Shows no content of any process.", AudienceReach.Closed),
        PageAudience.Auditors => new("Auditors only", "Shows no content and no name.", AudienceReach.Closed),
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "Nothing is shown without a known audience."),
    };

    /// <summary>The sign beside the words.</summary>
    public Glyph Glyph => Reach switch
    {
        AudienceReach.Public => Glyph.Globe,
        AudienceReach.Shared => Glyph.People,
        _ => Glyph.Lock,
    };

    /// <summary>The class of the confidentiality label: dark when closed, tinted when shared, white when public.</summary>
    public string LabelClass => Reach switch
    {
        AudienceReach.Public => "conf conf-public",
        AudienceReach.Shared => "conf conf-shared",
        _ => "conf",
    };
}

/// <summary>How far an audience reaches.</summary>
public enum AudienceReach
{
    Closed,
    Shared,
    Public,
}
