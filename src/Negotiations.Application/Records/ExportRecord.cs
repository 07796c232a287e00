using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Records;

/// <summary>In which form a record leaves the application.</summary>
public enum RecordFormat
{
    /// <summary>For reading and filing: A4, tagged.</summary>
    Pdf,

    /// <summary>Word document.</summary>
    Docx,

    /// <summary>The canonical form, whose SHA-256 is the fingerprint.</summary>
    Json,
}

/// <summary>Exports a circulated or approved version, without comments. Recorded, with the format and the audience.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Version">The version.</param>
/// <param name="Format">In which form.</param>
[Needs(Permission.ReadRecords)]
public sealed record ExportRecord(Id<Meeting> Meeting, Id<RecordVersion> Version, RecordFormat Format) : IRequest<ExportedRecord>;

/// <summary>A version that was exported.</summary>
/// <param name="Version">The version.</param>
/// <param name="Text">What it says.</param>
/// <param name="Json">The canonical form, if that was asked for.</param>
/// <param name="ExportedAt">Server time, UTC.</param>
public sealed record ExportedRecord(FrozenRecord Version, RecordText Text, byte[]? Json, DateTimeOffset ExportedAt);

internal sealed class ExportRecordValidator : AbstractValidator<ExportRecord>
{
    public ExportRecordValidator() => RuleFor(r => r.Format).IsInEnum().WithMessage("Choose one.");
}

internal sealed class ExportRecordHandler(INegotiationsDb db, IMapper mapper, CurrentViewer current, TimeProvider clock) : IRequestHandler<ExportRecord, ExportedRecord>
{
    public async Task<ExportedRecord> Handle(ExportRecord request, CancellationToken cancellationToken)
    {
        var version = await FrozenRecord.ReadAsync(db, request.Meeting, request.Version, cancellationToken);
        var lines = await LineRow.Of(db).Where(l => l.VersionId == version.Id).OrderBy(l => l.Position).ToListAsync(cancellationToken);
        byte[]? json = null;
        if (request.Format == RecordFormat.Json)
        {
            if (lines.Exists(l => l.Hides))
            {
                throw new RuleViolation("record.file-names", "Under the Chatham House Rule the file of this version is not given out, because it says who spoke. Its fingerprint stays.");
            }

            json = RecordDocument.Canonical(version.Row, await db.RecordLines.AsNoTracking().Where(l => l.VersionId == version.Id).ToListAsync(cancellationToken));
        }

        // What a delegation takes stands in its own trail; what the mediators do with their record does not.
        var details = FormattableString.Invariant($"{request.Format.ToString().ToLowerInvariant()}; {version.Stage}; {version.Audience}");
        db.Note(new AuditNote(AuditAction.Exported, nameof(RecordVersion), version.Id.Value, current.Viewer.PartyId, details));
        await db.SaveAsync(cancellationToken);
        return new ExportedRecord(version, version.TextOf(lines, await PartyMark.OfProcessAsync(db, mapper, version.ProcessId, cancellationToken)), json, clock.GetUtcNow());
    }
}
