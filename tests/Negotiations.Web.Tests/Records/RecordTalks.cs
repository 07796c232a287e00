using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.Notes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Records;

/// <summary>What the pages of a record need and other pages do: notes of a session, and the Chatham House Rule.</summary>
internal static class RecordTalks
{
    /// <summary>Keeps a note for the shared record, as staff.</summary>
    public static Task KeepNoteAsync(WebFixture web, string meeting, string text, NoteReach reach = NoteReach.SharedRecord)
    {
        web.Clock.Advance(TimeSpan.FromMinutes(1));
        return SendAsync(web, "staff", new KeepNote(IdOf(meeting), Id<Note>.New(), new NoteForm { Facts = new NoteFacts { Text = text }, Reach = reach }));
    }

    /// <summary>Puts a meeting under the rule.</summary>
    public static Task RuleAsync(WebFixture web, string meeting) => SendAsync(web, "staff", new AttributeMeeting(IdOf(meeting), Attributed: false));

    /// <summary>Sends a request as an account of the demonstration.</summary>
    public static async Task<T> SendAsync<T>(WebFixture web, string userName, IRequest<T> request)
    {
        var viewer = await web.ReadAsync(db =>
        {
            var user = db.Users.Single(u => u.UserName == userName);
            var membership = db.Memberships.Single(m => m.UserId == user.Id && m.ProcessId == web.Process);
            var process = db.Processes.Single(p => p.Id == web.Process);
            var party = db.Parties.SingleOrDefault(p => p.Id == membership.OwnerId);
            var seat = new Seat(process.Id, process.Name, process.Reference, process.TimeZone, process.Status, membership.Role, party?.Id, party?.Code, party?.Name, party?.Mark);
            return new Viewer { UserId = user.Id, Name = user.DisplayName, Seats = [seat], Seat = seat };
        });
        await using var scope = web.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = viewer;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);
    }

    private static Id<Meeting> IdOf(string meeting) => new(Guid.Parse(meeting.Split('/')[^1]));
}
