using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.SqlServer.Migrations
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
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<long>(
                name: "ToldAt",
                table: "Visits",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ClaimSubjects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    About = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    MeetingId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DelegationId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    StoredAs = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false),
                    AddedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    WithdrawnAt = table.Column<long>(type: "bigint", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    VersionToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Heading = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Speaker = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AgendaItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Series = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Issue = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
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
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Pace = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    VersionToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsOwn = table.Column<bool>(type: "bit", nullable: false),
                    IsIssuedHere = table.Column<bool>(type: "bit", nullable: false),
                    FirstId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    RevisionNote = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    IsSuperseded = table.Column<bool>(type: "bit", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IssuedOn = table.Column<string>(type: "nvarchar(23)", maxLength: 23, nullable: false),
                    IssuedAt = table.Column<long>(type: "bigint", nullable: true),
                    IssuedZone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Order = table.Column<long>(type: "bigint", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    Direction = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Archive = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    EnteredAt = table.Column<long>(type: "bigint", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "bigint", nullable: true),
                    WithdrawReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    VersionToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AsserterKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AsserterPartyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AsserterMediatorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AsserterName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AsserterKey = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: false),
                    Speaker = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsReported = table.Column<bool>(type: "bit", nullable: false),
                    SupersedesId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    FigureKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Figure = table.Column<long>(type: "bigint", nullable: true),
                    FigureTo = table.Column<long>(type: "bigint", nullable: true),
                    Date = table.Column<string>(type: "nvarchar(23)", maxLength: 23, nullable: true),
                    Stance = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    Scope = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ScopeKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    StatedOn = table.Column<string>(type: "nvarchar(23)", maxLength: 23, nullable: false),
                    AsOf = table.Column<string>(type: "nvarchar(23)", maxLength: 23, nullable: true),
                    Low = table.Column<long>(type: "bigint", nullable: true),
                    High = table.Column<long>(type: "bigint", nullable: true),
                    KeptAt = table.Column<long>(type: "bigint", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReadoutId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsOwn = table.Column<bool>(type: "bit", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PartyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MediatorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DraftId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Topic = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    TakenOut = table.Column<bool>(type: "bit", nullable: false),
                    IssuedInId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    KeptAt = table.Column<long>(type: "bigint", nullable: false),
                    KeptById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReadoutId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsOwn = table.Column<bool>(type: "bit", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Topic = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    TopicKey = table.Column<string>(type: "nvarchar(240)", maxLength: 240, nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DelegationId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
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
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);
        }
    }
}
