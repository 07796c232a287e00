using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class AgreementMap : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.Configure<Agreement>();
        builder.Ignore(a => a.Translated);
        builder.Property(a => a.Title).HasMaxLength(Agreement.TitleLength);
        builder.Property(a => a.Summary).HasMaxLength(Agreement.TextLength);
        builder.Property(a => a.Source).HasMaxLength(Agreement.TextLength);
        builder.Property(a => a.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        // What is left out of an agreement is deleted with saving it; an agreement itself never is.
        builder.HasMany(a => a.Parties).WithOne().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.ClientCascade);
        builder.HasMany(a => a.Mediators).WithOne().HasForeignKey(m => m.AgreementId).OnDelete(DeleteBehavior.ClientCascade);
        builder.HasMany(a => a.Languages).WithOne().HasForeignKey(l => l.AgreementId).OnDelete(DeleteBehavior.ClientCascade);
        builder.HasIndex(a => new { a.ProcessId, a.ChangedAt });
    }
}

internal sealed class AgreementPartyMap : IEntityTypeConfiguration<AgreementParty>
{
    public void Configure(EntityTypeBuilder<AgreementParty> builder)
    {
        builder.Configure<AgreementParty>();
        builder.HasOne<Party>().WithMany().HasForeignKey(p => p.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.AgreementId, p.PartyId }).IsUnique();
    }
}

internal sealed class AgreementMediatorMap : IEntityTypeConfiguration<AgreementMediator>
{
    public void Configure(EntityTypeBuilder<AgreementMediator> builder)
    {
        builder.Configure<AgreementMediator>();
        builder.Ignore(m => m.Facts);
        builder.HasOne<Mediator>().WithMany().HasForeignKey(m => m.MediatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.AgreementId, m.MediatorId, m.Role }).IsUnique();
    }
}

internal sealed class AgreementLanguageMap : IEntityTypeConfiguration<AgreementLanguage>
{
    public void Configure(EntityTypeBuilder<AgreementLanguage> builder)
    {
        builder.Configure<AgreementLanguage>();
        builder.Property(l => l.Tag).HasMaxLength(LanguageTag.Length);
    }
}

internal sealed class AgreementActMap : IEntityTypeConfiguration<AgreementAct>
{
    public void Configure(EntityTypeBuilder<AgreementAct> builder)
    {
        builder.Configure<AgreementAct>();
        builder.Ignore(a => a.Signatory);
        builder.Property(a => a.By).HasMaxLength(AgreementAct.NameLength);
        builder.Property(a => a.Capacity).HasMaxLength(AgreementAct.NameLength);
        builder.Property(a => a.Place).HasMaxLength(AgreementAct.NameLength);
        builder.Property(a => a.Text).HasMaxLength(AgreementAct.TextLength);
        builder.Property(a => a.Source).HasMaxLength(AgreementAct.TextLength);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(a => a.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(a => a.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Mediator>().WithMany().HasForeignKey(a => a.MediatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Draft>().WithMany().HasForeignKey(a => a.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.AgreementId, a.Number }).IsUnique();
    }
}

internal sealed class ProvisionMap : IEntityTypeConfiguration<Provision>
{
    public void Configure(EntityTypeBuilder<Provision> builder)
    {
        builder.Configure<Provision>();
        builder.Property(p => p.Heading).HasMaxLength(Provision.HeadingLength);
        builder.Property(p => p.Text).HasMaxLength(Provision.TextLength);
        builder.Property(p => p.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Provision>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DraftMap : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.Configure<Draft>();
        builder.Property(d => d.Title).HasMaxLength(Agreement.TitleLength);
        builder.Property(d => d.Language).HasMaxLength(LanguageTag.Length);
        builder.Property(d => d.Note).HasMaxLength(Draft.NoteLength);
        builder.Property(d => d.Salt).HasMaxLength(Draft.SaltLength);
        builder.Property(d => d.Hash).HasMaxLength(Draft.HashLength);
        builder.HasMany(d => d.Brackets).WithOne().HasForeignKey(b => b.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(d => d.Translations).WithOne().HasForeignKey(t => t.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(d => d.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(d => d.Provisions).WithOne().HasForeignKey(p => p.DraftId).OnDelete(DeleteBehavior.Restrict);
        // Those without a number are not compared.
        builder.HasIndex(d => new { d.AgreementId, d.Number }).IsUnique();
    }
}

internal sealed class DraftProvisionMap : IEntityTypeConfiguration<DraftProvision>
{
    public void Configure(EntityTypeBuilder<DraftProvision> builder)
    {
        builder.Configure<DraftProvision>();
        builder.Property(p => p.Label).HasMaxLength(DraftProvision.LabelLength);
        builder.Property(p => p.Heading).HasMaxLength(Provision.HeadingLength);
        builder.Property(p => p.Text).HasMaxLength(Provision.TextLength);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.DraftId, p.Position }).IsUnique();
    }
}

internal sealed class ProvisionTranslationMap : IEntityTypeConfiguration<ProvisionTranslation>
{
    public void Configure(EntityTypeBuilder<ProvisionTranslation> builder)
    {
        builder.Configure<ProvisionTranslation>();
        builder.Property(t => t.Language).HasMaxLength(LanguageTag.Length);
        builder.Property(t => t.Heading).HasMaxLength(Provision.HeadingLength);
        builder.Property(t => t.Text).HasMaxLength(Provision.TextLength);
        builder.Property(t => t.OfHeading).HasMaxLength(Provision.HeadingLength);
        builder.Property(t => t.OfText).HasMaxLength(Provision.TextLength);
        builder.Property(t => t.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(t => t.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Provision>().WithMany().HasForeignKey(t => t.ProvisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.ProvisionId, t.Language }).IsUnique();
    }
}

internal sealed class DraftTranslationMap : IEntityTypeConfiguration<DraftTranslation>
{
    public void Configure(EntityTypeBuilder<DraftTranslation> builder)
    {
        builder.Configure<DraftTranslation>();
        builder.Property(t => t.Language).HasMaxLength(LanguageTag.Length);
        builder.Property(t => t.Heading).HasMaxLength(Provision.HeadingLength);
        builder.Property(t => t.Text).HasMaxLength(Provision.TextLength);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(t => t.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.DraftId, t.Position }).IsUnique();
    }
}

internal sealed class BracketMap : IEntityTypeConfiguration<Bracket>
{
    public void Configure(EntityTypeBuilder<Bracket> builder)
    {
        builder.Configure<Bracket>();
        builder.Ignore(b => b.Span).Ignore(b => b.Standing);
        builder.Property(b => b.Words).HasMaxLength(Provision.TextLength);
        builder.Property(b => b.Reason).HasMaxLength(Bracket.ReasonLength);
        builder.Property(b => b.OpenedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.Property(b => b.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.Property(b => b.ClosedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(b => b.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Provision>().WithMany().HasForeignKey(b => b.ProvisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(b => b.Alternatives).WithOne().HasForeignKey(a => a.BracketId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BracketAlternativeMap : IEntityTypeConfiguration<BracketAlternative>
{
    public void Configure(EntityTypeBuilder<BracketAlternative> builder)
    {
        builder.Configure<BracketAlternative>();
        builder.Property(a => a.Words).HasMaxLength(BracketAlternative.WordsLength);
        builder.Property(a => a.MadeFor).HasMaxLength(Provision.TextLength);
        builder.Property(a => a.Reason).HasMaxLength(BracketAlternative.ReasonLength);
        builder.Property(a => a.WithdrawReason).HasMaxLength(BracketAlternative.ReasonLength);
        builder.Property(a => a.By).HasMaxLength(Identity.User.DisplayNameLength);
        builder.Property(a => a.WithdrawnBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.Property(a => a.Proposers).HasConversion<ProposersConverter, ProposersComparer>().HasMaxLength(ProposersConverter.Length);
        builder.HasOne<SentProposal>().WithMany().HasForeignKey(a => a.SentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(a => a.AgreementId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DraftBracketMap : IEntityTypeConfiguration<DraftBracket>
{
    public void Configure(EntityTypeBuilder<DraftBracket> builder)
    {
        builder.Configure<DraftBracket>();
        builder.Ignore(b => b.Span);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(b => b.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(b => b.Alternatives).WithOne().HasForeignKey(a => a.DraftBracketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => new { b.DraftId, b.Position }).IsUnique();
    }
}

internal sealed class DraftAlternativeMap : IEntityTypeConfiguration<DraftAlternative>
{
    public void Configure(EntityTypeBuilder<DraftAlternative> builder)
    {
        builder.Configure<DraftAlternative>();
        builder.Property(a => a.Words).HasMaxLength(BracketAlternative.WordsLength);
        builder.Property(a => a.Codes).HasMaxLength(DraftAlternative.CodesLength);
        builder.Property(a => a.Proposers).HasConversion<ProposersConverter, ProposersComparer>().HasMaxLength(ProposersConverter.Length);
        builder.HasOne<Draft>().WithMany().HasForeignKey(a => a.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.DraftBracketId, a.Position }).IsUnique();
    }
}

internal sealed class WordingProposalMap : IEntityTypeConfiguration<WordingProposal>
{
    public void Configure(EntityTypeBuilder<WordingProposal> builder)
    {
        builder.Configure<WordingProposal>();
        builder.Ignore(p => p.Span).Ignore(p => p.IsOwn);
        builder.Property(p => p.Words).HasMaxLength(BracketAlternative.WordsLength);
        builder.Property(p => p.Reason).HasMaxLength(BracketAlternative.ReasonLength);
        builder.Property(p => p.ChangedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Draft>().WithMany().HasForeignKey(p => p.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SentProposal>().WithMany().HasForeignKey(p => p.SentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SentProposalMap : IEntityTypeConfiguration<SentProposal>
{
    public void Configure(EntityTypeBuilder<SentProposal> builder)
    {
        builder.Configure<SentProposal>();
        builder.Ignore(p => p.Span);
        builder.Property(p => p.Words).HasMaxLength(BracketAlternative.WordsLength);
        builder.Property(p => p.Reason).HasMaxLength(BracketAlternative.ReasonLength);
        builder.Property(p => p.WithdrawReason).HasMaxLength(BracketAlternative.ReasonLength);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Draft>().WithMany().HasForeignKey(p => p.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.ProcessId, p.SentAt });
    }
}

internal sealed class DraftRemarkMap : IEntityTypeConfiguration<DraftRemark>
{
    public void Configure(EntityTypeBuilder<DraftRemark> builder)
    {
        builder.Configure<DraftRemark>();
        builder.Property(r => r.Text).HasMaxLength(DraftRemark.TextLength);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(r => r.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Draft>().WithMany().HasForeignKey(r => r.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(r => r.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.AgreementId, r.ProvisionId });
    }
}

internal sealed class BracketStanceMap : IEntityTypeConfiguration<BracketStance>
{
    public void Configure(EntityTypeBuilder<BracketStance> builder)
    {
        builder.Configure<BracketStance>();
        builder.Property(s => s.Text).HasMaxLength(BracketStance.TextLength);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(s => s.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DraftBracket>().WithMany().HasForeignKey(s => s.DraftBracketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DraftAlternative>().WithMany().HasForeignKey(s => s.DraftAlternativeId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Keeps the parties that propose something together as their keys, with a blank between them.</summary>
internal sealed class ProposersConverter() : ValueConverter<IReadOnlyList<Id<Party>>, string>(parties => Write(parties), text => Read(text))
{
    /// <summary>Longest list.</summary>
    public const int Length = Agreement.MostParties * 37;

    private static string Write(IReadOnlyList<Id<Party>> parties) => string.Join(' ', parties);

    private static Id<Party>[] Read(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Id<Party>.Parse(id, null))];
}

/// <summary>Tells whether these parties changed.</summary>
internal sealed class ProposersComparer() : ValueComparer<IReadOnlyList<Id<Party>>>(
    (one, other) => (one ?? Array.Empty<Id<Party>>()).SequenceEqual(other ?? Array.Empty<Id<Party>>()),
    parties => parties.Aggregate(0, (hash, party) => HashCode.Combine(hash, party)),
    parties => parties);
