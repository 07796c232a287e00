using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddBrackets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Brackets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProvisionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Start = table.Column<int>(type: "int", nullable: false),
                    Length = table.Column<int>(type: "int", nullable: false),
                    Wording = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: false),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false),
                    OpenedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Revision = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    AdoptedId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    VersionToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Brackets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Brackets_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Brackets_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Brackets_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Brackets_Provisions_ProvisionId",
                        column: x => x.ProvisionId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DraftBrackets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DraftId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProvisionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BracketId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Start = table.Column<int>(type: "int", nullable: false),
                    Length = table.Column<int>(type: "int", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftBrackets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DraftBrackets_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftBrackets_Drafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "Drafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftBrackets_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftBrackets_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BracketAlternatives",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BracketId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    ByMediators = table.Column<bool>(type: "bit", nullable: false),
                    Proposers = table.Column<string>(type: "nvarchar(1110)", maxLength: 1110, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ReplacedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "bigint", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    WithdrawReason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BracketAlternatives", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BracketAlternatives_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BracketAlternatives_Brackets_BracketId",
                        column: x => x.BracketId,
                        principalTable: "Brackets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BracketAlternatives_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BracketAlternatives_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DraftAlternatives",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DraftId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DraftBracketId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AlternativeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    ByMediators = table.Column<bool>(type: "bit", nullable: false),
                    Proposers = table.Column<string>(type: "nvarchar(1110)", maxLength: 1110, nullable: false),
                    Codes = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProcessId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenTo = table.Column<int>(type: "int", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftAlternatives", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DraftAlternatives_DraftBrackets_DraftBracketId",
                        column: x => x.DraftBracketId,
                        principalTable: "DraftBrackets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftAlternatives_Drafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "Drafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftAlternatives_Parties_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftAlternatives_Processes_ProcessId",
                        column: x => x.ProcessId,
                        principalTable: "Processes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BracketAlternatives_AgreementId",
                table: "BracketAlternatives",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_BracketAlternatives_BracketId",
                table: "BracketAlternatives",
                column: "BracketId");

            migrationBuilder.CreateIndex(
                name: "IX_BracketAlternatives_OwnerId",
                table: "BracketAlternatives",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_BracketAlternatives_ProcessId",
                table: "BracketAlternatives",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_Brackets_AgreementId",
                table: "Brackets",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_Brackets_OwnerId",
                table: "Brackets",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Brackets_ProcessId",
                table: "Brackets",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_Brackets_ProvisionId",
                table: "Brackets",
                column: "ProvisionId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftAlternatives_DraftBracketId_Position",
                table: "DraftAlternatives",
                columns: new[] { "DraftBracketId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DraftAlternatives_DraftId",
                table: "DraftAlternatives",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftAlternatives_OwnerId",
                table: "DraftAlternatives",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftAlternatives_ProcessId",
                table: "DraftAlternatives",
                column: "ProcessId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftBrackets_AgreementId",
                table: "DraftBrackets",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftBrackets_DraftId_Position",
                table: "DraftBrackets",
                columns: new[] { "DraftId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DraftBrackets_OwnerId",
                table: "DraftBrackets",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftBrackets_ProcessId",
                table: "DraftBrackets",
                column: "ProcessId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BracketAlternatives");

            migrationBuilder.DropTable(
                name: "DraftAlternatives");

            migrationBuilder.DropTable(
                name: "Brackets");

            migrationBuilder.DropTable(
                name: "DraftBrackets");
        }
    }
}
