using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class NoteMap : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.Configure<Note>();
        builder.Property(n => n.Text).HasMaxLength(Note.TextLength);
        builder.Property(n => n.Speaker).HasMaxLength(Note.SpeakerLength);
        builder.Property(n => n.KeptBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.Property(n => n.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(n => n.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(n => n.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(n => n.SpeakerPartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.MeetingId, n.At });
    }
}
