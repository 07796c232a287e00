namespace Negotiations.Application.Pipeline;

/// <summary>A form that was sent and kept. It tells nothing of what was in it.</summary>
public sealed class SentForm
{
    /// <summary>Length of <see cref="Key"/>.</summary>
    public const int KeyLength = 64;

    /// <summary>Longest answer.</summary>
    public const int AnswerLength = 200;

    private SentForm()
    {
    }

    internal SentForm(string key, string answer, DateTimeOffset at) => (Key, Answer, At) = (key, answer, at);

    /// <summary>How long it is remembered.</summary>
    public static TimeSpan RememberedFor { get; } = TimeSpan.FromDays(1);

    /// <summary>SHA-256 over who sent it, whereto and all its fields, lower-case hexadecimal.</summary>
    public string Key { get; private init; } = "";

    /// <summary>What the request was answered with, as JSON: keys of what was made.</summary>
    public string Answer { get; private init; } = "";

    /// <summary>When it was kept, UTC.</summary>
    public DateTimeOffset At { get; private init; }
}

/// <summary>The form that the current request sends. Said by the edge; scoped.</summary>
public sealed class CurrentForm
{
    /// <summary>Its key (<see cref="SentForm.Key"/>); none where nothing was sent by a form.</summary>
    public string? Key { get; set; }
}
