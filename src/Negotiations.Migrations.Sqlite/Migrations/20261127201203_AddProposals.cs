using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "SentId",
                table: "BracketAlternatives",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BracketStances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftBracketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftAlternativeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BracketStances", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BracketStances_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BracketStances_DraftAlternatives_DraftAlternativeId",
                        column: x => x.DraftAlternativeId,
                        principalTable: "DraftAlternatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BracketStances_DraftBrackets_DraftBracketId",
                        column: x => x.DraftBracketId,
                        principalTable: "DraftBrackets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BracketStances_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BracketStances_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SentProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProvisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SentProposals_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SentProposals_Drafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "Drafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SentProposals_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SentProposals_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WordingProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProvisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DroppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    VersionToken = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WordingProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WordingProposals_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WordingProposals_Drafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "Drafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WordingProposals_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WordingProposals_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WordingProposals_SentProposals_SentId",
                        column: x => x.SentId,
                        principalTable: "SentProposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BracketAlternatives_SentId",
                table: "BracketAlternatives",
                column: "SentId");

            migrationBuilder.CreateIndex(
                name: "IX_BracketStances_AgreementId",
                table: "BracketStances",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_BracketStances_DraftAlternativeId",
                table: "BracketStances",
                column: "DraftAlternativeId");

            migrationBuilder.CreateIndex(
                name: "IX_BracketStances_DraftBracketId",
                table: "BracketStances",
                column: "DraftBracketId");

            migrationBuilder.CreateIndex(
                name: "IX_BracketStances_OwnerId",
                table: "BracketStances",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_BracketStances_ProcessId",
                table: "BracketStances",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_SentProposals_AgreementId",
                table: "SentProposals",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_SentProposals_DraftId",
                table: "SentProposals",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_SentProposals_OwnerId",
                table: "SentProposals",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_SentProposals_ProcessId_SentAt",
                table: "SentProposals",
                columns: new[] { "ProcessId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WordingProposals_AgreementId",
                table: "WordingProposals",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_WordingProposals_DraftId",
                table: "WordingProposals",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_WordingProposals_OwnerId",
                table: "WordingProposals",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_WordingProposals_ProcessId",
                table: "WordingProposals",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_WordingProposals_SentId",
                table: "WordingProposals",
                column: "SentId");

            migrationBuilder.AddForeignKey(
                name: "FK_BracketAlternatives_SentProposals_SentId",
                table: "BracketAlternatives",
                column: "SentId",
                principalTable: "SentProposals",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_BracketAlternatives_SentProposals_SentId",
                table: "BracketAlternatives");

            migrationBuilder.DropTable(
                name: "BracketStances");

            migrationBuilder.DropTable(
                name: "WordingProposals");

            migrationBuilder.DropTable(
                name: "SentProposals");

            migrationBuilder.DropIndex(
                name: "IX_BracketAlternatives_SentId",
                table: "BracketAlternatives");

            migrationBuilder.DropColumn(
                name: "SentId",
                table: "BracketAlternatives");
        }
    }
}
