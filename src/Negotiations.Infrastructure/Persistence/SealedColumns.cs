using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Infrastructure.Persistence;

/// <summary>The columns whose texts are sealed: whatever holds bytes under a name that begins with <c>Sealed</c>.</summary>
internal static class SealedColumns
{
    private const string Prefix = "Sealed";

    /// <summary>The sealed columns of a type; the text of each is bound to the key of its row.</summary>
    public static IReadOnlyList<IProperty> Of(IEntityType type) => [.. type.GetProperties().Where(Is)];

    /// <summary>Whether a column is sealed.</summary>
    public static bool Is(IReadOnlyProperty property) => property.ClrType == typeof(byte[]) && property.Name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The first bytes of a sealed text, which say its key. In queries alone.</summary>
    public static byte[] HeadOf(byte[] content) => throw new NotSupportedException($"The head of a text of {content.Length} bytes is read by the database.");

    /// <summary>Tells the model how each database says <see cref="HeadOf"/>.</summary>
    public static void Apply(ModelBuilder builder, bool sqlite)
    {
        var number = new IntTypeMapping(sqlite ? "INTEGER" : "int");
        builder.HasDbFunction(typeof(SealedColumns).GetMethod(nameof(HeadOf))!).HasTranslation(arguments => new SqlFunctionExpression(
            sqlite ? "substr" : "SUBSTRING",
            [arguments[0], new SqlConstantExpression(1, number), new SqlConstantExpression(FieldCipher.KeyHeadLength, number)],
            nullable: true,
            argumentsPropagateNullability: [true, false, false],
            typeof(byte[]),
            arguments[0].TypeMapping));
    }
}
