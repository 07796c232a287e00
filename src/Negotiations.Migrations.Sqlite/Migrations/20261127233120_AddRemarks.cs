using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddRemarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "DraftId",
                table: "Commitments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ProvisionId",
                table: "Commitments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DraftRemarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProvisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsReported = table.Column<bool>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftRemarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DraftRemarks_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftRemarks_Drafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "Drafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftRemarks_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftRemarks_Parties_PartyId",
                        column: x => x.PartyId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftRemarks_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_DraftId",
                table: "Commitments",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_ProvisionId",
                table: "Commitments",
                column: "ProvisionId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftRemarks_AgreementId_ProvisionId",
                table: "DraftRemarks",
                columns: new[] { "AgreementId", "ProvisionId" });

            migrationBuilder.CreateIndex(
                name: "IX_DraftRemarks_DraftId",
                table: "DraftRemarks",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftRemarks_OwnerId",
                table: "DraftRemarks",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftRemarks_PartyId",
                table: "DraftRemarks",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftRemarks_ProcessId",
                table: "DraftRemarks",
                column: "ProcessId");

            migrationBuilder.AddForeignKey(
                name: "FK_Commitments_Drafts_DraftId",
                table: "Commitments",
                column: "DraftId",
                principalTable: "Drafts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Commitments_Drafts_DraftId",
                table: "Commitments");

            migrationBuilder.DropTable(
                name: "DraftRemarks");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_DraftId",
                table: "Commitments");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_ProvisionId",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "DraftId",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "ProvisionId",
                table: "Commitments");
        }
    }
}
