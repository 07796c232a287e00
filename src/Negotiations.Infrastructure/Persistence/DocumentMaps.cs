using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Meetings;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class DocumentMap : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.Configure<Document>();
        builder.Property(d => d.Title).HasMaxLength(Document.TitleLength);
        builder.Property(d => d.FileName).HasMaxLength(Document.FileNameLength);
        builder.Property(d => d.Language).HasMaxLength(Document.LanguageLength);
        builder.Property(d => d.Hash).HasMaxLength(Document.HashLength);
        builder.Property(d => d.StoredAs).HasMaxLength(Document.StoredAsLength);
        builder.Property(d => d.AddedBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.Property(d => d.WithdrawnBy).HasMaxLength(Identity.User.DisplayNameLength);
        builder.Property(d => d.Reason).HasMaxLength(Document.ReasonLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(d => d.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => d.StoredAs).IsUnique();
    }
}
