using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Records;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class SharedRecordMap : IEntityTypeConfiguration<SharedRecord>
{
    public void Configure(EntityTypeBuilder<SharedRecord> builder)
    {
        builder.Configure<SharedRecord>();
        builder.Property(r => r.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(r => r.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(r => r.ReadersOwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.MeetingId).IsUnique();
    }
}

internal sealed class RecordParagraphMap : IEntityTypeConfiguration<RecordParagraph>
{
    public void Configure(EntityTypeBuilder<RecordParagraph> builder)
    {
        builder.Configure<RecordParagraph>();
        builder.Property(p => p.Text).HasMaxLength(RecordParagraph.TextLength);
        builder.Property(p => p.Speaker).HasMaxLength(Note.SpeakerLength);
        builder.Ignore(p => p.Facts);
        builder.HasOne<SharedRecord>().WithMany().HasForeignKey(p => p.RecordId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Note>().WithMany().HasForeignKey(p => p.NoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(p => p.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(p => p.SpeakerPartyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecordVersionMap : IEntityTypeConfiguration<RecordVersion>
{
    public void Configure(EntityTypeBuilder<RecordVersion> builder)
    {
        builder.Configure<RecordVersion>();
        builder.Property(v => v.ProcessReference).HasMaxLength(Domain.Processes.Process.ReferenceLength);
        builder.Property(v => v.Title).HasMaxLength(Meeting.TextLength);
        builder.Property(v => v.Zone).HasMaxLength(Meeting.ZoneLength);
        builder.Property(v => v.Venue).HasMaxLength(Meeting.TextLength);
        builder.Property(v => v.Salt).HasMaxLength(RecordVersion.SaltLength);
        builder.Property(v => v.Hash).HasMaxLength(RecordVersion.HashLength);
        builder.HasOne<SharedRecord>().WithMany().HasForeignKey(v => v.RecordId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(v => v.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(v => v.Lines).WithOne().HasForeignKey(l => l.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.MeetingId, v.Issue }).IsUnique();
    }
}

internal sealed class RecordLineMap : IEntityTypeConfiguration<RecordLine>
{
    public void Configure(EntityTypeBuilder<RecordLine> builder)
    {
        builder.Configure<RecordLine>();
        builder.Property(l => l.Heading).HasMaxLength(AgendaItem.TitleLength);
        builder.Property(l => l.Text).HasMaxLength(RecordParagraph.TextLength);
        builder.Property(l => l.SpeakerCode).HasMaxLength(Party.CodeLength);
        builder.Property(l => l.Speaker).HasMaxLength(Note.SpeakerLength);
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(l => l.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(l => l.SpeakerPartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.VersionId, l.Position }).IsUnique();
    }
}

internal sealed class RecordCommentMap : IEntityTypeConfiguration<RecordComment>
{
    public void Configure(EntityTypeBuilder<RecordComment> builder)
    {
        builder.Configure<RecordComment>();
        builder.Property(c => c.Text).HasMaxLength(RecordComment.TextLength);
        builder.HasOne<RecordVersion>().WithMany().HasForeignKey(c => c.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RecordLine>().WithMany().HasForeignKey(c => c.LineId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecordAnswerMap : IEntityTypeConfiguration<RecordAnswer>
{
    public void Configure(EntityTypeBuilder<RecordAnswer> builder)
    {
        builder.Configure<RecordAnswer>();
        builder.Property(a => a.Text).HasMaxLength(RecordAnswer.TextLength);
        builder.HasOne<RecordComment>().WithMany().HasForeignKey(a => a.CommentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.CommentId).IsUnique();
    }
}
