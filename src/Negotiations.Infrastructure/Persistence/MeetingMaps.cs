using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class MeetingMap : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.Configure<Meeting>();
        builder.Property(m => m.Title).HasMaxLength(Meeting.TextLength);
        builder.Property(m => m.Zone).HasMaxLength(Meeting.ZoneLength);
        builder.Property(m => m.Venue).HasMaxLength(Meeting.TextLength);
        builder.Property(m => m.Host).HasMaxLength(Meeting.TextLength);
        builder.Property(m => m.Languages).HasMaxLength(Meeting.TextLength);
        builder.Property(m => m.Summary).HasMaxLength(Meeting.LongTextLength);
        builder.Property(m => m.Source).HasMaxLength(Meeting.LongTextLength);
        builder.Property(m => m.CalendarTitle).HasMaxLength(Meeting.TextLength);
        builder.Property(m => m.Reason).HasMaxLength(Meeting.TextLength);
        builder.Property(m => m.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasIndex(m => new { m.ProcessId, m.Order });
        // The next and the last of a status. The audience filter is an OR, so that no index that begins with the process finds them.
        builder.HasIndex(m => new { m.Status, m.Order });
    }
}

internal sealed class ParticipantMap : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.Configure<Participant>();
        builder.Property(p => p.Name).HasMaxLength(Participant.TextLength);
        builder.Property(p => p.Office).HasMaxLength(Participant.TextLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(p => p.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AgendaItemMap : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.Configure<AgendaItem>();
        builder.Property(i => i.Title).HasMaxLength(AgendaItem.TitleLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(i => i.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(i => i.CarriedFromId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MeetingLinkMap : IEntityTypeConfiguration<MeetingLink>
{
    public void Configure(EntityTypeBuilder<MeetingLink> builder)
    {
        builder.Configure<MeetingLink>();
        builder.HasOne<Meeting>().WithMany().HasForeignKey(l => l.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(l => l.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.FromId, l.ToId, l.Tie }).IsUnique();
    }
}
