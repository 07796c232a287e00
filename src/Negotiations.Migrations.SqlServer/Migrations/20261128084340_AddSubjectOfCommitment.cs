using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddSubjectOfCommitment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CommitmentId",
                table: "ClaimSubjects",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ClaimSubjects_CommitmentId",
                table: "ClaimSubjects",
                column: "CommitmentId");

            migrationBuilder.AddForeignKey(
                name: "FK_ClaimSubjects_Commitments_CommitmentId",
                table: "ClaimSubjects",
                column: "CommitmentId",
                principalTable: "Commitments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ClaimSubjects_Commitments_CommitmentId",
                table: "ClaimSubjects");

            migrationBuilder.DropIndex(
                name: "IX_ClaimSubjects_CommitmentId",
                table: "ClaimSubjects");

            migrationBuilder.DropColumn(
                name: "CommitmentId",
                table: "ClaimSubjects");
        }
    }
}
