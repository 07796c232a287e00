using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Web.Edge;

namespace Negotiations.Web.Features.PrisonerLists;

/// <summary>A delegation's own lists: working copies, submission, withdrawal.</summary>
[Route("processes/{process:guid}/lists")]
public sealed class PrisonerListsController(IMediator mediator, IStringLocalizer<Texts> texts, CurrentViewer current) : FeatureController(mediator, texts)
{
    /// <summary>All lists.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(Id<Process> process)
    {
        var lists = await Send(new ReadLists());
        return View(new IndexPage(process, lists, current.Viewer.OwnSide, current.Viewer.May(Permission.ReadOwnLists)));
    }

    /// <summary>The form that opens a list.</summary>
    [HttpGet("new")]
    public IActionResult New(Id<Process> process) =>
        current.Viewer.May(Permission.KeepLists) ? View(new NewListPage(process, new OpenPrisonerList())) : NotFound();

    /// <summary>Opens a list.</summary>
    [HttpPost("new")]
    public Task<IActionResult> New(Id<Process> process, OpenPrisonerList form) => Submit(
        form,
        list => RedirectToAction(nameof(List), new { process, list }),
        () => Task.FromResult<IActionResult>(View(new NewListPage(process, form))),
        prefix: "Form");

    /// <summary>A working copy.</summary>
    [HttpGet("{list:guid}")]
    public async Task<IActionResult> List(Id<Process> process, Id<PrisonerList> list, EntrySelection selection) =>
        View(new ListPage(process, await Send(new ReadPrisonerList { List = list, Selection = selection })));

    /// <summary>One person.</summary>
    [HttpGet("{list:guid}/entries/{entry:guid}")]
    public async Task<IActionResult> Entry(Id<Process> process, Id<PrisonerList> list, Id<PrisonerEntry> entry) =>
        View(new PersonPage(process, await Send(new ReadEntry { List = list, Entry = entry })));

    /// <summary>The form of a new entry.</summary>
    [HttpGet("{list:guid}/entries/new")]
    public async Task<IActionResult> Add(Id<Process> process, Id<PrisonerList> list)
    {
        var page = await Send(new ReadListHead(list));
        RequireChangeable(page);
        return View("EntryForm", new EntryFormPage(process, page, null, EntryForm.From(New(page.Kind), default)));
    }

    /// <summary>Adds a person; goes on to the next empty form when asked to.</summary>
    [HttpPost("{list:guid}/entries/new")]
    public Task<IActionResult> Add(Id<Process> process, Id<PrisonerList> list, EntryForm form, bool another) => Submit(
        new AddEntry { List = list, Values = form.Read(ModelState, Texts) },
        _ =>
        {
            TempData["done"] = Texts["Saved: one person more is on the draft."].Value;
            return RedirectToAction(another ? nameof(Add) : nameof(List), new { process, list });
        },
        async () => View("EntryForm", new EntryFormPage(process, await Send(new ReadListHead(list)), null, form)),
        prefix: "Form");

    /// <summary>The form of an entry.</summary>
    [HttpGet("{list:guid}/entries/{entry:guid}/edit")]
    public async Task<IActionResult> Correct(Id<Process> process, Id<PrisonerList> list, Id<PrisonerEntry> entry)
    {
        var page = await Send(new ReadEntry { List = list, Entry = entry });
        RequireChangeable(page.List);
        return View("EntryForm", new EntryFormPage(process, page.List, entry, EntryForm.From(page.Content, page.Token)));
    }

    /// <summary>Corrects an entry.</summary>
    [HttpPost("{list:guid}/entries/{entry:guid}/edit")]
    public Task<IActionResult> Correct(Id<Process> process, Id<PrisonerList> list, Id<PrisonerEntry> entry, EntryForm form)
    {
        var values = form.Read(ModelState, Texts);
        return Submit(
            new CorrectEntry { List = list, Entry = entry, Token = form.Token, Values = values, Stored = form.Stored },
            _ =>
            {
                TempData["done"] = Texts["Saved."].Value;
                return RedirectToAction(nameof(Entry), new { process, list, entry });
            },
            async () => View("EntryForm", new EntryFormPage(process, await Send(new ReadListHead(list)), entry, form)),
            conflict =>
            {
                var theirs = (IReadOnlyDictionary<string, string?>)conflict.Current;
                // The hidden form must carry the new token, not the posted one.
                ModelState.Clear();
                form.Token = conflict.Token;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("EntryConflict", new EntryConflictPage(
                    process, list, entry, form, EntryText.FullName(EntryValues.Claim(theirs)),
                    [.. EntryValues.Editable
                        .Where(f => Given(values[f.Key]) != Given(theirs[f.Key]))
                        .Select(f => new ConflictingField(f, Given(values[f.Key]), Given(theirs[f.Key])))],
                    conflict.ChangedBy));
            },
            prefix: "Form");
    }

    /// <summary>Takes people off a draft, after asking.</summary>
    [HttpPost("{list:guid}/take-off")]
    public async Task<IActionResult> TakeOff(Id<Process> process, Id<PrisonerList> list, Id<PrisonerEntry>[] entries, bool confirmed)
    {
        await Send(new ReadListHead(list));
        if (entries.Length == 0)
        {
            TempData["done"] = Texts["Nobody was selected, and nobody was taken off."].Value;
            return RedirectToAction(nameof(List), new { process, list });
        }

        if (!confirmed)
        {
            return View(new TakeOffPage(process, await Send(new ReadTakeOff(list, entries))));
        }

        return await Submit(
            new TakeOffEntries { List = list, Entries = entries },
            taken =>
            {
                TempData["done"] = (taken == 1 ? Texts["One person was taken off the draft."] : Texts["{0} people were taken off the draft.", taken]).Value;
                return RedirectToAction(nameof(List), new { process, list });
            },
            async () => View(new TakeOffPage(process, await Send(new ReadTakeOff(list, entries)))));
    }

    /// <summary>Check your answers.</summary>
    [HttpGet("{list:guid}/submit")]
    public async Task<IActionResult> Check(Id<Process> process, Id<PrisonerList> list) =>
        View(new SubmitPage(process, await Send(new CheckPrisonerList(list))));

    /// <summary>Submits what was checked.</summary>
    [HttpPost("{list:guid}/submit")]
    public Task<IActionResult> Submit(Id<Process> process, Id<PrisonerList> list, Guid submissionKey, Guid token) => Submit(
        new SubmitPrisonerList { List = list, SubmissionKey = submissionKey, Token = token },
        version => Redirect($"/processes/{process}/lists/versions/{version}/receipt"),
        async () =>
        {
            // What changed since it was checked must be checked again: the page is made anew, with a new key.
            var messages = ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).ToList();
            ModelState.Clear();
            messages.ForEach(m => ModelState.AddModelError("", m));
            return View(nameof(Check), new SubmitPage(process, await Send(new CheckPrisonerList(list))));
        });

    /// <summary>Starts the next version.</summary>
    [HttpPost("{list:guid}/draft")]
    public Task<IActionResult> StartDraft(Id<Process> process, Id<PrisonerList> list) => Submit(
        new StartDraft(list),
        _ => RedirectToAction(nameof(List), new { process, list }),
        async () =>
        {
            await Send(new ReadListHead(list));
            return RedirectToAction(nameof(List), new { process, list });
        });

    /// <summary>Asks before a list is withdrawn.</summary>
    [HttpGet("{list:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(Id<Process> process, Id<PrisonerList> list) =>
        current.Viewer.May(Permission.SubmitLists) ? View(new WithdrawPage(process, await Send(new ReadListHead(list)), new WithdrawList())) : NotFound();

    /// <summary>Withdraws a list.</summary>
    [HttpPost("{list:guid}/withdraw")]
    public Task<IActionResult> Withdraw(Id<Process> process, Id<PrisonerList> list, WithdrawList form) => Submit(
        form with { List = list },
        _ => RedirectToAction(nameof(List), new { process, list }),
        async () => View(new WithdrawPage(process, await Send(new ReadListHead(list)), form)),
        prefix: "Form");

    // Whom one holds, one has acknowledged.
    private static EntryContent New(ListKind kind) =>
        kind == ListKind.HeldByUs ? EntryContent.Empty with { Claim = new PersonClaim { Custody = Custody.Acknowledged } } : EntryContent.Empty;

    private void RequireChangeable(OwnList list)
    {
        current.Viewer.Require(Permission.KeepLists);
        if (list.State != ListState.Draft)
        {
            throw PrisonerList.NoDraft();
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
