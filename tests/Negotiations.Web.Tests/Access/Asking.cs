using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Negotiations.Web.Look;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Access;

/// <summary>Asks as somebody, and tells what came back.</summary>
public static partial class Asking
{
    /// <summary>An id of the right shape that nothing has.</summary>
    public const string NeverWas = "0198c0de-0000-7000-8000-00000000dead";

    /// <summary>Forms that a client may send wherever a form is taken: one that could be meant, one that is empty, one that cannot be read.</summary>
    public static IReadOnlyList<(string Name, string Value)[]> Forms(IReadOnlyDictionary<string, string> ids) =>
    [
        [
            ("Form.Kind", "Missing"), ("Form.Subject", "Sent"), ("Form.Fields[family_name]", "Sent"), ("Form.Reason", "Sent"), ("Form.Token", NeverWas),
            ("entries", ids["entry"]), ("confirmed", "true"), ("submissionKey", NeverWas), ("token", NeverWas),
            ("Code", "SNT"), ("Name", "Sent"), ("Title", "Sent"), ("Reference", "SENT-1"), ("Description", "Sent"), ("TimeZone", "UTC"), ("VersionToken", NeverWas),
            ("UserName", "sent"), ("DisplayName", "Sent"), ("step", "Suspend"), ("role", "Observer"), ("seat", ids["process"]), ("format", "Csv"), ("columns", "family_name"),
            ("Date.Year", "2022"), ("Sharing", "MediatorsOnly"), ("Lines[0].Name", "Sent"), ("Lines[0].Title", "Sent"), ("Form.Other", ids["other-meeting"]), ("from", ids["other-meeting"]),
            ("link", ids["link"]), ("reason", "Sent"), ("What", "Sent"), ("Readers", "Mediators"), ("Who", "Intermediary"), ("Kind", "Figure"), ("Asserter", "Intermediary"), ("Figure", "17"), ("StatedOn.Year", "2022"), ("Text", "Sent"), ("Source", "Sent"), ("Pace", "Daily"), ("Address", "sent@example.org"),
        ],
        [],
        [
            (ConflictPage.Review, "1"), ("Form.Kind", "?"), ("Kind", "?"), ("Form.Token", "?"), ("entries", "?"), ("confirmed", "?"), ("submissionKey", "?"), ("token", "?"),
            ("VersionToken", "?"), ("Readers", "?"), ("Delegation", "?"), ("Office", "?"), ("step", "?"), ("role", "?"), ("session", "?"), ("format", "?"), ("another", "?"), ("Sharing", "?"), ("Lines[0].State", "?"), ("Form.Other", "?"), ("from", "?"), ("link", "?"), ("Pace", "?"), ("choice", "?"), ("page", "?"),
        ],
    ];

    /// <summary>A page of everybody's own that has a form, for its token.</summary>
    public static Task<IHtmlDocument> TokenAsync(this Browser browser, Kind kind) => browser.PageAsync(kind == Kind.Nobody ? "/sign-in" : "/account");

    /// <summary>What the table calls an answer.</summary>
    public static Outcome Read(this HttpResponseMessage answer, string method) => ((int)answer.StatusCode, answer.Headers.Location?.ToString()) switch
    {
        (302, { } to) when to.StartsWith("/sign-in?returnUrl=", StringComparison.Ordinal) || (method == "GET" && to == "/sign-in") => Outcome.SignIn,
        (401, _) => Outcome.SignIn,
        (404, _) => Outcome.NotFound,
        (200 or 409, _) => Outcome.Served,
        (302, ['/', not ('/' or '\\'), ..] or "/") => method == "POST" ? Outcome.Served : Outcome.LedOn,
        var other => throw new InvalidOperationException($"The answer is {other}."),
    };

    /// <summary>Everything of an answer that its reader gets: status, headers, body. Tokens of forms and the date differ from answer to answer.</summary>
    public static async Task<string> WholeAsync(this HttpResponseMessage answer)
    {
        var text = new StringBuilder().Append((int)answer.StatusCode).Append('\n');
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append(": ").AppendJoin(", ", name == "Set-Cookie" ? values.Select(v => v.Split('=')[0]) : values).Append('\n');
        }

        return text.Append('\n').Append(FormToken().Replace(await answer.TextAsync(), "TOKEN")).ToString();
    }

    /// <summary>Asks for a page or sends a form.</summary>
    public static Task<HttpResponseMessage> AskAsync(this Browser browser, string method, string address, IHtmlDocument token, params (string Name, string Value)[] form) =>
        method == "POST" ? browser.PostAsync(address, token, form) : browser.GetAsync(address);

    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+")]
    private static partial Regex FormToken();
}
