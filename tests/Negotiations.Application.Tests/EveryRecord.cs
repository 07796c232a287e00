using Negotiations.Application.Access;
using Negotiations.Application.Notices;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Readouts;
using Negotiations.Domain.Records;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Notices;

namespace Negotiations.Application.Tests;

/// <summary>At least one row of every kind there is. A new kind of record needs a row here: the tests of access and of the trail ask for it.</summary>
public static class EveryRecord
{
    /// <summary>Everything that a delegation owns in a process: a list that was submitted, withdrawn and is a draft again, and an import.</summary>
    public static IReadOnlyList<ProcessRecord> Of(ProcessWorld talks, Party owner, Author author)
    {
        var process = talks.Process;
        var list = new PrisonerList(process.Id, owner.Id, ListKind.OursHeldByOther, "", author);
        var content = EntryContent.Empty with { Claim = new PersonClaim { FamilyName = "Ծիրանունյան", GivenName = "Արամ" } };
        var entry = list.Add(Code(), content, "tsiranunyan aram", author);
        var version = list.Submit(
            [new EntryWithContent(entry, content)], new VersionHeader(process.Reference, owner.Code, "SALT"), Guid.NewGuid(), $"{Code()}-{Code()[..3]}", author);
        version.KeepSalt([1, 2, 3]);
        var withdrawal = list.Withdraw("Sent by mistake.", author);
        list.StartDraft(author);
        var frozen = version.Entries.Single();
        var details = Enum.GetValues<SensitiveKind>().Select(kind => new EntryDetail(entry, kind)).ToList();
        var frozenDetails = Enum.GetValues<SensitiveKind>().Select(kind => new VersionDetail(frozen, kind)).ToList();
        details.ForEach(d => d.Seal([1, 2, 3]));
        frozenDetails.ForEach(d => d.Seal([1, 2, 3]));
        var import = list.BeginImport("list.csv", author);
        import.SealTable([4, 5]);
        return [list, entry, .. details, version, frozen, .. frozenDetails, withdrawal, import];
    }

    /// <summary>What the mediators record and share with one delegation: meetings and what belongs to them, the record of one among it, and commitments.</summary>
    public static IReadOnlyList<ProcessRecord> SharedWith(ProcessWorld talks, Party party, Author author)
    {
        var audience = Audience.Of(Sharing.OneDelegation, party.Id);
        Meeting Plan(string title) => Meeting.Plan(
            talks.Process.Id, audience, new MeetingFacts { Title = title }, MeetingTime.At(PartialDate.Parse("2022-10-02"), new TimeOnly(10, 0), null, "Europe/Zurich"), author);
        var (first, second) = (Plan("Geneva"), Plan("Brussels"));
        first.Hold(author);
        var official = first.Seat(1, new ParticipantFacts { Name = "An official", Capacity = Capacity.Party, Party = party.Id });
        var point = first.PutOnAgenda(1, "Release", internally: false);
        var record = SharedRecord.Open(first, audience, author);
        var paragraph = record.Write(1, new ParagraphFacts { Text = "What was said", Part = RecordPart.Point, AgendaItem = point.Id, SpeakerAs = Capacity.Party, SpeakerParty = party.Id }, point, null, author);
        var source = new RecordSource(first, talks.Process.Reference, [official], [point], [paragraph], new Dictionary<Id<Party>, string> { [party.Id] = party.Code });
        var (circulated, approved) = (record.Circulate(source, "SALT", author), record.Approve(source, "SALT", author));
        var commitment = Commitment.TakeDown(
            Id<Commitment>.New(), talks.Process.Id, audience, new CommitmentFacts { What = "Hand over maps", Who = Actor.Of(party.Id) }, Due.By(PartialDate.Parse("2022-10-20"), "UTC"), first, null, author);
        var other = party.Id == talks.First.Id ? talks.Second : talks.First;
        var agreement = Agreement.Open(
            talks.Process.Id, audience, new AgreementFacts { Title = "Treaty", Parties = [party.Id, other.Id], Mediators = [new(talks.Mediator.Id, MediatorRole.Host)], Languages = [new AgreementLanguageFacts("en", true), new AgreementLanguageFacts("hy", true)] }, author);
        var provision = agreement.Write(null, [], 0, new ProvisionFacts { Kind = ProvisionKind.Article, Heading = "Peace", Text = "There is peace." }, author);
        var bracket = provision.OpenBracket(agreement, new TextSpan(0, 5), [], author);
        var alternative = bracket.Propose(agreement, provision, new AlternativeFacts { Words = "Here", Proposers = [party.Id] }, author);
        var translation = agreement.Translate(provision, "hy", new TranslationFacts("Խաղաղություն", "Խաղաղություն է։"), author);
        var tabled = agreement.Table(Id<Draft>.New(), audience, [new NumberedProvision(provision, "1") { Brackets = [bracket], Translations = [translation] }], "", author, new Dictionary<Id<Party>, string> { [party.Id] = party.Code });
        var act = agreement.Take(new ActFacts { Kind = ActKind.AcceptsAdReferendum, Party = party.Id, On = PartialDate.Parse("2022-10-02") }, tabled, [], author);
        // What the mediators say publicly; what a delegation enters itself is written by it.
        var draft = ReadoutDraft.Open(first, author);
        var line = draft.TakeDown(Id<ReadoutLine>.New(), 1, new PassageFacts("Both sides met.", "Meeting"), null, author);
        return
        [
            draft, line,
            first, second, official, point,
            record, paragraph, circulated, .. circulated.Lines, approved, .. approved.Lines,
            first.Tie(MeetingTie.Continues, second),
            Note.Keep(Id<Note>.New(), first, NoteReach.OneDelegation, party.Id, author.At, new NoteFacts { Text = "A confidence" }, null, author),
            Document.Attach(
                Id<Document>.New(), first, DocumentReaders.OneDelegation, party.Id, "", "agenda.pdf", DocumentKind.Pdf, "", new StoredFile(Guid.NewGuid().ToString("N"), 1, new string('0', Document.HashLength)), author),
            commitment,
            agreement, .. agreement.Parties, .. agreement.Mediators, .. agreement.Languages, provision, translation, bracket, alternative, tabled, .. tabled.Provisions, .. tabled.Translations, .. tabled.Brackets, .. tabled.Brackets.SelectMany(b => b.Alternatives), act,
            ClaimSubject.Open(talks.Process.Id, audience, "Missing", ClaimKind.Figure, "persons", "", first, author),
            commitment.Assess(1, Verdict.CannotBeTold, "", CommitmentReach.EveryReader, author),
        ];
    }

    /// <summary>Writes both delegations' records in both processes, each by the head of the delegation.</summary>
    public static async Task<IReadOnlyDictionary<Id<Party>, IReadOnlyList<ProcessRecord>>> WriteAsync(TestDatabase database, World world)
    {
        var written = new Dictionary<Id<Party>, IReadOnlyList<ProcessRecord>>();
        foreach (var talks in new[] { world.Talks, world.OtherTalks })
        {
            foreach (var party in new[] { talks.First, talks.Second })
            {
                var head = world.Member(talks, Role.DelegationHead, party);
                var records = Of(talks, party, World.AuthorOf(head, database));
                await database.AddAsync(head, [.. records]);
                var lead = world.Member(talks, Role.LeadMediator);
                var shared = SharedWith(talks, party, World.AuthorOf(lead, database));
                await database.AddAsync(lead, [.. shared]);
                var comment = shared.OfType<RecordVersion>().First().Comment(party.Id, null, "One word is missing.", false, 1, World.AuthorOf(head, database));
                await database.AddAsync(head, comment);
                var answer = comment.Answer(RecordOutcome.TakenUp, "It is there now.", World.AuthorOf(lead, database));
                await database.AddAsync(lead, answer);
                var claim = shared.OfType<Commitment>().Single().Claim(
                    party.Id, CommitmentReach.Mediators, new ClaimFacts { On = PartialDate.Parse("2022-10-04"), Evidence = [new Evidence("A photograph", "", "")] }, World.AuthorOf(head, database));
                await database.AddAsync(head, claim);
                var readout = Readout.EnterOwn(shared.OfType<Meeting>().First(), party.Id, ReadoutReach.Mediators, ReadoutOf(party, database.Clock.GetUtcNow()), World.AuthorOf(head, database));
                await database.AddAsync(head, readout);
                var asserted = shared.OfType<ClaimSubject>().Single().Claim(
                    party.Id, ClaimReach.Mediators, new Assertion { Figure = 17, Text = "Տասնյոթ", Language = "hy", StatedOn = PartialDate.Parse("2022-10-04") }, null, World.AuthorOf(head, database));
                ProcessRecord[] said = [asserted, asserted.Withdraw(party.Id, "A slip.", World.AuthorOf(head, database)), asserted.Reply(party.Id, ClaimReach.Mediators, "A reply", "", World.AuthorOf(head, database))];
                await database.AddAsync(head, [.. said]);
                var agreement = shared.OfType<Agreement>().Single();
                var proposal = shared.OfType<DraftProvision>().Single().Propose(agreement, party.Id, new ProposalFacts { Span = new TextSpan(0, 5), Words = "Here" }, World.AuthorOf(head, database));
                var judged = shared.OfType<DraftBracket>().Single();
                ProcessRecord[] proposed = [proposal, proposal.Send(agreement, World.AuthorOf(head, database)), judged.Judge(judged.Alternatives.Single(), party.Id, StanceKind.CanLiveWith, "A remark", World.AuthorOf(head, database)),
                    shared.OfType<DraftProvision>().Single().Remark(agreement, party.Id, new RemarkFacts { Text = "A remark", Reach = RemarkReach.Mediators }, World.AuthorOf(head, database))];
                await database.AddAsync(head, [.. proposed]);
                written.Add(party.Id, [.. records, .. shared, comment, answer, claim, readout, .. readout.Asserters, .. readout.Passages, .. said, .. proposed]);
            }
        }

        return written;
    }

    /// <summary>Writes what belongs to accounts.</summary>
    public static async Task WriteAccountsAsync(TestDatabase database, Viewer holder)
    {
        await database.AddAsync(
            World.Administrator,
            new Invitation { Id = Guid.NewGuid(), UserId = holder.UserId!.Value, TokenHash = new string('a', 64), ExpiresAt = TestDatabase.Beginning.AddDays(1) });
        var account = World.AccountOf(holder);
        account.SecurityStamp = "a stamp";
        await database.AddAsync(holder, new CalendarAddress(account, "a secret", TestDatabase.Beginning));
        await database.AddAsync(holder, new NoticeChoice(holder.UserId!.Value, NoticePace.Daily, "head@example.org"));
    }

    private static ReadoutFacts ReadoutOf(Party party, DateTimeOffset now) => new()
    {
        Kind = ReadoutKind.Unilateral,
        Asserters = [Actor.Of(party.Id)],
        Title = "After Geneva",
        Issued = MeetingTime.At(PartialDate.On(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1)), null, null, "UTC"),
        Language = "en",
        Passages = [new PassageFacts("The ministers met.", "Meeting")],
    };

    private static string Code() => Guid.NewGuid().ToString("N")[..PrisonerEntry.ReferenceLength].ToUpperInvariant();
}
