using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Negotiations.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class KeepForWhichWordsIsProposed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CutAt",
                table: "Brackets",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MadeFor",
                table: "BracketAlternatives",
                type: "nvarchar(max)",
                maxLength: 20000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CutAt",
                table: "Brackets");

            migrationBuilder.DropColumn(
                name: "MadeFor",
                table: "BracketAlternatives");
        }
    }
}
