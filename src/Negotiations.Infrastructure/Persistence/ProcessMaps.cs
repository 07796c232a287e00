using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Identity;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class ProcessMap : IEntityTypeConfiguration<Process>
{
    public void Configure(EntityTypeBuilder<Process> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(Process.NameLength);
        builder.Property(p => p.Reference).HasMaxLength(Process.ReferenceLength);
        builder.Property(p => p.Description).HasMaxLength(Process.DescriptionLength);
        builder.Property(p => p.TimeZone).HasMaxLength(Process.TimeZoneLength);
        builder.Property(p => p.VersionToken).IsConcurrencyToken();
        builder.HasIndex(p => p.Reference).IsUnique();
    }
}

internal sealed class PartyMap : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> builder)
    {
        builder.Configure<Party>();
        builder.Property(p => p.Code).HasMaxLength(Party.CodeLength);
        builder.Property(p => p.Name).HasMaxLength(Party.NameLength);
        builder.Property(p => p.LocalNames).HasMaxLength(Party.LocalNamesLength);
        builder.Property(p => p.CountryCode).HasMaxLength(2);
        builder.HasIndex(p => new { p.ProcessId, p.Code }).IsUnique();
        builder.HasIndex(p => new { p.ProcessId, p.Mark }).IsUnique();
    }
}

internal sealed class MembershipMap : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.Configure<Membership>();
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.UserId, m.ProcessId }).IsUnique();
    }
}

internal sealed class MediatorMap : IEntityTypeConfiguration<Mediator>
{
    public void Configure(EntityTypeBuilder<Mediator> builder)
    {
        builder.Configure<Mediator>();
        builder.Property(m => m.Name).HasMaxLength(Mediator.NameLength);
    }
}

internal sealed class OfficialMap : IEntityTypeConfiguration<Official>
{
    public void Configure(EntityTypeBuilder<Official> builder)
    {
        builder.Configure<Official>();
        builder.Property(o => o.Name).HasMaxLength(Official.TextLength);
        builder.Property(o => o.Title).HasMaxLength(Official.TextLength);
        builder.Property(o => o.Office).HasMaxLength(Official.TextLength);
        builder.Property(o => o.OnBehalfOf).HasMaxLength(Official.TextLength);
    }
}
