using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Calendars;
using Negotiations.Application.Claims;
using Negotiations.Application.Commitments;
using Negotiations.Application.Documents;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.PrisonerLists.Importing;
using Negotiations.Application.Proposals;
using Negotiations.Application.Readouts;
using Negotiations.Application.Records;
using Negotiations.Application.Remarks;
using Negotiations.Application.Translations;
using Negotiations.Application.WorkingTexts;
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
using Negotiations.Infrastructure.Demonstration;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Reports;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Access;

/// <summary>Everybody who may ask for a page, as the first delegation's records see them.</summary>
public enum Kind
{
    Nobody,
    Lead,
    Staff,
    Head,
    Member,
    OtherHead,
    OtherMember,
    Intermediary,
    Observer,
    Administrator,
    Auditor,
    Elsewhere,
}

/// <summary>
/// The demonstration, with records of both delegations in which every field says a word that stands nowhere else (<see cref="Canary"/>).
/// Tests of the collection share it and change nothing in it; what does change something starts one of its own.
/// </summary>
public sealed class AccessWorld : IAsyncLifetime
{
    private readonly Dictionary<string, Viewer> _viewers = [];
    private (string Key, string? Value)[] _settings = [];
    private readonly Dictionary<Kind, IReadOnlyList<Seen>> _crawled = [];

    /// <summary>The server.</summary>
    public WebFixture Web { get; private set; } = null!;

    /// <summary>A browser for each, signed in.</summary>
    public Dictionary<Kind, Browser> Browsers { get; } = [];

    /// <summary>Route values that name records of the first delegation, of its process and of the deployment.</summary>
    public Dictionary<string, string> Ours { get; } = [];

    /// <summary>The same, of the other delegation.</summary>
    public Dictionary<string, string> Theirs { get; } = [];

    /// <summary>The second process, to which nobody of the first but the mediators belongs.</summary>
    public string OtherProcess { get; private set; } = "";

    public static IEnumerable<Kind> Everybody => Enum.GetValues<Kind>();

    /// <summary>The demonstration's account of a viewer.</summary>
    public static string? UserName(Kind kind) => kind switch
    {
        Kind.Nobody => null,
        Kind.Lead => "lead",
        Kind.Staff => "staff",
        Kind.Head => "arm.head",
        Kind.Member => "arm.member",
        Kind.OtherHead => "aze.head",
        Kind.OtherMember => "aze.member",
        Kind.Intermediary => "intermediary",
        Kind.Observer => "observer",
        Kind.Administrator => "admin",
        Kind.Auditor => "auditor",
        _ => "val.head",
    };

    /// <summary>A world of one's own, to change things in.</summary>
    public static async Task<AccessWorld> StartAsync(params (string Key, string? Value)[] settings)
    {
        var world = new AccessWorld { _settings = settings };
        await world.InitializeAsync();
        return world;
    }

    public async ValueTask InitializeAsync()
    {
        // A page that is printed is the page that is read; printing it needs a browser, and says nothing more of access.
        Web = await WebFixture.StartAsync([(PrintingBrowser.Setting, PrintingBrowser.None), .. _settings]);
        OtherProcess = await Web.ReadAsync(db => db.Processes.Single(p => p.Reference == DemonstrationSeed.MadeUpReference).Id.ToString());
        await FillAsync("arm.head", "ARM", Ours);
        await FillAsync("aze.head", "AZE", Theirs);
        foreach (var kind in Everybody)
        {
            Browsers[kind] = await OpenAsync(kind);
        }
    }

    public async ValueTask DisposeAsync() => await Web.DisposeAsync();

    /// <summary>A new browser of a viewer.</summary>
    public async Task<Browser> OpenAsync(Kind kind) => UserName(kind) is { } name ? await Web.SignedInAsync(name) : Web.Browser();

    /// <summary>Everything that a viewer can reach by links. Crawled once: nothing changes.</summary>
    public async Task<IReadOnlyList<Seen>> CrawledAsync(Kind kind)
    {
        if (!_crawled.TryGetValue(kind, out var seen))
        {
            _crawled[kind] = seen = await Crawler.CrawlAsync(Browsers[kind]);
        }

        return seen;
    }

    /// <summary>Works as a member of the first process or as an official, through the same locks as any page.</summary>
    public async Task<T> AsAsync<T>(string userName, Func<IServiceProvider, Task<T>> work)
    {
        if (!_viewers.TryGetValue(userName, out var viewer))
        {
            var account = await Web.UserIdAsync(userName);
            viewer = await Web.ReadAsync(db =>
            {
                var user = db.Users.Single(u => u.Id == account);
                if (user.Office != Office.None)
                {
                    return new Viewer { UserId = account, Name = user.DisplayName, Office = user.Office };
                }

                var membership = db.Memberships.Single(m => m.UserId == account && m.ProcessId == Web.Process);
                var process = db.Processes.Single(p => p.Id == Web.Process);
                var party = db.Parties.SingleOrDefault(p => p.Id == membership.OwnerId);
                var seat = new Seat(process.Id, process.Name, process.Reference, process.TimeZone, process.Status, membership.Role, party?.Id, party?.Code, party?.Name, party?.Mark);
                return new Viewer { UserId = account, Name = user.DisplayName, Seats = [seat], Seat = seat };
            });
            _viewers[userName] = viewer;
        }

        await using var scope = Web.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = viewer;
        return await work(scope.ServiceProvider);
    }

    /// <summary>Sends a request as a member of the first process or as an official.</summary>
    public Task<T> SendAsync<T>(string userName, IRequest<T> request) =>
        AsAsync(userName, services => services.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken));

    /// <summary>Submits a list as it stands.</summary>
    public async Task<Id<ListVersion>> SubmitAsync(string userName, Id<PrisonerList> list)
    {
        var check = await SendAsync(userName, new CheckPrisonerList(list));
        return await SendAsync(userName, new SubmitPrisonerList { List = list, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken });
    }

    /// <summary>What every table holds, by its name, told by a hash: read from the file, behind all locks.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TablesAsync()
    {
        var address = await Web.ReadAsync(db => db.Database.GetConnectionString()!);
        await using var connection = new SqliteConnection(address);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            var rows = await RowsAsync(connection, $"SELECT * FROM \"{name}\" ORDER BY 1");
            tables[name] = $"{rows.Count} rows, {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}";
        }

        return tables;
    }

    private static async Task<List<string>> RowsAsync(SqliteConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of tables come from the database itself
        command.CommandText = query;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) switch
            {
                byte[] bytes => Convert.ToHexString(bytes),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture),
            })));
        }

        return rows;
    }

    // A list with two versions, a draft of the third and an import on its way; one that is withdrawn; one that was never submitted.
    private async Task FillAsync(string head, string party, Dictionary<string, string> ids)
    {
        var list = await SendAsync(head, new OpenPrisonerList { Kind = ListKind.HeldByUs, Subject = Canary.Word(party, Secrecy.Submitted, "subject") });
        var entry = await SendAsync(head, new AddEntry { List = list, Values = Canary.Entry(party, Secrecy.Submitted) });
        var first = await SubmitAsync(head, list);
        await SendAsync(head, new StartDraft(list));
        await SendAsync(head, new AddEntry { List = list, Values = Canary.Entry(party, Secrecy.Submitted, "later") });
        var second = await SubmitAsync(head, list);
        await SendAsync(head, new StartDraft(list));
        await SendAsync(head, new AddEntry { List = list, Values = Canary.Entry(party, Secrecy.Draft) });
        var read = await SendAsync(head, new ReadEntry { List = list, Entry = entry });
        await SendAsync(head, new CorrectEntry { List = list, Entry = entry, Token = read.Token, Values = Canary.Entry(party, Secrecy.Draft, "corrected") });
        var file = $"Family name,Given name\n{Canary.Word(party, Secrecy.Draft, "rowfamily")},{Canary.Word(party, Secrecy.Draft, "rowgiven")}\n";
        var import = await SendAsync(head, new UploadImport
        {
            List = list,
            File = new MemoryStream(Encoding.UTF8.GetBytes(file)),
            FileName = Canary.Word(party, Secrecy.Draft, "file") + ".csv",
        });

        var withdrawn = await SendAsync(head, new OpenPrisonerList { Kind = ListKind.Missing, Subject = Canary.Word(party, Secrecy.Submitted, "withdrawn") });
        await SendAsync(head, new AddEntry { List = withdrawn, Values = Canary.Entry(party, Secrecy.Submitted, "withdrawn") });
        await SubmitAsync(head, withdrawn);
        await SendAsync(head, new WithdrawList { List = withdrawn, Reason = Canary.Word(party, Secrecy.Submitted, "reason") });

        var never = await SendAsync(head, new OpenPrisonerList { Kind = ListKind.OursHeldByOther, Subject = Canary.Word(party, Secrecy.Draft, "subject") });
        await SendAsync(head, new AddEntry { List = never, Values = Canary.Entry(party, Secrecy.Draft, "never") });

        var versionEntry = await AsAsync(head, services => services.GetRequiredService<NegotiationsDb>().VersionEntries
            .Where(e => e.VersionId == second).OrderBy(e => e.Position).Select(e => e.Id).FirstAsync(TestContext.Current.CancellationToken));
        await MeetAsync(party, ids);
        var spare = await Web.UserIdAsync("cst.head");
        ids["process"] = Web.Process.ToString();
        ids["list"] = list.ToString();
        ids["entry"] = entry.ToString();
        ids["version"] = first.ToString();
        ids["with"] = second.ToString();
        ids["import"] = import.ToString();
        // An entry is read beside the version that it stands in.
        ids["version-entry"] = await AsAsync(head, services => services.GetRequiredService<NegotiationsDb>().VersionEntries
            .Where(e => e.VersionId == first).Select(e => e.Id.ToString()).SingleAsync(TestContext.Current.CancellationToken));
        ids["later-entry"] = versionEntry.ToString();
        ids["user"] = spare.ToString();
        ids["token"] = (await SendAsync("admin", new InviteUser($"invited.{party}", "Somebody invited", Office.None))).Token;
        ids["secret"] = (await SendAsync(head, new MakeCalendarAddress())).Secret;
        ids["code"] = "404";
        ids["step"] = "cancel";
        ids["format"] = "csv";
        await Web.ReadAsync(db =>
        {
            ids["party"] = db.Parties.Single(p => p.ProcessId == Web.Process && p.Code == party).Id.ToString();
            ids["membership"] = db.Memberships.Single(m => m.UserId == spare).Id.ToString();
            return true;
        });
        await AsAsync("lead", async services =>
        {
            var db = services.GetRequiredService<NegotiationsDb>();
            ids["mediator"] = (await db.Mediators.OrderBy(m => m.Name).FirstAsync(TestContext.Current.CancellationToken)).Id.ToString();
            ids["official"] = (await db.Officials.OrderBy(m => m.Name).FirstAsync(TestContext.Current.CancellationToken)).Id.ToString();
            return true;
        });
    }

    // A meeting that is shared with the delegation, with a point of its agenda that is not; and one that the mediators keep to themselves, which it continues.
    private async Task MeetAsync(string party, Dictionary<string, string> ids)
    {
        var delegation = await Web.ReadAsync(db => db.Parties.Single(p => p.ProcessId == Web.Process && p.Code == party).Id);
        MeetingForm Form(Secrecy secrecy, Sharing sharing) => new()
        {
            Facts = new MeetingFacts
            {
                Title = Canary.Word(party, secrecy, "title"),
                Venue = Canary.Word(party, secrecy, "venue"),
                Host = Canary.Word(party, secrecy, "host"),
                Languages = Canary.Word(party, secrecy, "languages"),
                Summary = Canary.Word(party, secrecy, "summary"),
                Source = Canary.Word(party, secrecy, "source"),
            },
            Date = PartialDate.Parse("2022-10-02"),
            Start = new TimeOnly(10, 0),
            Zone = "Europe/Zurich",
            Sharing = sharing,
            Delegation = delegation,
            Held = true,
        };
        var shared = await SendAsync("staff", new KeepMeeting(null, Form(Secrecy.Submitted, Sharing.OneDelegation)));
        var closed = await SendAsync("staff", new KeepMeeting(null, Form(Secrecy.Internal, Sharing.MediatorsOnly)));
        foreach (var (meeting, secrecy) in new[] { (shared, Secrecy.Submitted), (closed, Secrecy.Internal) })
        {
            var page = await SendAsync("staff", new ReadMeeting(meeting));
            await SendAsync("staff", new KeepParticipants(
                meeting,
                [new ParticipantFacts { Name = Canary.Word(party, secrecy, "participant"), Office = Canary.Word(party, secrecy, "office"), Capacity = Capacity.Party, Party = delegation }],
                page.Meeting.VersionToken));
            page = await SendAsync("staff", new ReadMeeting(meeting));
            await SendAsync("staff", new KeepAgenda(
                meeting,
                [new AgendaPoint(null, Canary.Word(party, secrecy, "point"), false, AgendaState.Open), new AgendaPoint(null, Canary.Word(party, Secrecy.Internal, "point"), true, AgendaState.Open)],
                page.Meeting.VersionToken));
        }

        await SendAsync("staff", new TieMeetings(shared, TieReading.Continues, closed));
        async Task<string> NoteAsync(Id<Meeting> meeting, NoteReach reach, Secrecy secrecy, string field) => (await SendAsync("staff", new KeepNote(meeting, Id<Note>.New(), new NoteForm
        {
            Facts = new NoteFacts { Text = Canary.Word(party, secrecy, field), SpeakerAs = Capacity.Party, SpeakerParty = delegation, Speaker = Canary.Word(party, secrecy, field + "speaker") },
            Reach = reach,
            Delegation = reach == NoteReach.OneDelegation ? delegation : null,
        }))).ToString();
        ids["note"] = await NoteAsync(shared, NoteReach.OneDelegation, Secrecy.Submitted, "caucus");
        await NoteAsync(shared, NoteReach.Mediators, Secrecy.Internal, "note");
        await NoteAsync(shared, NoteReach.SharedRecord, Secrecy.Internal, "record");
        await NoteAsync(closed, NoteReach.Mediators, Secrecy.Internal, "closed");
        ids["meeting"] = shared.ToString();
        ids["other-meeting"] = closed.ToString();
        ids["proposed"] = (await SendAsync(party.ToLowerInvariant() + ".head", new ProposeMeeting(null, Form(Secrecy.Submitted, Sharing.OneDelegation)))).ToString();
        ids["link"] = (await SendAsync("staff", new ReadMeeting(shared))).Ties.Single().Id.ToString();
        await RecordAsync(party, shared, ids);
        await CommitAsync(party, delegation, shared, ids);
        await SayAsync(party, delegation, shared, ids);
        await ClaimAsync(party, delegation, shared, ids);
        await AttachAsync(party, delegation, shared, ids);
        await NegotiateAsync(party, delegation, ids);
    }

    // One that is known to the delegation, with two drafts that it reads, one that the mediators keep, and words that are in none yet; and one that they keep to themselves.
    private async Task NegotiateAsync(string party, Id<Party> delegation, Dictionary<string, string> ids)
    {
        const string language = "hy";
        ids["language"] = language;
        var choices = await SendAsync("staff", new ReadAgreementForm(null));
        var (parties, mediators) = (choices.Parties.Select(p => p.Id).ToList(), choices.Mediators.Skip(1).Select(m => new AgreementMediatorFacts(m.Id, MediatorRole.Host)).ToList());
        Task<Id<Agreement>> OpenAsync(Secrecy secrecy, string what, Sharing sharing) => SendAsync("staff", new KeepAgreement(null, new AgreementForm
        {
            Title = Canary.Word(party, secrecy, what + "title"),
            Summary = Canary.Word(party, secrecy, what + "summary"),
            Source = Canary.Word(party, secrecy, what + "source"),
            Parties = parties,
            Mediators = mediators,
            Languages = [new AgreementLanguageFacts("en", true), new AgreementLanguageFacts(language, true)],
            Sharing = sharing,
            Delegation = sharing == Sharing.OneDelegation ? delegation : null,
        }));
        var shared = await OpenAsync(Secrecy.Submitted, "treaty", Sharing.OneDelegation);
        await OpenAsync(Secrecy.Internal, "hidden", Sharing.MediatorsOnly);
        ProvisionForm Form(Secrecy secrecy, string what) => new()
        {
            Kind = ProvisionKind.Article, Heading = Canary.Word(party, secrecy, what + "heading"), Text = Canary.Word(party, secrecy, what + "text"),
        };
        var provision = await SendAsync("staff", new KeepProvision(shared, null, Form(Secrecy.Submitted, "treaty")));
        async Task TranslateAsync(Id<Provision> of, Secrecy secrecy, string what)
        {
            var form = (await SendAsync("staff", new ReadTranslationForm(shared, of, language))).Form;
            await SendAsync("staff", new KeepTranslation(shared, of, language, form with { Heading = Canary.Word(party, secrecy, what + "heading"), Text = Canary.Word(party, secrecy, what + "text") }));
        }

        await TranslateAsync(provision, Secrecy.Internal, "firstly");
        await TranslateAsync(provision, Secrecy.Submitted, "translated");
        async Task<Id<Draft>> TableAsync(Secrecy secrecy, Audience readers)
        {
            var step = await SendAsync("staff", new PrepareDraft(shared, readers));
            return await SendAsync("staff", new TableDraft(shared, step.Key, readers, Canary.Word(party, secrecy, "draftnote"), step.Token));
        }

        var bracket = await SendAsync("staff", new OpenBracket(shared, provision, new SpanForm { Choice = SpanChoice.All, VersionToken = (await SendAsync("staff", new ReadBrackets(shared, provision))).Token }));
        async Task<Id<BracketAlternative>> ProposeAsync(Secrecy secrecy, string what) => await SendAsync("staff", new ProposeAlternative(shared, provision, bracket, new AlternativeForm
        {
            Words = Canary.Word(party, secrecy, what + "words"), Proposers = [delegation], Reason = Canary.Word(party, Secrecy.Internal, what + "reason"),
        }));
        await ProposeAsync(Secrecy.Internal, "earlier");
        ids["alternative"] = (await ProposeAsync(Secrecy.Submitted, "tabled")).ToString();
        ids["bracket"] = bracket.ToString();
        var audience = Audience.Of(Sharing.OneDelegation, delegation);
        ids["against"] = (await TableAsync(Secrecy.Submitted, audience)).ToString();
        ids["draft"] = (await TableAsync(Secrecy.Submitted, audience)).ToString();
        await ProposeAsync(Secrecy.Internal, "later");
        await TranslateAsync(provision, Secrecy.Internal, "anew");
        var (head, draft) = (party.ToLowerInvariant() + ".head", new Id<Draft>(Guid.Parse(ids["draft"])));
        async Task<Id<WordingProposal>> WriteAsync(Secrecy secrecy, string what) => await SendAsync(head, new WriteProposal(shared, draft, provision, new ProposalForm
        {
            Span = new SpanForm { Choice = SpanChoice.All }, Instead = Canary.Word(party, secrecy, what + "instead"), Reason = Canary.Word(party, secrecy, what + "because"),
        }));
        ids["proposal"] = (await WriteAsync(Secrecy.Draft, "unsent")).ToString();
        var sent = await WriteAsync(Secrecy.Submitted, "sent");
        ids["sent"] = (await SendAsync(head, new SendProposal(shared, draft, sent, (await SendAsync(head, new ReadProposal(shared, draft, sent))).Proposal!.VersionToken))).ToString();
        RemarkFacts Remark(Secrecy secrecy, string what, RemarkReach reach) => new() { Kind = RemarkKind.Reservation, Text = Canary.Word(party, secrecy, what), Reach = reach };
        ids["remark"] = (await SendAsync(head, new RemarkOnProvision(shared, draft, provision, Remark(Secrecy.Submitted, "reserved", RemarkReach.Readers)))).ToString();
        await SendAsync(head, new RemarkOnProvision(shared, draft, provision, Remark(Secrecy.Draft, "ownremark", RemarkReach.Own)));
        await SendAsync("staff", new RemarkOnProvision(shared, draft, provision, Remark(Secrecy.Internal, "heard", RemarkReach.Own) with { Party = delegation }));
        var tabled = (await SendAsync(head, new ReadTabledDraft(shared, draft))).Text.Lines.Single().Brackets.Single();
        ids["tabled"] = tabled.Key.ToString();
        await SendAsync(head, new JudgeAlternative(shared, draft, new Id<DraftBracket>(tabled.Key), new StanceForm { Kind = StanceKind.CanLiveWith, Text = Canary.Word(party, Secrecy.Submitted, "stance") }));
        await SendAsync("lead", new RecordAct(shared, new ActForm
        {
            Kind = ActKind.Declares,
            Party = delegation,
            By = Canary.Word(party, Secrecy.Submitted, "actby"),
            Capacity = Canary.Word(party, Secrecy.Submitted, "actcapacity"),
            On = PartialDate.Parse("2022-10-04"),
            Place = Canary.Word(party, Secrecy.Submitted, "actplace"),
            Text = Canary.Word(party, Secrecy.Submitted, "acttext"),
            Source = Canary.Word(party, Secrecy.Submitted, "actsource"),
        }));
        var added = await SendAsync("staff", new KeepProvision(shared, null, Form(Secrecy.Internal, "kept")));
        await TranslateAsync(added, Secrecy.Internal, "untabled");
        await TableAsync(Secrecy.Internal, Audience.Mediators);
        var words = (await SendAsync("staff", new ReadProvisionForm(shared, added, default))).Form;
        await SendAsync("staff", new KeepProvision(shared, added, Form(Secrecy.Internal, "working") with { VersionToken = words.VersionToken }));
        ids["agreement"] = shared.ToString();
        ids["provision"] = provision.ToString();
    }

    // One that is shared with the delegation, one that was and is withdrawn, and one that the mediators keep to themselves.
    private async Task AttachAsync(string party, Id<Party> delegation, Id<Meeting> meeting, Dictionary<string, string> ids)
    {
        async Task<Id<Document>> AddAsync(Secrecy secrecy, DocumentReaders readers, string what) => await SendAsync("staff", new AddDocument
        {
            Meeting = meeting,
            Title = Canary.Word(party, secrecy, what + "title"),
            Language = Canary.Word(party, secrecy, what + "language"),
            FileName = Canary.Word(party, secrecy, what + "filename") + ".pdf",
            File = new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.4\n" + Canary.Word(party, secrecy, what + "content") + "\n%%EOF")),
            Readers = readers,
            Delegation = readers == DocumentReaders.OneDelegation ? delegation : null,
        });
        ids["document"] = (await AddAsync(Secrecy.Submitted, DocumentReaders.OneDelegation, "document")).ToString();
        await AddAsync(Secrecy.Internal, DocumentReaders.Mediators, "document");
        var withdrawn = await AddAsync(Secrecy.Submitted, DocumentReaders.OneDelegation, "withdrawn");
        await SendAsync("staff", new WithdrawDocument(withdrawn, Canary.Word(party, Secrecy.Submitted, "documentreason")));
    }

    // One that the delegation opened to the mediators, one that it keeps to itself, one that the mediators keep to themselves, and a draft of theirs.
    private async Task SayAsync(string party, Id<Party> delegation, Id<Meeting> meeting, Dictionary<string, string> ids)
    {
        var head = party.ToLowerInvariant() + ".head";
        ReadoutForm Form(Secrecy secrecy, string what, Actor by) => new()
        {
            Kind = ReadoutKind.Unilateral,
            Asserters = [by],
            Title = Canary.Word(party, secrecy, what + "title"),
            On = PartialDate.Parse("2022-10-03"),
            Zone = "UTC",
            Language = "en",
            Archive = Canary.Word(party, secrecy, what + "archive"),
            Passages = [new PassageFacts(Canary.Word(party, secrecy, what + "text"), Canary.Word(party, secrecy, what + "topic")), new PassageFacts(Canary.Word(party, secrecy, what + "rest"), "")],
        };
        ids["readout"] = (await SendAsync(head, new EnterReadout(meeting, Form(Secrecy.Submitted, "said", Actor.Of(delegation)) with { Reach = ReadoutReach.Mediators }))).ToString();
        await SendAsync(head, new EnterReadout(meeting, Form(Secrecy.Draft, "unsaid", Actor.Of(delegation)) with { Reach = ReadoutReach.OwnDelegation }));
        await SendAsync("staff", new EnterReadout(meeting, Form(Secrecy.Internal, "heard", Actor.Other(Canary.Word(party, Secrecy.Internal, "speaker"))) with { Readers = Audience.Mediators }));
        await SendAsync("staff", new KeepReadoutDraft(meeting, [new DraftedLine(null, new PassageFacts(Canary.Word(party, Secrecy.Internal, "line"), Canary.Word(party, Secrecy.Internal, "linetopic")))], Guid.Empty));
    }

    // One that is shared with the delegation, which claims to have kept it, to the mediators alone, who assess it among themselves; and one that they keep to themselves.
    private async Task CommitAsync(string party, Id<Party> delegation, Id<Meeting> meeting, Dictionary<string, string> ids)
    {
        Task<Id<Commitment>> TakeDownAsync(Secrecy secrecy, Sharing sharing) => SendAsync("staff", new KeepCommitment(null, new CommitmentForm
        {
            What = Canary.Word(party, secrecy, "what"),
            Who = Actor.Of(delegation),
            WithinDays = 7,
            Event = Canary.Word(party, secrecy, "event"),
            EventOn = PartialDate.Parse("2022-10-04"),
            Zone = "UTC",
            Statement = Canary.Word(party, secrecy, "statement"),
            Source = Canary.Word(party, secrecy, "commitmentsource"),
            Meeting = sharing == Sharing.OneDelegation ? meeting : null,
            Sharing = sharing,
            Delegation = sharing == Sharing.OneDelegation ? delegation : null,
        }));
        var shared = await TakeDownAsync(Secrecy.Submitted, Sharing.OneDelegation);
        await TakeDownAsync(Secrecy.Internal, Sharing.MediatorsOnly);
        var claim = await SendAsync(party == "ARM" ? "arm.head" : "aze.head", new ClaimCompliance(shared, null, new ComplianceForm
        {
            Compliance = Compliance.Done,
            On = PartialDate.Parse("2022-10-04"),
            Text = Canary.Word(party, Secrecy.Submitted, "claimed"),
            Reach = CommitmentReach.Mediators,
        }));
        await SendAsync("staff", new AssessCommitment(shared, Verdict.CannotBeTold, Canary.Word(party, Secrecy.Internal, "assessed"), CommitmentReach.Mediators));
        ids["commitment"] = shared.ToString();
        ids["claim"] = claim.ToString();
    }

    // About the shared meeting, a subject on which the delegation claims something to the mediators and something for itself alone, which contradict what the mediators enter for themselves; and one that they keep to themselves.
    private async Task ClaimAsync(string party, Id<Party> delegation, Id<Meeting> meeting, Dictionary<string, string> ids)
    {
        var head = party.ToLowerInvariant() + ".head";
        Task<Id<ClaimSubject>> OpenAsync(Secrecy secrecy, Sharing sharing) => SendAsync("staff", new OpenClaimSubject
        {
            Title = Canary.Word(party, secrecy, "subjecttitle"),
            Kind = ClaimKind.Figure,
            Unit = Canary.Word(party, secrecy, "unit"),
            About = Canary.Word(party, secrecy, "about"),
            Meeting = sharing == Sharing.OneDelegation ? meeting : null,
            Commitment = sharing == Sharing.OneDelegation ? Id<Commitment>.Parse(ids["commitment"], null) : null,
            Sharing = sharing,
            Delegation = sharing == Sharing.OneDelegation ? delegation : null,
        });
        ClaimForm Form(Secrecy secrecy, string which, long figure) => new()
        {
            Figure = figure,
            Text = Canary.Word(party, secrecy, which + "text"),
            Speaker = Canary.Word(party, secrecy, which + "speaker"),
            Scope = "Persons",
            Source = Canary.Word(party, secrecy, which + "source"),
            StatedOn = PartialDate.Parse("2022-10-04"),
            AsOf = PartialDate.Parse("2022-10-03"),
        };
        var subject = await OpenAsync(Secrecy.Submitted, Sharing.OneDelegation);
        var internally = await OpenAsync(Secrecy.Internal, Sharing.MediatorsOnly);
        var stated = await SendAsync(head, new MakeClaim(subject, Form(Secrecy.Submitted, "stated", 17) with { Reach = ClaimReach.Mediators }));
        await SendAsync(head, new ReplyToClaim(subject, stated, Canary.Word(party, Secrecy.Submitted, "reply"), "", ClaimReach.Mediators));
        await SendAsync(head, new MakeClaim(subject, Form(Secrecy.Draft, "own", 18) with { Reach = ClaimReach.OwnDelegation }));
        var own = await SendAsync(head, new OpenClaimSubject { Title = Canary.Word(party, Secrecy.Draft, "ownsubject"), Kind = ClaimKind.Date, Reach = ClaimReach.OwnDelegation });
        await SendAsync(head, new MakeClaim(own, Form(Secrecy.Draft, "owndate", 0) with { Figure = null, Date = PartialDate.Parse("2022-10-04") }));
        foreach (var of in new[] { subject, internally })
        {
            await SendAsync("staff", new MakeClaim(of, Form(Secrecy.Internal, "reported", 19) with { Asserter = Actor.Other(Canary.Word(party, Secrecy.Internal, "asserter")), Sharing = Sharing.MediatorsOnly }));
        }

        ids["subject"] = subject.ToString();
        ids["stated"] = stated.ToString();
    }

    // Of the shared meeting, a record that was circulated, commented on and approved, with a correction on its way; besides, notes that are not for it.
    private async Task RecordAsync(string party, Id<Meeting> meeting, Dictionary<string, string> ids)
    {
        var (head, delegation) = (party.ToLowerInvariant() + ".head", await Web.ReadAsync(db => db.Parties.Single(p => p.ProcessId == Web.Process && p.Code == party).Id));
        async Task<Id<Note>> KeepAsync(Secrecy secrecy, NoteReach reach, string what) => await SendAsync("staff", new KeepNote(meeting, Id<Note>.New(), new NoteForm
        {
            Facts = new NoteFacts { Text = Canary.Word(party, secrecy, what), Speaker = Canary.Word(party, secrecy, what + "speaker"), SpeakerAs = Capacity.Party, SpeakerParty = delegation },
            Reach = reach,
            Delegation = reach == NoteReach.OneDelegation ? delegation : null,
        }));
        var note = await KeepAsync(Secrecy.Submitted, NoteReach.SharedRecord, "recorded");
        await KeepAsync(Secrecy.Internal, NoteReach.SharedRecord, "notchosen");
        await KeepAsync(Secrecy.Internal, NoteReach.Mediators, "inside");
        await SendAsync("staff", new PutNotesIntoRecord(meeting, Audience.Of(Sharing.OneDelegation, delegation), [note]));
        var circulated = await SendAsync("staff", new CirculateRecord(meeting, (await SendAsync("staff", new PrepareCirculation(meeting))).Token));
        var comment = await SendAsync(head, new CommentOnRecord(meeting, circulated, null, Canary.Word(party, Secrecy.Submitted, "comment"), true));
        var approved = await SendAsync("lead", new ApproveRecord(meeting, (await SendAsync("lead", new PrepareApproval(meeting))).Token, 1));
        await SendAsync("staff", new CorrectRecord(meeting));
        var draft = (await SendAsync("staff", new ReadDraft(meeting))).Form;
        await SendAsync("staff", new KeepDraft(meeting, draft with { Paragraphs = [.. draft.Paragraphs, new DraftParagraph(null, new ParagraphFacts { Text = Canary.Word(party, Secrecy.Internal, "draft") })] }));
        ids["record-version"] = circulated.ToString();
        ids["record-with"] = approved.ToString();
        ids["comment"] = comment.ToString();
    }
}

/// <summary>The tests that share one <see cref="AccessWorld"/>.</summary>
[CollectionDefinition(Name)]
public sealed class AccessTests : ICollectionFixture<AccessWorld>
{
    public const string Name = "Access";
}
