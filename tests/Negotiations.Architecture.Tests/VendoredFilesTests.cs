using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Negotiations.Architecture.Tests;

/// <summary>What others wrote and browsers load from us is what its manifest says, to the byte.</summary>
public sealed class VendoredFilesTests
{
    private static readonly string Library = Path.GetFullPath(Path.Combine(Here(), "../../src/Negotiations.Web/wwwroot/lib"));

    private static readonly string[] OpenLicences = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "OFL-1.1"];

    [Fact]
    public void Every_vendored_file_has_the_hash_of_its_manifest() =>
        Altered(Library, Read()).ShouldBeEmpty();

    [Fact]
    public void No_vendored_file_is_without_an_entry_and_no_entry_without_its_file()
    {
        var entered = Read().SelectMany(package => package.Files, (_, file) => file.File);
        var there = Directory.EnumerateFiles(Library, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Library, path).Replace('\\', '/'))
            .Where(path => path != "manifest.json");
        there.ShouldBe(entered, ignoreOrder: true);
    }

    [Fact]
    public void Every_vendored_package_says_version_source_and_an_open_licence_and_brings_its_text()
    {
        foreach (var package in Read())
        {
            package.Package.ShouldBe($"npm:{package.Name}@{package.Version}");
            OpenLicences.ShouldContain(package.Licence);
            package.Files.ShouldContain(file => file.File.EndsWith("/LICENSE", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_altered_file_is_found()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "one.css"), "body{}");
            var hash = Convert.ToHexStringLower(SHA256.HashData("body{}"u8));
            VendoredPackage[] packages = [new("one", "1.0.0", "MIT", "npm:one@1.0.0", [new("one.css", "one.css", hash)])];
            Altered(folder.FullName, packages).ShouldBeEmpty();
            File.AppendAllText(Path.Combine(folder.FullName, "one.css"), " ");
            Altered(folder.FullName, packages).ShouldBe(["one.css"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Altered(string folder, VendoredPackage[] packages) =>
        [.. packages.SelectMany(package => package.Files)
            .Where(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file.File)))) != file.Sha256)
            .Select(file => file.File)];

    private static VendoredPackage[] Read()
    {
        var packages = JsonSerializer.Deserialize<VendoredPackage[]>(File.ReadAllBytes(Path.Combine(Library, "manifest.json")), JsonSerializerOptions.Web)!;
        packages.ShouldNotBeEmpty();
        return packages;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private sealed record VendoredPackage(string Name, string Version, string Licence, string Package, IReadOnlyList<VendoredFile> Files);

    private sealed record VendoredFile(string File, string Source, string Sha256);
}
