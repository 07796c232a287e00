using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Negotiations.Domain.Search;

namespace Negotiations.Infrastructure.Persistence;

internal sealed class IndexEntryMap : IEntityTypeConfiguration<IndexEntry>
{
    public void Configure(EntityTypeBuilder<IndexEntry> builder)
    {
        builder.Configure<IndexEntry>();
        // Without foreign keys: what a record refers to may go before or after it.
        builder.HasIndex(e => new { e.RecordId, e.Kind }).IsUnique();
        builder.HasIndex(e => e.Series);
    }
}
