using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddReadouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "ReadoutAsserters");

            migrationBuilder.DropTable(
                name: "ReadoutLines");

            migrationBuilder.DropTable(
                name: "ReadoutPassages");

            migrationBuilder.DropTable(
                name: "ReadoutDrafts");

            migrationBuilder.DropTable(
                name: "Readouts");
        }
    }
}
