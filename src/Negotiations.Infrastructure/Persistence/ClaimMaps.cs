using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class ClaimSubjectMap : IEntityTypeConfiguration<ClaimSubject>
{
    public void Configure(EntityTypeBuilder<ClaimSubject> builder)
    {
        builder.Configure<ClaimSubject>();
        builder.Ignore(s => s.Readers);
        builder.Property(s => s.Title).HasMaxLength(ClaimSubject.TitleLength);
        builder.Property(s => s.Unit).HasMaxLength(ClaimSubject.UnitLength);
        builder.Property(s => s.About).HasMaxLength(ClaimSubject.AboutLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(s => s.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commitment>().WithMany().HasForeignKey(s => s.CommitmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(s => s.DelegationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.ProcessId, s.OpenedAt });
    }
}

internal sealed class ClaimMap : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.Configure<Claim>();
        builder.Ignore(c => c.Asserter);
        builder.Property(c => c.AsserterName).HasMaxLength(Actor.NameLength);
        builder.Property(c => c.AsserterKey).HasMaxLength(Claim.AsserterKeyLength);
        builder.Property(c => c.Speaker).HasMaxLength(Claim.SpeakerLength);
        builder.Property(c => c.Text).HasMaxLength(Claim.TextLength);
        builder.Property(c => c.Language).HasMaxLength(LanguageTag.Length);
        builder.Property(c => c.Scope).HasMaxLength(Claim.ScopeLength);
        builder.Property(c => c.ScopeKey).HasMaxLength(Claim.ScopeLength);
        builder.Property(c => c.Source).HasMaxLength(Claim.SourceLength);
        builder.HasOne<ClaimSubject>().WithMany().HasForeignKey(c => c.SubjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Claim>().WithMany().HasForeignKey(c => c.SupersedesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(c => c.AsserterPartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Mediator>().WithMany().HasForeignKey(c => c.AsserterMediatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(c => c.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.ProcessId, c.KeptAt });
    }
}

internal sealed class ClaimWithdrawalMap : IEntityTypeConfiguration<ClaimWithdrawal>
{
    public void Configure(EntityTypeBuilder<ClaimWithdrawal> builder)
    {
        builder.Configure<ClaimWithdrawal>();
        builder.Property(w => w.Reason).HasMaxLength(ClaimWithdrawal.ReasonLength);
        builder.HasOne<Claim>().WithMany().HasForeignKey(w => w.ClaimId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(w => w.DelegationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ClaimReplyMap : IEntityTypeConfiguration<ClaimReply>
{
    public void Configure(EntityTypeBuilder<ClaimReply> builder)
    {
        builder.Configure<ClaimReply>();
        builder.Property(r => r.Text).HasMaxLength(Claim.TextLength);
        builder.Property(r => r.Language).HasMaxLength(LanguageTag.Length);
        builder.HasOne<Claim>().WithMany().HasForeignKey(r => r.ClaimId).OnDelete(DeleteBehavior.Restrict);
    }
}
