using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Infrastructure.Persistence;

/// <summary>How values of the domain are stored, the same on every provider.</summary>
internal static class Conventions
{
    private const int EnumLength = 40;

    public static void Apply(ModelConfigurationBuilder builder)
    {
        // SQLite can't order by a DateTimeOffset: instants are ticks of UTC.
        builder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumLength);
        builder.Properties<OpenTo>().HaveConversion<int>();
        builder.Properties<PartialDate>().HaveConversion<PartialDateConverter>().HaveMaxLength(PartialDate.MaxLength);
        // Also where a query says that there is none.
        builder.DefaultTypeMapping<PartialDate>().HasConversion<PartialDateConverter>().HasMaxLength(PartialDate.MaxLength);
        // Otherwise what several kinds of records are gathered into reads a name as a number, and tells everything as the first of its kind.
        foreach (var names in typeof(ProcessRecord).Assembly.GetTypes().Where(t => t.IsEnum && t != typeof(OpenTo)))
        {
            builder.DefaultTypeMapping(names, mapping => mapping.HasConversion<string>().HasMaxLength(EnumLength));
        }

        builder.ComplexProperties<PersonClaim>();
        builder.Properties<IReadOnlyList<Evidence>>().HaveConversion<EvidenceConverter, EvidenceComparer>();
        foreach (var record in typeof(ProcessRecord).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.GetProperty("Id") is { } id && id.PropertyType == typeof(Id<>).MakeGenericType(t)))
        {
            builder.Properties(typeof(Id<>).MakeGenericType(record)).HaveConversion(typeof(IdConverter<>).MakeGenericType(record));
        }
    }

    /// <summary>What every row of a process has, whatever it is.</summary>
    public static void Configure<T>(this EntityTypeBuilder<T> builder)
        where T : ProcessRecord
    {
        // Its audience is part of the condition of every UPDATE and DELETE, so that a forged row matches nothing.
        builder.Property(r => r.ProcessId).IsConcurrencyToken();
        builder.Property(r => r.OwnerId).IsConcurrencyToken();
        builder.Property(r => r.OpenTo).IsConcurrencyToken();
        builder.HasOne<Domain.Processes.Process>().WithMany().HasForeignKey(r => r.ProcessId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Domain.Parties.Party>().WithMany().HasForeignKey(r => r.OwnerId).OnDelete(DeleteBehavior.Restrict);
        if (typeof(T).IsAssignableTo(typeof(IVersioned)))
        {
            builder.Property(nameof(IVersioned.VersionToken)).IsConcurrencyToken();
        }
    }

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class PartialDateConverter() : ValueConverter<PartialDate, string>(
        date => date.ToString(), text => PartialDate.Parse(text));

    private sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));
}
