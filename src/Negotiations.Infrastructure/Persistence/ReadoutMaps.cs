using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Negotiations.Domain;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Readouts;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class ReadoutMap : IEntityTypeConfiguration<Readout>
{
    public void Configure(EntityTypeBuilder<Readout> builder)
    {
        builder.Configure<Readout>();
        builder.Property(r => r.Title).HasMaxLength(Readout.TitleLength);
        builder.Property(r => r.IssuedZone).HasMaxLength(Domain.Processes.Process.TimeZoneLength);
        builder.Property(r => r.Language).HasMaxLength(LanguageTag.Length);
        builder.Property(r => r.Address).HasMaxLength(Readout.AddressLength);
        builder.Property(r => r.Archive).HasMaxLength(Readout.NoteLength);
        builder.Property(r => r.RevisionNote).HasMaxLength(Readout.NoteLength);
        builder.Property(r => r.WithdrawReason).HasMaxLength(Readout.NoteLength);
        builder.Property(r => r.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(r => r.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Asserters).WithOne().HasForeignKey(a => a.ReadoutId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Passages).WithOne().HasForeignKey(p => p.ReadoutId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.MeetingId);
        // Of one readout there is one next revision, whoever sets it right at the same time.
        builder.HasIndex(r => new { r.FirstId, r.Revision }).IsUnique();
    }
}

internal sealed class ReadoutAsserterMap : IEntityTypeConfiguration<ReadoutAsserter>
{
    public void Configure(EntityTypeBuilder<ReadoutAsserter> builder)
    {
        builder.Configure<ReadoutAsserter>();
        builder.Ignore(a => a.Who);
        builder.Property(a => a.Name).HasMaxLength(Actor.NameLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(a => a.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(a => a.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Mediator>().WithMany().HasForeignKey(a => a.MediatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.ReadoutId, a.Position }).IsUnique();
    }
}

internal sealed class ReadoutPassageMap : IEntityTypeConfiguration<ReadoutPassage>
{
    public void Configure(EntityTypeBuilder<ReadoutPassage> builder)
    {
        builder.Configure<ReadoutPassage>();
        builder.Property(p => p.Text).HasMaxLength(ReadoutPassage.TextLength);
        builder.Property(p => p.Topic).HasMaxLength(ReadoutPassage.TopicLength);
        builder.Property(p => p.TopicKey).HasMaxLength(ReadoutPassage.TopicKeyLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.ReadoutId, p.Position }).IsUnique();
    }
}

internal sealed class ReadoutDraftMap : IEntityTypeConfiguration<ReadoutDraft>
{
    public void Configure(EntityTypeBuilder<ReadoutDraft> builder)
    {
        builder.Configure<ReadoutDraft>();
        builder.Property(d => d.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(d => d.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => d.MeetingId).IsUnique();
    }
}

internal sealed class ReadoutLineMap : IEntityTypeConfiguration<ReadoutLine>
{
    public void Configure(EntityTypeBuilder<ReadoutLine> builder)
    {
        builder.Configure<ReadoutLine>();
        builder.Ignore(l => l.Facts);
        builder.Ignore(l => l.IsInHand);
        builder.Property(l => l.Text).HasMaxLength(ReadoutPassage.TextLength);
        builder.Property(l => l.Topic).HasMaxLength(ReadoutPassage.TopicLength);
        builder.HasOne<ReadoutDraft>().WithMany().HasForeignKey(l => l.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(l => l.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Note>().WithMany().HasForeignKey(l => l.NoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Readout>().WithMany().HasForeignKey(l => l.IssuedInId).OnDelete(DeleteBehavior.Restrict);
    }
}
