using Negotiations.Texts.Drafts;
using Negotiations.Texts.Redlines;

namespace Negotiations.Texts.Recognition;

/// <summary>What a text that comes back would do with a provision.</summary>
public enum IncomingKind
{
    /// <summary>Word it anew.</summary>
    Words,

    /// <summary>Put it in, with all that stands under it.</summary>
    New,

    /// <summary>Put it elsewhere, with all that stands under it.</summary>
    Moved,

    /// <summary>Take it out, with all that stands under it.</summary>
    Gone,
}

/// <summary>
/// Something that a text that comes back would change in the text as it stands. Both began with the same text: what was changed in neither, or in the text that stands alone, is left as it stands; what was changed in
/// both is contested, unless both say the same.
/// </summary>
/// <param name="Kind">What it would do.</param>
/// <param name="Place">The provision in the text that comes back; one that is gone there, in the text as it stands.</param>
/// <param name="Standing">The provision in the text as it stands; nothing if it is new, or was taken out since.</param>
/// <param name="Before">The provision in the text that both began with; nothing if it had none.</param>
/// <param name="IsContested">Whether what stands was changed, too.</param>
public sealed record Incoming(IncomingKind Kind, NumberedProvision Place, NumberedProvision? Standing, NumberedProvision? Before, bool IsContested)
{
    /// <summary>What comes or goes with it, itself first, in reading order: of a new one what is new under it, of one that is gone all that stands under it.</summary>
    public IReadOnlyList<NumberedProvision> Whole { get; private init; } = [Place];

    /// <summary>Which provision it is.</summary>
    public Guid Identity => Place.Identity;

    /// <summary>What a text would change, in its own reading order; what is gone comes after what it stood behind.</summary>
    /// <param name="before">The text that both began with.</param>
    /// <param name="file">The text that comes back.</param>
    /// <param name="standing">The text as it stands.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static IReadOnlyList<Incoming> Of(DraftText before, DraftText file, DraftText standing, CancellationToken cancellationToken = default)
    {
        var incoming = new List<Incoming>();
        foreach (var (was, now, isMoved) in Redline.Places(before, file))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var stands = standing.Find((now ?? was)!.Identity);
            if (now is null)
            {
                AddGone(was!, stands);
                continue;
            }

            if (was is null && stands is null)
            {
                // One that is under a new one comes with it.
                if (now.Parent is not { } parent || !IsNew(parent))
                {
                    incoming.Add(new Incoming(IncomingKind.New, now, null, null, false) { Whole = [.. With(now, IsNew)] });
                }

                continue;
            }

            if (!SaysSame(now, was) && !SaysSame(now, stands))
            {
                incoming.Add(new Incoming(IncomingKind.Words, now, stands, was, !SaysSame(stands, was)));
            }

            if (isMoved && stands is not null && !(stands.Parent?.Identity == now.Parent?.Identity && BeforeIt(standing, stands) == BeforeIt(file, now)))
            {
                incoming.Add(new Incoming(IncomingKind.Moved, now, stands, was, stands.Parent?.Identity != was!.Parent?.Identity));
            }
        }

        return incoming;

        void AddGone(NumberedProvision was, NumberedProvision? stands)
        {
            // Taken out since; or it goes with what it stands under.
            if (stands is null || (stands.Parent is { } parent && before.Find(parent.Identity) is not null && file.Find(parent.Identity) is null))
            {
                return;
            }

            var whole = With(stands, _ => true).ToList();
            incoming.Add(new Incoming(IncomingKind.Gone, stands, stands, was, whole.Any(p => before.Find(p.Identity) is not { } old || !SaysSame(old, p))) { Whole = whole });
        }

        bool IsNew(NumberedProvision provision) => before.Find(provision.Identity) is null && standing.Find(provision.Identity) is null;
    }

    private static IEnumerable<NumberedProvision> With(NumberedProvision provision, Func<NumberedProvision, bool> isOfIt) =>
        provision.Children.Where(isOfIt).SelectMany(p => With(p, isOfIt)).Prepend(provision);

    private static bool SaysSame(NumberedProvision? one, NumberedProvision? other) => one?.Provision.Heading == other?.Provision.Heading && one?.Provision.Text == other?.Provision.Text;

    // What it stands behind, under the same.
    private static Guid? BeforeIt(DraftText text, NumberedProvision place) => place.Index == 0 ? null : (place.Parent?.Children ?? text.Provisions)[place.Index - 1].Identity;
}
