using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddSessionOfClaim : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AgendaItemId",
                table: "Claims",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MeetingId",
                table: "Claims",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Claims_MeetingId",
                table: "Claims",
                column: "MeetingId");

            migrationBuilder.AddForeignKey(
                name: "FK_Claims_Meetings_MeetingId",
                table: "Claims",
                column: "MeetingId",
                principalTable: "Meetings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Claims_Meetings_MeetingId",
                table: "Claims");

            migrationBuilder.DropIndex(
                name: "IX_Claims_MeetingId",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "AgendaItemId",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "MeetingId",
                table: "Claims");
        }
    }
}
