using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Metadata;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;

namespace Negotiations.Infrastructure.Auditing;

/// <summary>
/// SHA-256 over all columns of a row, by name, from the record's values and not from the database's, so that it is the same on every
/// provider.
/// </summary>
internal static class RowHash
{
    // Columns that came to a table which had rows already: in those they are empty, and no part of what was hashed. Empty, they are left out, so that the trail of an older deployment still holds; filled, they are in it as any other.
    private static readonly HashSet<(Type Table, string Column)> AddedLater = [(typeof(Claim), nameof(Claim.MeetingId)), (typeof(Claim), nameof(Claim.AgendaItemId)), (typeof(ClaimSubject), nameof(ClaimSubject.CommitmentId)), (typeof(Commitment), nameof(Commitment.DraftId)), (typeof(Commitment), nameof(Commitment.ProvisionId)), (typeof(AgreementAct), nameof(AgreementAct.MediatorId)), (typeof(AgreementAct), nameof(AgreementAct.Role)), (typeof(Bracket), nameof(Bracket.CutAt)), (typeof(BracketAlternative), nameof(BracketAlternative.MadeFor))];

    public static string Of(IEntityType type, object row) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(Columns(type, row))));

    /// <summary>What is hashed of a row: its columns, by name.</summary>
    internal static JsonObject Columns(IEntityType type, object row)
    {
        var columns = new JsonObject();
        Collect(type, row, "", columns);
        return columns;
    }

    public static string KeyOf(IEntityType type, object row) =>
        string.Join('/', type.FindPrimaryKey()!.Properties.Select(p => Text(p.GetGetter().GetClrValue(row))));

    private static void Collect(ITypeBase type, object? row, string prefix, JsonObject columns)
    {
        foreach (var property in type.GetProperties())
        {
            var value = row is null || property.IsShadowProperty() ? null : Text(property.GetGetter().GetClrValue(row));
            if (value is not null || !AddedLater.Contains((type.ClrType, property.Name)))
            {
                columns[prefix + property.Name] = value;
            }
        }

        foreach (var complex in type.GetComplexProperties())
        {
            Collect(complex.ComplexType, row is null ? null : complex.GetGetter().GetClrValue(row), prefix + complex.Name + ".", columns);
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        bool flag => flag ? "true" : "false",
        DateTimeOffset instant => instant.UtcTicks.ToString(CultureInfo.InvariantCulture),
        Enum choice => choice.ToString(),
        // An id prints as its Guid and a partial date as EDTF, in every culture.
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join('\n', list.Cast<object?>().Select(Text)),
        _ => value.ToString(),
    };
}
