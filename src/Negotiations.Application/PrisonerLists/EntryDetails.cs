using System.Text.Json;
using System.Text.Json.Serialization;
using Negotiations.Application.Auditing;
using Negotiations.Application.Protection;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>
/// Between the sensitive details that a form shows and the sealed rows that the database holds: one row for each kind of which
/// something is given.
/// </summary>
public sealed class EntryDetails(IFieldCipher cipher)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The text of one kind, or null if nothing of that kind is given.</summary>
    public static string? Text(SensitiveDetails details, SensitiveKind kind)
    {
        var part = Part(details, kind);
        return part == SensitiveDetails.None ? null : JsonSerializer.Serialize(part, Json);
    }

    /// <summary>Opens the details of one entry.</summary>
    /// <exception cref="SealBroken">One of them cannot be opened.</exception>
    public SensitiveDetails Open(IEnumerable<(Guid Id, byte[] Sealed)> rows) =>
        rows.Aggregate(SensitiveDetails.None, (all, row) => Merge(all, JsonSerializer.Deserialize<SensitiveDetails>(cipher.Open(row.Sealed, row.Id), Json)!));

    /// <summary>Everything said of an entry, opened for somebody who reads it: noted, and stored with the next save.</summary>
    /// <exception cref="SealBroken">A detail cannot be opened.</exception>
    public EntryContent Read(INegotiationsDb db, PrisonerEntry entry, IReadOnlyCollection<EntryDetail> stored)
    {
        db.Note(new AuditNote(AuditAction.Read, nameof(PrisonerEntry), entry.Id.Value, entry.OwnerId, string.Join(' ', stored.Select(d => d.Kind))));
        return new EntryContent(entry.Claim, Open(stored.Select(d => (d.Id.Value, d.Sealed))));
    }

    /// <summary>Seals a kind for a row.</summary>
    public byte[] Seal(string text, Guid row) => cipher.Seal(text, row);

    /// <summary>Brings the stored rows of an entry to what <paramref name="details"/> say. A kind that did not change keeps its row untouched.</summary>
    public void Store(INegotiationsDb db, PrisonerEntry entry, IReadOnlyCollection<EntryDetail> stored, SensitiveDetails details)
    {
        foreach (var kind in Enum.GetValues<SensitiveKind>())
        {
            var row = stored.FirstOrDefault(d => d.Kind == kind);
            var text = Text(details, kind);
            if (text is null)
            {
                if (row is not null)
                {
                    db.EntryDetails.Remove(row);
                }

                continue;
            }

            if (row is null)
            {
                row = new EntryDetail(entry, kind);
                db.EntryDetails.Add(row);
            }
            else if (cipher.Open(row.Sealed, row.Id.Value) == text)
            {
                continue;
            }

            row.Seal(cipher.Seal(text, row.Id.Value));
        }
    }

    private static SensitiveDetails Part(SensitiveDetails d, SensitiveKind kind) => kind switch
    {
        SensitiveKind.Health => new SensitiveDetails { Health = d.Health, RepatriationCategory = d.RepatriationCategory },
        SensitiveKind.Charges => new SensitiveDetails { Charges = d.Charges },
        SensitiveKind.NextOfKin => new SensitiveDetails { KinName = d.KinName, KinRelation = d.KinRelation, KinAddress = d.KinAddress, KinPhone = d.KinPhone },
        SensitiveKind.Remarks => new SensitiveDetails { Remarks = d.Remarks },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static SensitiveDetails Merge(SensitiveDetails a, SensitiveDetails b) => new()
    {
        Health = a.Health ?? b.Health,
        RepatriationCategory = a.RepatriationCategory ?? b.RepatriationCategory,
        Charges = a.Charges ?? b.Charges,
        KinName = a.KinName ?? b.KinName,
        KinRelation = a.KinRelation ?? b.KinRelation,
        KinAddress = a.KinAddress ?? b.KinAddress,
        KinPhone = a.KinPhone ?? b.KinPhone,
        Remarks = a.Remarks ?? b.Remarks,
    };
}
