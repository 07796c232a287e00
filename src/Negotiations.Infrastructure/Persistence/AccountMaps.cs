using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Negotiations.Application.Auditing;
using Negotiations.Application.Notices;
using Negotiations.Application.Pipeline;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Visits;
using Negotiations.Infrastructure.Auditing;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Notices;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class UserMap : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users");
        builder.Property(u => u.DisplayName).HasMaxLength(User.DisplayNameLength);
        builder.Property(u => u.TimeZone).HasMaxLength(Process.TimeZoneLength);
    }
}

internal sealed class UserSessionMap : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.Property(s => s.SecretHash).HasMaxLength(64);
        builder.Property(s => s.Device).HasMaxLength(UserSession.DeviceLength);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvitationMap : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(i => i.TokenHash).HasMaxLength(64);
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(i => i.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CalendarAddressMap : IEntityTypeConfiguration<CalendarAddress>
{
    public void Configure(EntityTypeBuilder<CalendarAddress> builder)
    {
        builder.HasKey(a => a.UserId);
        builder.Property(a => a.UserId).ValueGeneratedNever();
        builder.Property(a => a.SecretHash).HasMaxLength(64);
        builder.HasIndex(a => a.SecretHash).IsUnique();
        builder.Property(a => a.SecurityStamp).HasMaxLength(64);
        builder.HasOne<User>().WithOne().HasForeignKey<CalendarAddress>(a => a.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.ActorName).HasMaxLength(User.DisplayNameLength);
        builder.Property(e => e.ActorRole).HasMaxLength(40);
        builder.Property(e => e.RecordType).HasMaxLength(60);
        builder.Property(e => e.RecordId).HasMaxLength(120);
        builder.Property(e => e.Details).HasMaxLength(AuditEntry.DetailsLength);
        builder.Property(e => e.RowHash).HasMaxLength(64);
        builder.Property(e => e.PreviousHash).HasMaxLength(64);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.HasIndex(e => new { e.OwnerId, e.Sequence });
        builder.HasIndex(e => new { e.RecordType, e.RecordId });
    }
}

internal sealed class TrailLockMap : IEntityTypeConfiguration<TrailLock>
{
    public void Configure(EntityTypeBuilder<TrailLock> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasData(new TrailLock { Id = 1 });
    }
}

internal sealed class SentFormMap : IEntityTypeConfiguration<SentForm>
{
    public void Configure(EntityTypeBuilder<SentForm> builder)
    {
        builder.HasKey(f => f.Key);
        builder.Property(f => f.Key).HasMaxLength(SentForm.KeyLength);
        builder.Property(f => f.Answer).HasMaxLength(SentForm.AnswerLength);
        builder.HasIndex(f => f.At);
    }
}

internal sealed class VisitMap : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.HasKey(v => new { v.UserId, v.ProcessId });
        builder.Property(v => v.ToldAt).IsConcurrencyToken();
        builder.HasOne<User>().WithMany().HasForeignKey(v => v.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Domain.Processes.Process>().WithMany().HasForeignKey(v => v.ProcessId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoticeChoiceMap : IEntityTypeConfiguration<NoticeChoice>
{
    public void Configure(EntityTypeBuilder<NoticeChoice> builder)
    {
        builder.HasKey(c => c.UserId);
        builder.Property(c => c.UserId).ValueGeneratedNever();
        builder.Property(c => c.Address).HasMaxLength(NoticeAddress.Length);
        builder.HasOne<User>().WithOne().HasForeignKey<NoticeChoice>(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
