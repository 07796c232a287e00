using FluentValidation;
using Negotiations.Application.PrisonerLists.Importing;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.Tests.PrisonerLists.Importing;

public sealed class SampleTests
{
    /// <summary>Set to 1 to write the files anew instead of comparing them (docs/samples/README.md).</summary>
    private const string Write = "NEGOTIATIONS_WRITE_SAMPLES";

    [Fact]
    public async Task The_sample_files_are_what_the_generator_makes()
    {
        foreach (var (name, content) in await Samples.MakeAsync())
        {
            var path = Path.Combine(Samples.Folder, name);
            if (Environment.GetEnvironmentVariable(Write) == "1")
            {
                await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
            }

            (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)).ShouldBe(content, name);
        }
    }

    [Theory]
    [InlineData("clean.csv")]
    [InlineData("clean.xlsx")]
    public async Task Two_hundred_clean_rows_are_imported_without_a_question(string name)
    {
        await using var house = await ImportHouse.NewAsync(await TestDatabase.NewAsync());
        var import = await house.UploadAsync((await Samples.MakeAsync())[name], name);

        var page = await house.ReadAsync(import);

        page.Rows.SelectMany(r => r.Problems).Select(p => (p.Field?.Key, p.InFile, p.Template)).ShouldBeEmpty();
        page.ColumnsLeftOut.ShouldBe(0);
        (await house.ConfirmAsync(import)).ShouldBe(new ImportOutcome(200, 0, WasDone: false));
    }

    [Theory]
    [InlineData("messy.csv")]
    [InlineData("messy.xlsx")]
    public async Task Every_mistake_of_the_messy_file_is_found(string name)
    {
        await using var house = await ImportHouse.NewAsync(await TestDatabase.NewAsync());
        var import = await house.UploadAsync((await Samples.MakeAsync())[name], name);

        var rows = (await house.ReadAsync(import)).Rows;

        // The mistakes stand in the first rows, the doubles at the end.
        rows.Select(r => r.Number).ShouldBe([2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 33, 34]);
        (await house.ReadAsync(import, ImportPart.NotImported)).Rows.Select(r => (r.Number, r.SameAs)).ShouldBe([(32, 16)]);
        (await house.ReadAsync(import, ImportPart.ToLookAt)).Rows.Select(r => r.Number).ShouldBe([8, 36, 37]);
    }

    [Fact]
    public async Task The_messy_file_in_Windows_1251_is_read_and_its_mistakes_found()
    {
        await using var house = await ImportHouse.NewAsync(await TestDatabase.NewAsync());
        var import = await house.UploadAsync((await Samples.MakeAsync())["messy-windows-1251.csv"], "messy-windows-1251.csv");

        var page = await house.ReadAsync(import);

        page.Rows.Select(r => r.Number).ShouldBe([5, 7]);
        page.Counts.Added.ShouldBe(13);
    }

    [Fact]
    public async Task The_hostile_file_does_nothing_but_be_read()
    {
        await using var house = await ImportHouse.NewAsync(await TestDatabase.NewAsync());
        var files = await Samples.MakeAsync();
        var import = await house.UploadAsync(files["hostile.csv"], "hostile.csv");

        (await house.ReadAsync(import)).Rows.Select(r => r.Problems.Single().Field).ShouldBe([EntryFields.FamilyName, EntryFields.FamilyName]);
        (await house.ReadAsync(import, ImportPart.ToLookAt)).Rows.Select(r => r.Number).ShouldBe([5, 6, 10]);
        (await Should.ThrowAsync<ValidationException>(() => house.UploadAsync(files["hostile.xlsx"], "hostile.xlsx")))
            .Errors.Single().ErrorMessage.ShouldStartWith("Cell {0} holds more than");
    }
}
