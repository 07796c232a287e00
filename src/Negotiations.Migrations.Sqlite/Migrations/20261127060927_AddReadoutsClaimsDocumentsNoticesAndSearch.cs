using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddReadoutsClaimsDocumentsNoticesAndSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "SeenAt",
                table: "Visits",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<long>(
                name: "ToldAt",
                table: "Visits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ClaimSubjects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DelegationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimSubjects", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClaimSubjects_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClaimSubjects_Parties_DelegationId",
                        column: x => x.DelegationId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClaimSubjects_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClaimSubjects_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Documents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StoredAs = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    VersionToken = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Documents_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Documents_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Documents_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IndexEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Speaker = table.Column<string>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AgendaItemId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Series = table.Column<Guid>(type: "TEXT", nullable: true),
                    Issue = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndexEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IndexEntries_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IndexEntries_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NoticeChoices",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pace = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeChoices", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_NoticeChoices_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadoutDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    VersionToken = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadoutDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReadoutDrafts_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutDrafts_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutDrafts_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Readouts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsOwn = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsIssuedHere = table.Column<bool>(type: "INTEGER", nullable: false),
                    FirstId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    RevisionNote = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    IsSuperseded = table.Column<bool>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IssuedOn = table.Column<string>(type: "TEXT", maxLength: 23, nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IssuedZone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Order = table.Column<long>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Archive = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    VersionToken = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Readouts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Readouts_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Readouts_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Readouts_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Claims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AsserterKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AsserterPartyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AsserterMediatorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AsserterName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AsserterKey = table.Column<string>(type: "TEXT", maxLength: 220, nullable: false),
                    Speaker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsReported = table.Column<bool>(type: "INTEGER", nullable: false),
                    SupersedesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FigureKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Figure = table.Column<long>(type: "INTEGER", nullable: true),
                    FigureTo = table.Column<long>(type: "INTEGER", nullable: true),
                    Date = table.Column<string>(type: "TEXT", maxLength: 23, nullable: true),
                    Stance = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ScopeKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    StatedOn = table.Column<string>(type: "TEXT", maxLength: 23, nullable: false),
                    AsOf = table.Column<string>(type: "TEXT", maxLength: 23, nullable: true),
                    Low = table.Column<long>(type: "INTEGER", nullable: true),
                    High = table.Column<long>(type: "INTEGER", nullable: true),
                    KeptAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Claims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Claims_ClaimSubjects_SubjectId",
                        column: x => x.SubjectId,
                        principalTable: "ClaimSubjects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Claims_Claims_SupersedesId",
                        column: x => x.SupersedesId,
                        principalTable: "Claims",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Claims_Mediators_AsserterMediatorId",
                        column: x => x.AsserterMediatorId,
                        principalTable: "Mediators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Claims_Parties_AsserterPartyId",
                        column: x => x.AsserterPartyId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Claims_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Claims_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadoutAsserters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReadoutId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsOwn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MediatorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadoutAsserters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReadoutAsserters_Mediators_MediatorId",
                        column: x => x.MediatorId,
                        principalTable: "Mediators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutAsserters_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutAsserters_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutAsserters_Parties_PartyId",
                        column: x => x.PartyId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutAsserters_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutAsserters_Readouts_ReadoutId",
                        column: x => x.ReadoutId,
                        principalTable: "Readouts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadoutLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NoteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    TakenOut = table.Column<bool>(type: "INTEGER", nullable: false),
                    IssuedInId = table.Column<Guid>(type: "TEXT", nullable: true),
                    KeptAt = table.Column<long>(type: "INTEGER", nullable: false),
                    KeptById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadoutLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReadoutLines_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutLines_Notes_NoteId",
                        column: x => x.NoteId,
                        principalTable: "Notes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutLines_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutLines_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutLines_ReadoutDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "ReadoutDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutLines_Readouts_IssuedInId",
                        column: x => x.IssuedInId,
                        principalTable: "Readouts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadoutPassages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReadoutId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsOwn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    TopicKey = table.Column<string>(type: "TEXT", maxLength: 240, nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadoutPassages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReadoutPassages_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutPassages_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutPassages_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadoutPassages_Readouts_ReadoutId",
                        column: x => x.ReadoutId,
                        principalTable: "Readouts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClaimReplies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimReplies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClaimReplies_Claims_ClaimId",
                        column: x => x.ClaimId,
                        principalTable: "Claims",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClaimReplies_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClaimReplies_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClaimWithdrawals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DelegationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimWithdrawals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClaimWithdrawals_Claims_ClaimId",
                        column: x => x.ClaimId,
                        principalTable: "Claims",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClaimWithdrawals_Parties_DelegationId",
                        column: x => x.DelegationId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClaimWithdrawals_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClaimWithdrawals_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimReplies_ClaimId",
                table: "ClaimReplies",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimReplies_OwnerId",
                table: "ClaimReplies",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimReplies_ProcessId",
                table: "ClaimReplies",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_AsserterMediatorId",
                table: "Claims",
                column: "AsserterMediatorId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_AsserterPartyId",
                table: "Claims",
                column: "AsserterPartyId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_OwnerId",
                table: "Claims",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_ProcessId_KeptAt",
                table: "Claims",
                columns: new[] { "ProcessId", "KeptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Claims_SubjectId",
                table: "Claims",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_SupersedesId",
                table: "Claims",
                column: "SupersedesId");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimSubjects_DelegationId",
                table: "ClaimSubjects",
                column: "DelegationId");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimSubjects_MeetingId",
                table: "ClaimSubjects",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimSubjects_OwnerId",
                table: "ClaimSubjects",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimSubjects_ProcessId_OpenedAt",
                table: "ClaimSubjects",
                columns: new[] { "ProcessId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimWithdrawals_ClaimId",
                table: "ClaimWithdrawals",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimWithdrawals_DelegationId",
                table: "ClaimWithdrawals",
                column: "DelegationId");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimWithdrawals_OwnerId",
                table: "ClaimWithdrawals",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimWithdrawals_ProcessId",
                table: "ClaimWithdrawals",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_MeetingId",
                table: "Documents",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_OwnerId",
                table: "Documents",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ProcessId",
                table: "Documents",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_StoredAs",
                table: "Documents",
                column: "StoredAs",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IndexEntries_OwnerId",
                table: "IndexEntries",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_IndexEntries_ProcessId",
                table: "IndexEntries",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_IndexEntries_RecordId_Kind",
                table: "IndexEntries",
                columns: new[] { "RecordId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IndexEntries_Series",
                table: "IndexEntries",
                column: "Series");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutAsserters_MediatorId",
                table: "ReadoutAsserters",
                column: "MediatorId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutAsserters_MeetingId",
                table: "ReadoutAsserters",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutAsserters_OwnerId",
                table: "ReadoutAsserters",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutAsserters_PartyId",
                table: "ReadoutAsserters",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutAsserters_ProcessId",
                table: "ReadoutAsserters",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutAsserters_ReadoutId_Position",
                table: "ReadoutAsserters",
                columns: new[] { "ReadoutId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutDrafts_MeetingId",
                table: "ReadoutDrafts",
                column: "MeetingId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutDrafts_OwnerId",
                table: "ReadoutDrafts",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutDrafts_ProcessId",
                table: "ReadoutDrafts",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutLines_DraftId",
                table: "ReadoutLines",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutLines_IssuedInId",
                table: "ReadoutLines",
                column: "IssuedInId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutLines_MeetingId",
                table: "ReadoutLines",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutLines_NoteId",
                table: "ReadoutLines",
                column: "NoteId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutLines_OwnerId",
                table: "ReadoutLines",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutLines_ProcessId",
                table: "ReadoutLines",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutPassages_MeetingId",
                table: "ReadoutPassages",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutPassages_OwnerId",
                table: "ReadoutPassages",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutPassages_ProcessId",
                table: "ReadoutPassages",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadoutPassages_ReadoutId_Position",
                table: "ReadoutPassages",
                columns: new[] { "ReadoutId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Readouts_FirstId_Revision",
                table: "Readouts",
                columns: new[] { "FirstId", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Readouts_MeetingId",
                table: "Readouts",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_Readouts_OwnerId",
                table: "Readouts",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Readouts_ProcessId",
                table: "Readouts",
                column: "ProcessId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ClaimReplies");

            migrationBuilder.DropTable(
                name: "ClaimWithdrawals");

            migrationBuilder.DropTable(
                name: "Documents");

            migrationBuilder.DropTable(
                name: "IndexEntries");

            migrationBuilder.DropTable(
                name: "NoticeChoices");

            migrationBuilder.DropTable(
                name: "ReadoutAsserters");

            migrationBuilder.DropTable(
                name: "ReadoutLines");

            migrationBuilder.DropTable(
                name: "ReadoutPassages");

            migrationBuilder.DropTable(
                name: "Claims");

            migrationBuilder.DropTable(
                name: "ReadoutDrafts");

            migrationBuilder.DropTable(
                name: "Readouts");

            migrationBuilder.DropTable(
                name: "ClaimSubjects");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "Visits");

            migrationBuilder.AlterColumn<long>(
                name: "SeenAt",
                table: "Visits",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
