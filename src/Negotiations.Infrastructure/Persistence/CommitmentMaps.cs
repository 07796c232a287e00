using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Negotiations.Domain.Agreements;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class CommitmentMap : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.Configure<Commitment>();
        builder.Ignore(c => c.Who);
        builder.Ignore(c => c.ToWhom);
        builder.Property(c => c.What).HasMaxLength(Commitment.WhatLength);
        builder.Property(c => c.WhoName).HasMaxLength(Actor.NameLength);
        builder.Property(c => c.ToName).HasMaxLength(Actor.NameLength);
        builder.Property(c => c.DueZone).HasMaxLength(Domain.Processes.Process.TimeZoneLength);
        builder.Property(c => c.Event).HasMaxLength(Due.EventLength);
        builder.Property(c => c.Statement).HasMaxLength(Commitment.TextLength);
        builder.Property(c => c.Source).HasMaxLength(Commitment.TextLength);
        builder.Property(c => c.Verification).HasMaxLength(Commitment.TextLength);
        builder.Property(c => c.EndReason).HasMaxLength(Commitment.TextLength);
        builder.Property(c => c.SearchKey).HasMaxLength(Commitment.SearchKeyLength);
        builder.Property(c => c.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<Party>().WithMany().HasForeignKey(c => c.WhoPartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(c => c.ToPartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Mediator>().WithMany().HasForeignKey(c => c.WhoMediatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Mediator>().WithMany().HasForeignKey(c => c.ToMediatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(c => c.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Note>().WithMany().HasForeignKey(c => c.NoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Draft>().WithMany().HasForeignKey(c => c.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.ProvisionId);
        builder.HasIndex(c => new { c.ProcessId, c.DueAt });
    }
}

internal sealed class ComplianceClaimMap : IEntityTypeConfiguration<ComplianceClaim>
{
    public void Configure(EntityTypeBuilder<ComplianceClaim> builder)
    {
        builder.Configure<ComplianceClaim>();
        builder.Property(c => c.Text).HasMaxLength(ComplianceClaim.TextLength);
        builder.Property(c => c.Source).HasMaxLength(ComplianceClaim.TextLength);
        builder.Property(c => c.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<Commitment>().WithMany().HasForeignKey(c => c.CommitmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(c => c.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.CommitmentId, c.PartyId, c.Order });
    }
}

internal sealed class AssessmentMap : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.Configure<Assessment>();
        builder.Property(a => a.Text).HasMaxLength(Assessment.TextLength);
        builder.Property(a => a.By).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<Commitment>().WithMany().HasForeignKey(a => a.CommitmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.CommitmentId, a.Number }).IsUnique();
    }
}

/// <summary>Evidence as JSON: a few lines that are only ever read with their claim, and have no audience but its own.</summary>
internal sealed class EvidenceConverter() : ValueConverter<IReadOnlyList<Evidence>, string>(evidence => Write(evidence), text => Read(text))
{
    // Names stay readable in the database, in whatever script.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Write(IReadOnlyList<Evidence> evidence) => JsonSerializer.Serialize(evidence, Options);

    private static List<Evidence> Read(string text) => JsonSerializer.Deserialize<List<Evidence>>(text, Options)!;
}

/// <summary>Tells whether evidence changed.</summary>
internal sealed class EvidenceComparer() : ValueComparer<IReadOnlyList<Evidence>>(
    (one, other) => (one ?? Array.Empty<Evidence>()).SequenceEqual(other ?? Array.Empty<Evidence>()),
    evidence => evidence.Aggregate(0, (hash, line) => HashCode.Combine(hash, line)),
    evidence => evidence);
