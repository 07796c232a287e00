using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Notices;
using Negotiations.Application.Records;
using Negotiations.Infrastructure.Notices;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Notices;

/// <summary>Puts notices into words: how much waits, and where the application is. Nothing of a process, a record or a person is known here.</summary>
internal sealed class NoticeWords(IStringLocalizer<Texts> texts, IServiceProvider services) : INoticeWords
{
    /// <inheritdoc/>
    public (string Subject, string Text) Say(WaitCount count)
    {
        var waits = Waits(count.All).In(texts);
        var text = string.Join("\r\n",
            waits + ".",
            New(count.New).In(texts) + ".",
            "",
            texts["Sign in to see it: {0}", services.GetRequiredService<MailOptions>().Address].Value,
            "",
            texts["This notice was made by the application; nobody reads an answer to it. How often it comes is chosen on the page of your account."].Value,
            "");
        return (waits, text);
    }

    private static Wording Waits(int count) => count == 1 ? "1 thing waits for you" : new Wording("{0} things wait for you", count.ToString(CultureInfo.InvariantCulture));

    private static Wording New(int count) => count == 1 ? "1 of them is new since you were told last" : new Wording("{0} of them are new since you were told last", count.ToString(CultureInfo.InvariantCulture));
}

/// <summary>How what waits, and how one is told of it, is said.</summary>
public static class WaitingWords
{
    public static Wording InWords(this RecordWaiting record) => record.For switch
    {
        RecordWait.Approval when record.Unanswered == 1 => "Record to approve, with 1 comment unanswered",
        RecordWait.Approval when record.Unanswered > 1 => new Wording("Record to approve, with {0} comments unanswered", record.Unanswered),
        RecordWait.Approval => "Record to approve",
        RecordWait.Answers when record.Unanswered == 1 => "Record with 1 comment to answer",
        RecordWait.Answers => new Wording("Record with {0} comments to answer", record.Unanswered),
        _ => "Record that your delegation may comment on",
    };

    /// <summary>Where what it waits for is done.</summary>
    public static string Address(this RecordWaiting record, object process)
    {
        var page = $"/processes/{process}/meetings/{record.MeetingId}/record";
        return record.For == RecordWait.Approval ? $"{page}/approve" : $"{page}/versions/{record.VersionId}";
    }

    public static Wording InWords(this NoticePace pace) => pace switch
    {
        NoticePace.Daily => "Daily, in the morning, if something new waits",
        NoticePace.AtOnce => "At once, within some minutes",
        _ => "Never",
    };
}
