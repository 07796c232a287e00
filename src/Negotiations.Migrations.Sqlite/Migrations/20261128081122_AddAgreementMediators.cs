using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddAgreementMediators : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MediatorId",
                table: "AgreementActs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Role",
                table: "AgreementActs",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AgreementMediators",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MediatorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenTo = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementMediators", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementMediators_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AgreementMediators_Mediators_MediatorId",
                        column: x => x.MediatorId,
                        principalTable: "Mediators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgreementMediators_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgreementMediators_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementActs_MediatorId",
                table: "AgreementActs",
                column: "MediatorId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementMediators_AgreementId_MediatorId_Role",
                table: "AgreementMediators",
                columns: new[] { "AgreementId", "MediatorId", "Role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementMediators_MediatorId",
                table: "AgreementMediators",
                column: "MediatorId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementMediators_OwnerId",
                table: "AgreementMediators",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementMediators_ProcessId",
                table: "AgreementMediators",
                column: "ProcessId");

            migrationBuilder.AddForeignKey(
                name: "FK_AgreementActs_Mediators_MediatorId",
                table: "AgreementActs",
                column: "MediatorId",
                principalTable: "Mediators",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AgreementActs_Mediators_MediatorId",
                table: "AgreementActs");

            migrationBuilder.DropTable(
                name: "AgreementMediators");

            migrationBuilder.DropIndex(
                name: "IX_AgreementActs_MediatorId",
                table: "AgreementActs");

            migrationBuilder.DropColumn(
                name: "MediatorId",
                table: "AgreementActs");

            migrationBuilder.DropColumn(
                name: "Role",
                table: "AgreementActs");
        }
    }
}
