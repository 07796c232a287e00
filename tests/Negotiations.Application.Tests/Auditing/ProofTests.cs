using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Protection;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Infrastructure.Auditing;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Application.Tests.Auditing;

/// <summary>What is signed and kept elsewhere finds what the chain cannot: an end that was cut off, a trail written anew, a database put back.</summary>
public sealed class ProofTests : IAsyncLifetime
{
    private static readonly string Keys = MakeKeys("own");
    private static readonly Viewer Nobody = Viewer.Nobody;

    private TestDatabase _database = null!;
    private World _world = null!;
    private Id<PrisonerList> _list;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(DatabaseProvider.Sqlite, Signing(Keys));
        _world = await World.CreateAsync(_database);
        _list = await _database.SendAsync(_world.Head, new OpenPrisonerList { Kind = ListKind.OursHeldByOther });
        await AddAsync("Ծիրանունյան");
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_trail_holds_to_its_checkpoints_and_receipts_however_they_were_broken_into_lines()
    {
        var first = await CheckpointAsync();
        var receipt = await ReceiptAsync();
        var second = await CheckpointAsync();

        var verdict = await VerifyAsync($"{first}\n{string.Join("\r\n", receipt.Chunk(60).Select(c => new string(c)))}\n\n  {second}");

        verdict.Break.ShouldBeNull();
        verdict.Proofs.ShouldBe(3);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    public async Task The_one_that_counts_for_nothing_is_named_by_its_place(string nonsense)
    {
        var checkpoint = await CheckpointAsync();

        (await Should.ThrowAsync<ValidationException>(() => VerifyAsync($"{checkpoint}\n{nonsense}\n{checkpoint}"))).Errors.ShouldHaveSingleItem().CustomState.ShouldBe(new object[] { 2 });
    }

    [Fact]
    public async Task An_end_that_was_cut_off_with_the_rows_it_spoke_of_is_found_by_a_checkpoint_and_by_a_receipt()
    {
        await using var copy = await CopyAsync();
        var receipt = await ReceiptAsync();
        var checkpoint = await CheckpointAsync();
        // As whoever puts an older state of the whole database back.
        await PutBackAsync(copy);

        (await VerifyAsync("")).Break.ShouldBeNull("the chain alone is whole");
        var cut = (await VerifyAsync(checkpoint)).Break.ShouldNotBeNull();
        cut.Fault.ShouldBe(TrailFault.CutOff);
        cut.Checkpoint.ShouldBe(Open(checkpoint));
        var gone = (await VerifyAsync(receipt)).Break.ShouldNotBeNull();
        gone.Fault.ShouldBe(TrailFault.Rewritten);
        gone.Receipt.ShouldNotBeNull();
        (await _database.SendAsync(Nobody, new CheckProof { Proof = receipt })).TrailHolds.ShouldBeFalse("whoever holds the receipt is told as well");
        (await _database.SendAsync(Nobody, new CheckProof { Proof = checkpoint })).TrailHolds.ShouldBeFalse();
    }

    [Fact]
    public async Task A_trail_that_was_put_back_and_grew_beyond_its_checkpoint_is_found()
    {
        await using var copy = await CopyAsync();
        await AddAsync("Ամպածովյան");
        var checkpoint = await CheckpointAsync();
        await PutBackAsync(copy);
        await AddAsync("Եղևնածորյան");
        await AddAsync("Մասրենյան");

        (await VerifyAsync("")).Break.ShouldBeNull();
        (await VerifyAsync(checkpoint)).Break.ShouldNotBeNull().Fault.ShouldBe(TrailFault.Rewritten);
    }

    [Fact]
    public async Task A_trail_whose_hashes_were_all_computed_anew_is_found()
    {
        var receipt = await ReceiptAsync();
        var checkpoint = await CheckpointAsync();
        await RewriteAsync(from: 5);

        (await VerifyAsync("")).Break.ShouldBeNull("every hash fits");
        foreach (var proof in new[] { checkpoint, receipt })
        {
            (await VerifyAsync(proof)).Break.ShouldNotBeNull().Fault.ShouldBe(TrailFault.Rewritten);
        }
    }

    [Fact]
    public async Task A_receipt_that_is_opened_twice_is_the_same()
    {
        var receipt = await ReceiptAsync();
        var version = SignedReceipt.Read(Statements(Keys).Open(receipt))!.Version;

        (await _database.SendAsync(_world.Head, new ReadReceipt(version))).Signed.ShouldBe(receipt);
        (await _database.SendAsync(_world.Lead, new ReadReceipt(version))).Signed.ShouldBe(receipt);
    }

    [Fact]
    public async Task What_others_do_shows_in_no_receipt()
    {
        var receipt = await ReceiptAsync();
        var says = Statements(Keys).Open(receipt);

        says.Select(m => m.Key).ShouldBe(["entry", "format", "receipt", "sha256", "submitted_at", "version"], ignoreOrder: true);
        says.ToJsonString().ShouldNotContain("Ծիրանունյան");
    }

    [Fact]
    public async Task A_forged_altered_or_foreign_proof_counts_for_nothing()
    {
        var receipt = await ReceiptAsync();
        var parts = receipt.Split('.');
        var other = Statements(MakeKeys("other"));
        var says = Statements(Keys).Open(receipt);
        var raised = says.DeepClone().AsObject();
        raised["receipt"] = "AAAA-BBBB-CCCC";
        var unsigned = $"{Encode("""{"alg":"none"}""")}.{parts[1]}.";
        foreach (var (proof, fault) in new (string, StatementFault)[]
                 {
                     ($"{parts[0]}.{Encode(raised.ToJsonString())}.{parts[2]}", StatementFault.Altered),
                     ($"{parts[0]}.{parts[1]}.{Flipped(parts[2])}", StatementFault.Altered),
                     ($"{parts[0]}.{parts[1]}.", StatementFault.Altered),
                     (other.Sign(says.DeepClone().AsObject()), StatementFault.OtherKey),
                     (unsigned, StatementFault.Unreadable),
                     ($"{Encode("""{"alg":"HS256","kid":"x"}""")}.{parts[1]}.{parts[2]}", StatementFault.Unreadable),
                     // No text: half of a pair, and a byte that is none.
                     ($"{Encode("""{"alg":"\ud800"}""")}.e30.AAAA", StatementFault.Unreadable),
                     ($"{Encode("""{"alg":"ES256","\ud800":1}""")}.e30.AAAA", StatementFault.Unreadable),
                     ("eyJhbGciOiL_In0.e30.AAAA", StatementFault.Unreadable),
                     (receipt[..^200], StatementFault.Unreadable),
                     ("a list that somebody pasted", StatementFault.Unreadable),
                     (Statements(Keys).Sign(new() { ["format"] = "something/else" }), StatementFault.Unreadable),
                 })
        {
            (await _database.SendAsync(Nobody, new CheckProof { Proof = proof })).Fault.ShouldBe(fault, proof);
            (await Should.ThrowAsync<ValidationException>(() => VerifyAsync(proof))).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe(nameof(VerifyTrail.Proofs));
        }
    }

    [Fact]
    public async Task Whoever_holds_a_receipt_learns_without_an_account_whether_a_file_belongs_to_it()
    {
        var receipt = await ReceiptAsync();
        var version = SignedReceipt.Read(Statements(Keys).Open(receipt))!.Version;
        var form = await _database.SendAsync(_world.Head, new ReadCanonicalForm(version));
        var fingerprint = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(form.Json));

        (await _database.SendAsync(Nobody, new CheckProof { Proof = receipt, Fingerprint = $" {fingerprint[..32]} {fingerprint[32..]}\n" })).FileBelongs.ShouldBe(true);
        (await _database.SendAsync(Nobody, new CheckProof { Proof = receipt, Fingerprint = new string('0', 64) })).FileBelongs.ShouldBe(false);
        (await _database.SendAsync(Nobody, new CheckProof { Proof = receipt })).ShouldSatisfyAllConditions(v => v.FileBelongs.ShouldBeNull(), v => v.TrailHolds.ShouldBeTrue(), v => v.Fault.ShouldBeNull());
        await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(Nobody, new CheckProof { Proof = receipt, Fingerprint = "12ab" }));
        await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(Nobody, new CheckProof()));
    }

    [Fact]
    public void What_an_older_key_signed_is_known_after_another_took_its_place_and_after_only_its_public_half_is_left()
    {
        var folder = MakeKeys("rotated");
        var old = Statements(folder);
        var signed = old.Sign(new Checkpoint(1, "00", DateTimeOffset.UnixEpoch).ToJson());
        File.Copy(Path.Combine(MakeKeys("next"), "signing-0001.pem"), Path.Combine(folder, "signing-0002.pem"));
        File.WriteAllText(Path.Combine(folder, "signing-0001.pem"), old.PublicKeys);

        var now = Statements(folder);

        now.Open(signed).ShouldNotBeNull();
        now.KeyId.ShouldNotBe(old.KeyId);
        now.PublicKeys.ShouldContain(old.PublicKeys);
        now.PublicKeys.ShouldNotContain("PRIVATE");
        now.KeySet.ShouldNotContain("\"d\"");
    }

    [Fact]
    public async Task Without_a_key_nothing_is_signed_and_nothing_fails()
    {
        await using var bare = await TestDatabase.NewAsync();
        var world = await World.CreateAsync(bare);

        (await bare.SendAsync(World.Auditor, new TakeCheckpoint())).ShouldBeNull();
        var list = await bare.SendAsync(world.Head, new OpenPrisonerList { Kind = ListKind.Missing });
        await bare.SendAsync(world.Delegate, new AddEntry { List = list, Values = new Dictionary<string, string?> { ["family_name"] = "Ծիրանունյան" } });
        var check = await bare.SendAsync(world.Head, new CheckPrisonerList(list));
        var version = await bare.SendAsync(world.Head, new SubmitPrisonerList { List = list, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken });
        (await bare.SendAsync(world.Head, new ReadReceipt(version))).Signed.ShouldBeNull();
    }

    [Fact]
    public void A_file_that_is_no_key_is_refused_and_a_key_is_never_made_over_another()
    {
        var folder = MakeKeys("kept");
        Should.Throw<KeysMissing>(() => SigningKeys.Make(folder));
        File.WriteAllText(Path.Combine(folder, "signing-0002.pem"), "nothing");
        Should.Throw<KeysMissing>(() => SigningKeys.Read(folder)).Message.ShouldContain("signing-0002.pem");
        using var large = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384);
        File.WriteAllText(Path.Combine(folder, "signing-0002.pem"), large.ExportPkcs8PrivateKeyPem());
        Should.Throw<KeysMissing>(() => SigningKeys.Read(folder));
    }

    [Fact]
    public async Task By_schedule_a_checkpoint_is_kept_when_something_was_done_and_the_trail_is_held_to_it()
    {
        var folder = Directory.CreateTempSubdirectory("negotiations-checkpoints-").FullName;
        await using var database = await TestDatabase.NewAsync(DatabaseProvider.Sqlite, services =>
        {
            Signing(Keys)(services);
            services.AddSingleton(new CheckpointOptions(folder, CheckpointOptions.Daily));
            services.AddSingleton<CheckpointWorker>();
        });
        await World.CreateAsync(database);
        await using var scope = database.ScopeOf(Viewer.Nobody);
        var worker = scope.ServiceProvider.GetRequiredService<CheckpointWorker>();

        await worker.KeepAsync(Stop);
        database.Clock.Advance(CheckpointOptions.Daily);
        await worker.KeepAsync(Stop);
        Directory.GetFiles(folder).ShouldHaveSingleItem("nothing was done in between");
        // What others put there is none of ours, and stops nothing.
        await File.WriteAllTextAsync(Path.Combine(folder, "other.jws"), "something else", Stop);

        (await database.SendAsync(World.Auditor, new VerifyTrail())).ShouldSatisfyAllConditions(v => v.Break.ShouldBeNull(), v => v.Proofs.ShouldBe(1));
        database.Clock.Advance(CheckpointOptions.Daily);
        await worker.KeepAsync(Stop);
        Directory.GetFiles(folder, "checkpoint-*.jws").Length.ShouldBe(2, "verifying is something that was done");
        Directory.Delete(folder, recursive: true);
    }

    private static Action<IServiceCollection> Signing(string folder) => services => services.AddSingleton<IStatements>(Statements(folder));

    private static Statements Statements(string folder) => new(SigningKeys.Read(folder));

    private static string MakeKeys(string name)
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("negotiations-signing-").FullName, name);
        SigningKeys.Make(folder);
        return folder;
    }

    private static Checkpoint Open(string signed) => Checkpoint.Read(Statements(Keys).Open(signed))!;

    private static string Encode(string json) => System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(json));

    private static string Flipped(string signature)
    {
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(signature);
        bytes[10] ^= 1;
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    private Task<TrailVerdict> VerifyAsync(string proofs) => _database.SendAsync(World.Auditor, new VerifyTrail { Proofs = proofs });

    private async Task<string> CheckpointAsync() => (await _database.SendAsync(World.Auditor, new TakeCheckpoint())).ShouldNotBeNull().Signed;

    private Task<Id<PrisonerEntry>> AddAsync(string family) =>
        _database.SendAsync(_world.Delegate, new AddEntry { List = _list, Values = new Dictionary<string, string?> { ["family_name"] = family } });

    private async Task<string> ReceiptAsync()
    {
        var check = await _database.SendAsync(_world.Head, new CheckPrisonerList(_list));
        var version = await _database.SendAsync(_world.Head, new SubmitPrisonerList { List = _list, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken });
        return (await _database.SendAsync(_world.Head, new ReadReceipt(version))).Signed.ShouldNotBeNull();
    }

    private async Task<Microsoft.Data.Sqlite.SqliteConnection> CopyAsync()
    {
        var copy = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        await copy.OpenAsync(Stop);
        await using var from = new Microsoft.Data.Sqlite.SqliteConnection(_database.Options.ConnectionString);
        await from.OpenAsync(Stop);
        from.BackupDatabase(copy);
        return copy;
    }

    private async Task PutBackAsync(Microsoft.Data.Sqlite.SqliteConnection copy)
    {
        await using var to = new Microsoft.Data.Sqlite.SqliteConnection(_database.Options.ConnectionString);
        await to.OpenAsync(Stop);
        copy.BackupDatabase(to);
    }

    /// <summary>As whoever owns the database and knows how it is made: one entry says something else, and every hash from there on is computed anew.</summary>
    private async Task RewriteAsync(long from)
    {
        var entries = await _database.AsAsync(World.Auditor, db => db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync(Stop));
        var previous = entries.Last(e => e.Sequence < from).Hash;
        foreach (var entry in entries.Where(e => e.Sequence >= from))
        {
            var forged = await _database.AsAsync(World.Auditor, db =>
            {
                var tracked = db.Entry(entry);
                tracked.Property(e => e.PreviousHash).CurrentValue = previous;
                if (entry.Sequence == from)
                {
                    tracked.Property(e => e.ActorName).CurrentValue = "Somebody else";
                }

                return Task.FromResult(entry);
            });
            var hash = forged.ComputeHash();
            await _database.TamperAsync(
                "UPDATE AuditEntries SET ActorName = @name, PreviousHash = @previous, Hash = @hash WHERE Sequence = @sequence",
                ("@name", forged.ActorName), ("@previous", previous), ("@hash", hash), ("@sequence", forged.Sequence));
            previous = hash;
        }
    }
}
