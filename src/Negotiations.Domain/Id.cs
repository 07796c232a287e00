using System.Diagnostics.CodeAnalysis;

namespace Negotiations.Domain;

/// <summary>
/// The key of a <typeparamref name="T"/>. Random, so that nobody can count records by their addresses, and made by the
/// application, so that a record knows its id before it is stored. Text form: a Guid in "D" format.
/// </summary>
/// <typeparam name="T">The record that the key belongs to; keys of different records do not compile against each other.</typeparam>
public readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>, IComparable<Id<T>>
{
    /// <summary>Makes a new, random id.</summary>
#pragma warning disable RS0030 // the one place where ids are made
    public static Id<T> New() => new(Guid.NewGuid());
#pragma warning restore RS0030

    /// <inheritdoc/>
    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new Id<T>(value) : default;
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    /// <summary>The Guid in "D" format, as in addresses.</summary>
    public override string ToString() => Value.ToString();

#pragma warning disable CS1591
    public static bool operator <(Id<T> left, Id<T> right) => left.CompareTo(right) < 0;
    public static bool operator >(Id<T> left, Id<T> right) => left.CompareTo(right) > 0;
    public static bool operator <=(Id<T> left, Id<T> right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Id<T> left, Id<T> right) => left.CompareTo(right) >= 0;
#pragma warning restore CS1591
}
