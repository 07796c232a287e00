using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SharedRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReadersOwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReadersOpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    LastVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Circulations = table.Column<int>(type: "INTEGER", nullable: false),
                    Issues = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    VersionToken = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedRecords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SharedRecords_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SharedRecords_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SharedRecords_Parties_ReadersOwnerId",
                        column: x => x.ReadersOwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SharedRecords_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordParagraphs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NoteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AgendaItemId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    SpeakerAs = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SpeakerPartyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Speaker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordParagraphs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordParagraphs_AgendaItems_AgendaItemId",
                        column: x => x.AgendaItemId,
                        principalTable: "AgendaItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordParagraphs_Notes_NoteId",
                        column: x => x.NoteId,
                        principalTable: "Notes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordParagraphs_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordParagraphs_Parties_SpeakerPartyId",
                        column: x => x.SpeakerPartyId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordParagraphs_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordParagraphs_SharedRecords_RecordId",
                        column: x => x.RecordId,
                        principalTable: "SharedRecords",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Circulation = table.Column<int>(type: "INTEGER", nullable: false),
                    Issue = table.Column<int>(type: "INTEGER", nullable: false),
                    ProcessReference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Date = table.Column<string>(type: "TEXT", maxLength: 23, nullable: false),
                    Zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StartsAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Venue = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    WithoutAttribution = table.Column<bool>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Salt = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordVersions_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordVersions_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordVersions_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordVersions_SharedRecords_RecordId",
                        column: x => x.RecordId,
                        principalTable: "SharedRecords",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParagraphId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AgendaItemId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    SpeakerAs = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SpeakerPartyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SpeakerCode = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Speaker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordLines_AgendaItems_AgendaItemId",
                        column: x => x.AgendaItemId,
                        principalTable: "AgendaItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordLines_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordLines_Parties_SpeakerPartyId",
                        column: x => x.SpeakerPartyId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordLines_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordLines_RecordVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "RecordVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordComments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordComments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordComments_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordComments_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordComments_RecordLines_LineId",
                        column: x => x.LineId,
                        principalTable: "RecordLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordComments_RecordVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "RecordVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordAnswers_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordAnswers_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordAnswers_RecordComments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "RecordComments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RecordAnswers_CommentId",
                table: "RecordAnswers",
                column: "CommentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordAnswers_OwnerId",
                table: "RecordAnswers",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordAnswers_ProcessId",
                table: "RecordAnswers",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordComments_LineId",
                table: "RecordComments",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordComments_OwnerId",
                table: "RecordComments",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordComments_ProcessId",
                table: "RecordComments",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordComments_VersionId",
                table: "RecordComments",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordLines_AgendaItemId",
                table: "RecordLines",
                column: "AgendaItemId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordLines_OwnerId",
                table: "RecordLines",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordLines_ProcessId",
                table: "RecordLines",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordLines_SpeakerPartyId",
                table: "RecordLines",
                column: "SpeakerPartyId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordLines_VersionId_Position",
                table: "RecordLines",
                columns: new[] { "VersionId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordParagraphs_AgendaItemId",
                table: "RecordParagraphs",
                column: "AgendaItemId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordParagraphs_NoteId",
                table: "RecordParagraphs",
                column: "NoteId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordParagraphs_OwnerId",
                table: "RecordParagraphs",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordParagraphs_ProcessId",
                table: "RecordParagraphs",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordParagraphs_RecordId",
                table: "RecordParagraphs",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordParagraphs_SpeakerPartyId",
                table: "RecordParagraphs",
                column: "SpeakerPartyId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordVersions_MeetingId_Issue",
                table: "RecordVersions",
                columns: new[] { "MeetingId", "Issue" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordVersions_OwnerId",
                table: "RecordVersions",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordVersions_ProcessId",
                table: "RecordVersions",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordVersions_RecordId",
                table: "RecordVersions",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_SharedRecords_MeetingId",
                table: "SharedRecords",
                column: "MeetingId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SharedRecords_OwnerId",
                table: "SharedRecords",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_SharedRecords_ProcessId",
                table: "SharedRecords",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_SharedRecords_ReadersOwnerId",
                table: "SharedRecords",
                column: "ReadersOwnerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RecordAnswers");

            migrationBuilder.DropTable(
                name: "RecordParagraphs");

            migrationBuilder.DropTable(
                name: "RecordComments");

            migrationBuilder.DropTable(
                name: "RecordLines");

            migrationBuilder.DropTable(
                name: "RecordVersions");

            migrationBuilder.DropTable(
                name: "SharedRecords");
        }
    }
}
