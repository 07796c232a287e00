using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "WithoutAttribution",
                table: "Meetings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsInternal",
                table: "AgendaItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "WithoutAttribution",
                table: "AgendaItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Until now only its audience told that a point is internal: the mediators', of a meeting that others see.
            migrationBuilder.Sql("UPDATE AgendaItems SET IsInternal = 1 WHERE OpenTo = 1 AND OwnerId IS NULL AND EXISTS (SELECT 1 FROM Meetings WHERE Meetings.Id = AgendaItems.MeetingId AND (Meetings.OpenTo <> 1 OR Meetings.OwnerId IS NOT NULL))");

            migrationBuilder.CreateTable(
                name: "Notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reach = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SpeakerAs = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SpeakerPartyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Speaker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AgendaItemId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Conveyance = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    TakenOut = table.Column<bool>(type: "INTEGER", nullable: false),
                    KeptAt = table.Column<long>(type: "INTEGER", nullable: false),
                    KeptBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    KeptById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    VersionToken = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notes_AgendaItems_AgendaItemId",
                        column: x => x.AgendaItemId,
                        principalTable: "AgendaItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notes_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notes_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notes_Parties_SpeakerPartyId",
                        column: x => x.SpeakerPartyId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notes_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notes_AgendaItemId",
                table: "Notes",
                column: "AgendaItemId");

            migrationBuilder.CreateIndex(
                name: "IX_Notes_MeetingId_At",
                table: "Notes",
                columns: new[] { "MeetingId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Notes_OwnerId",
                table: "Notes",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Notes_ProcessId",
                table: "Notes",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_Notes_SpeakerPartyId",
                table: "Notes",
                column: "SpeakerPartyId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Notes");

            migrationBuilder.DropColumn(
                name: "WithoutAttribution",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "IsInternal",
                table: "AgendaItems");

            migrationBuilder.DropColumn(
                name: "WithoutAttribution",
                table: "AgendaItems");
        }
    }
}
