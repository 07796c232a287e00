using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class PrisonerListMap : IEntityTypeConfiguration<PrisonerList>
{
    public void Configure(EntityTypeBuilder<PrisonerList> builder)
    {
        builder.Configure<PrisonerList>();
        builder.Property(l => l.Subject).HasMaxLength(PrisonerList.SubjectLength);
        builder.Property(l => l.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
    }
}

internal sealed class PrisonerEntryMap : IEntityTypeConfiguration<PrisonerEntry>
{
    public void Configure(EntityTypeBuilder<PrisonerEntry> builder)
    {
        builder.Configure<PrisonerEntry>();
        builder.ComplexProperty(e => e.Claim, ClaimColumns.Configure);
        builder.Property(e => e.Reference).HasMaxLength(PrisonerEntry.ReferenceLength);
        builder.Property(e => e.SearchKey).HasMaxLength(PrisonerEntry.SearchKeyLength);
        builder.HasOne<PrisonerList>().WithMany().HasForeignKey(e => e.ListId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.ListId, e.Reference }).IsUnique();
    }
}

internal sealed class EntryDetailMap : IEntityTypeConfiguration<EntryDetail>
{
    public void Configure(EntityTypeBuilder<EntryDetail> builder)
    {
        builder.Configure<EntryDetail>();
        builder.HasOne<PrisonerList>().WithMany().HasForeignKey(d => d.ListId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PrisonerEntry>().WithMany().HasForeignKey(d => d.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.EntryId, d.Kind }).IsUnique();
    }
}

internal sealed class ListVersionMap : IEntityTypeConfiguration<ListVersion>
{
    public void Configure(EntityTypeBuilder<ListVersion> builder)
    {
        builder.Configure<ListVersion>();
        builder.Property(v => v.Subject).HasMaxLength(PrisonerList.SubjectLength);
        builder.Property(v => v.ProcessReference).HasMaxLength(Domain.Processes.Process.ReferenceLength);
        builder.Property(v => v.PartyCode).HasMaxLength(Domain.Parties.Party.CodeLength);
        builder.Property(v => v.ReceiptNumber).HasMaxLength(ListVersion.ReceiptNumberLength);
        builder.Property(v => v.SubmittedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.Property(v => v.Hash).HasMaxLength(ListVersion.HashLength);
        builder.HasOne<PrisonerList>().WithMany().HasForeignKey(v => v.ListId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(v => v.Entries).WithOne().HasForeignKey(e => e.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.ListId, v.Number }).IsUnique();
        builder.HasIndex(v => new { v.ListId, v.SubmissionKey }).IsUnique();
        builder.HasIndex(v => v.ReceiptNumber).IsUnique();
    }
}

internal sealed class VersionEntryMap : IEntityTypeConfiguration<VersionEntry>
{
    public void Configure(EntityTypeBuilder<VersionEntry> builder)
    {
        builder.Configure<VersionEntry>();
        builder.ComplexProperty(e => e.Claim, ClaimColumns.Configure);
        builder.Property(e => e.Reference).HasMaxLength(PrisonerEntry.ReferenceLength);
        builder.Property(e => e.SearchKey).HasMaxLength(PrisonerEntry.SearchKeyLength);
        builder.HasIndex(e => new { e.VersionId, e.Position }).IsUnique();
    }
}

internal sealed class VersionDetailMap : IEntityTypeConfiguration<VersionDetail>
{
    public void Configure(EntityTypeBuilder<VersionDetail> builder)
    {
        builder.Configure<VersionDetail>();
        builder.HasOne<ListVersion>().WithMany().HasForeignKey(d => d.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<VersionEntry>().WithMany().HasForeignKey(d => d.VersionEntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.VersionEntryId, d.Kind }).IsUnique();
    }
}

internal sealed class ListWithdrawalMap : IEntityTypeConfiguration<ListWithdrawal>
{
    public void Configure(EntityTypeBuilder<ListWithdrawal> builder)
    {
        builder.Configure<ListWithdrawal>();
        builder.Property(w => w.Reason).HasMaxLength(ListWithdrawal.ReasonLength);
        builder.Property(w => w.WithdrawnBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<PrisonerList>().WithMany().HasForeignKey(w => w.ListId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ListImportMap : IEntityTypeConfiguration<ListImport>
{
    public void Configure(EntityTypeBuilder<ListImport> builder)
    {
        builder.Configure<ListImport>();
        builder.Property(i => i.FileName).HasMaxLength(ListImport.FileNameLength);
        builder.Property(i => i.UploadedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<PrisonerList>().WithMany().HasForeignKey(i => i.ListId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Columns of a claim, the same in working copies and versions; lengths come from the fields.</summary>
internal static class ClaimColumns
{
    public static void Configure(ComplexPropertyBuilder<PersonClaim> claim)
    {
        foreach (var field in EntryFields.All.Where(f => f.Sensitive is null && f.Kind is FieldKind.Name or FieldKind.Text or FieldKind.LongText))
        {
            claim.Property<string?>(PropertyOf(field)).HasMaxLength(field.MaxLength).HasColumnName(PropertyOf(field));
        }

        foreach (var field in EntryFields.All.Where(f => f.Sensitive is null && f.Kind is FieldKind.Date or FieldKind.Choice))
        {
            claim.Property(PropertyOf(field)).HasColumnName(PropertyOf(field));
        }
    }

    private static string PropertyOf(EntryField field) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(field.Key.Replace('_', ' ')).Replace(" ", "", StringComparison.Ordinal);
}
