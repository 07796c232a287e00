using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using FluentValidation;
using FluentValidation.Results;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Pipeline;

/// <summary>A text that may hold any sign: one that is not kept, that must be what it is sign by sign, or whose signs are shown and warned of elsewhere. It says why.</summary>
/// <param name="why">Why it may.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class AnySignsAttribute(string why) : Attribute
{
    /// <summary>Why it may.</summary>
    public string Why { get; } = why;
}

/// <summary>
/// No text that somebody types holds a sign that nobody sees (<see cref="HiddenSigns"/>): it would read otherwise than it is written, in titles and exports, too. Holds for every text
/// of every request, whatever form it comes from; what is free of it says so by <see cref="AnySignsAttribute"/>.
/// </summary>
internal sealed class NoHiddenSigns<TRequest> : AbstractValidator<TRequest>
    where TRequest : notnull
{
    public NoHiddenSigns() => RuleFor(r => r).Custom((request, context) =>
    {
        foreach (var (field, text) in TypedTexts.Of(request))
        {
            if (HiddenSigns.Fault(text, field) is { } fault)
            {
                context.AddFailure(new ValidationFailure(field, fault.Template, text) { ErrorCode = fault.Rule, CustomState = fault.Arguments.ToArray() });
            }
        }
    });
}

/// <summary>The texts that somebody typed into a request, wherever they are in it.</summary>
internal static class TypedTexts
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PropertyInfo>> Properties = new();

    /// <summary>The texts with the fields they are in, named as validators name them: <c>Title</c>, <c>Languages[1].Name</c>.</summary>
    public static IEnumerable<(string Field, string Text)> Of(object request) => Within(request, "");

    /// <summary>What of a type is filled from outside, and not free.</summary>
    public static IReadOnlyList<PropertyInfo> Filled(Type type) => Properties.GetOrAdd(type, static t => t.IsDefined(typeof(AnySignsAttribute)) ? [] :
        [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0 && !p.IsDefined(typeof(AnySignsAttribute)) && !IsPlain(p.PropertyType))]);

    private static IEnumerable<(string Field, string Text)> Within(object thing, string under) => Filled(thing.GetType()).SelectMany(p => Said(p.GetValue(thing), p.Name, under));

    private static IEnumerable<(string Field, string Text)> Said(object? value, string name, string under) => value switch
    {
        string text => [(under + name, text)],
        IEnumerable many => many.Cast<object?>().SelectMany((one, at) => one is string text
            ? [(string.Create(CultureInfo.InvariantCulture, $"{under}{name}[{at}]"), text)]
            : IsOurs(one) ? Within(one!, string.Create(CultureInfo.InvariantCulture, $"{under}{name}[{at}].")) : []),
        _ => IsOurs(value) ? Within(value!, under) : [],
    };

    private static bool IsOurs(object? value) => value?.GetType().Namespace?.StartsWith(nameof(Negotiations), StringComparison.Ordinal) == true;

    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || (Nullable.GetUnderlyingType(type) is { } inner && IsPlain(inner)) || type == typeof(Guid) || type == typeof(byte[]) || type.IsAssignableTo(typeof(Stream));
}
