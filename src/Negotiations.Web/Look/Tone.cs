namespace Negotiations.Web.Look;

/// <summary>What a status asks of the reader; not which axis it is on.</summary>
public enum Tone
{
    /// <summary>Quiet: asks nothing. Also every fate of a person, and every refusal.</summary>
    Off,

    /// <summary>Settled.</summary>
    Ok,

    /// <summary>Somebody's turn, or not sent yet.</summary>
    Wait,

    /// <summary>Claims differ, denied, bracketed.</summary>
    Dispute,

    /// <summary>To be corrected by the reader, or overdue. Never a person's fate.</summary>
    Error,
}
