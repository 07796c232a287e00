using MediatR;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>
/// The meetings of autumn 2022 as they were published: places, days and who took part. Hours were not published, so none are given. What the mediators keep among
/// themselves is made up, and says so.
/// </summary>
internal static class DemonstrationMeetings
{
    private const string AgencyReport = "Agency report of 5 October 2022";

    private static readonly ParticipantFacts Blinken = new() { Name = "Antony Blinken", Office = "Secretary of State, United States of America", Capacity = Capacity.Mediator, Attendance = Attendance.Present };

    /// <summary>Logs them as the lead mediator.</summary>
    public static async Task LogAsync(IMediator mediator, Id<Party> armenia, Id<Party> azerbaijan, DateTimeOffset today, CancellationToken cancellationToken)
    {
        ParticipantFacts Official(string name, string office, Id<Party> party) =>
            new() { Name = name, Office = office, Capacity = Capacity.Party, Party = party, Attendance = Attendance.Present };

        ParticipantFacts[] ministers =
            [Official("Ararat Mirzoyan", "Minister of Foreign Affairs", armenia), Official("Jeyhun Bayramov", "Minister of Foreign Affairs", azerbaijan)];

        var brussels = await LogAsync(
            "2022-08-31",
            "Europe/Brussels",
            new MeetingFacts { Title = "Leaders’ meeting", Format = MeetingFormat.Plenary, Level = MeetingLevel.Leaders, Venue = "Brussels", Host = "European Union", Summary = "Lets the foreign ministers begin to draft a treaty of peace.", Source = AgencyReport },
            [Official("Nikol Pashinyan", "Prime Minister", armenia), Official("Ilham Aliyev", "President", azerbaijan), new() { Name = "European Union", Capacity = Capacity.Mediator, Chairs = true, Attendance = Attendance.Present }]);
        var newYork = await LogAsync(
            "2022-09-19",
            "America/New_York",
            new MeetingFacts { Title = "Foreign ministers, on the margins of the General Assembly", Format = MeetingFormat.OnTheMargins, Level = MeetingLevel.Ministers, Venue = "New York", Summary = "By the clock of the place it was the 19th; the agency report says the 20th.", Source = AgencyReport },
            [.. ministers, Blinken with { Chairs = true }]);
        var geneva = await LogAsync(
            "2022-10-02",
            "Europe/Zurich",
            new MeetingFacts { Title = "Drafting of the text begins", Format = MeetingFormat.Plenary, Level = MeetingLevel.Ministers, Round = 1, Venue = "Geneva", Source = AgencyReport },
            ministers);
        var call = await LogAsync(
            "2022-10-04",
            "UTC",
            new MeetingFacts { Title = "Three-way call, foreign ministers", Format = MeetingFormat.Call, Level = MeetingLevel.Ministers, Source = AgencyReport },
            [.. ministers.Select(m => m with { Attendance = Attendance.Remote }), Blinken with { Initiates = true, Attendance = Attendance.Remote }]);

        await mediator.Send(new TieMeetings(brussels, TieReading.Mandates, geneva), cancellationToken);
        await mediator.Send(new TieMeetings(call, TieReading.Follows, geneva), cancellationToken);
        await mediator.Send(new TieMeetings(newYork, TieReading.Follows, brussels), cancellationToken);
        await AgendaAsync(
            geneva,
            new AgendaPoint(null, "Structure of the treaty", false, AgendaState.Done),
            new AgendaPoint(null, "Return of prisoners of war", false, AgendaState.Open),
            new AgendaPoint(null, "Who speaks to the press, and when (made up)", true, AgendaState.Done));
        await mediator.Send(new CarryOverAgenda(call, geneva), cancellationToken);
        var second = await PlanAsync();
        await mediator.Send(new TieMeetings(second, TieReading.Continues, geneva), cancellationToken);
        await AgendaAsync(
            second,
            new AgendaPoint(null, "Return of prisoners of war: lists and visits (made up)", false, AgendaState.Open),
            new AgendaPoint(null, "Date of the next round (made up)", false, AgendaState.Open),
            new AgendaPoint(null, "Which side is asked first (made up)", true, AgendaState.Open));
        await NotesAsync(call);

        // A round to come, so that there is something to prepare. Nothing of it was published: it is made up.
        async Task<Id<Meeting>> PlanAsync()
        {
            var meeting = await mediator.Send(
                new KeepMeeting(null, new MeetingForm
                {
                    Facts = new MeetingFacts { Title = "Second round (made up)", Format = MeetingFormat.Plenary, Level = MeetingLevel.Ministers, Round = 2, Venue = "Geneva", Languages = "English", Summary = "Goes on with the text, and with the return of prisoners of war.", Source = "Made up for the demonstration" },
                    Date = PartialDate.On(DateOnly.FromDateTime(today.AddDays(14).Date)),
                    Start = new TimeOnly(10, 0),
                    End = new TimeOnly(13, 0),
                    Zone = "Europe/Zurich",
                    Sharing = Sharing.AllMembers,
                }),
                cancellationToken);
            await mediator.Send(new KeepParticipants(meeting, [.. ministers.Select(m => m with { Attendance = Attendance.Expected })], await TokenAsync(meeting)), cancellationToken);
            return meeting;
        }

        // What is said in a call is not published: these notes are made up, and say so.
        async Task NotesAsync(Id<Meeting> meeting)
        {
            var at = new DateTimeOffset(2022, 10, 4, 14, 0, 0, TimeSpan.Zero);
            foreach (var (minute, reach, delegation, facts) in new (int, NoteReach, Id<Party>?, NoteFacts)[]
            {
                (1, NoteReach.SharedRecord, null, new() { Text = "(made up) Call opened by its initiator. Both ministers and an interpreter for each are on the line.", SpeakerAs = Capacity.Mediator }),
                (4, NoteReach.SharedRecord, null, new() { Text = "(made up) Welcomes the release and asks that the intermediary visits those who remain.", SpeakerAs = Capacity.Party, SpeakerParty = armenia }),
                (7, NoteReach.SharedRecord, null, new() { Text = "(made up) Calls the release a humanitarian step.", SpeakerAs = Capacity.Party, SpeakerParty = azerbaijan }),
                (9, NoteReach.Mediators, null, new() { Text = "(made up) The interpreter rendered “visit” as “see”. Check the wording with both after the call." }),
                (15, NoteReach.OneDelegation, armenia, new() { Text = "(made up) By message during the call: a date would help more than a number.", SpeakerAs = Capacity.Party, SpeakerParty = armenia, Conveyance = Conveyance.AsOwnIdea }),
            })
            {
                await mediator.Send(new KeepNote(meeting, Id<Note>.New(), new NoteForm { Facts = facts, Reach = reach, Delegation = delegation, At = at.AddMinutes(minute) }), cancellationToken);
            }
        }

        async Task<Id<Meeting>> LogAsync(string date, string zone, MeetingFacts facts, IReadOnlyList<ParticipantFacts> participants)
        {
            var meeting = await mediator.Send(
                new KeepMeeting(null, new MeetingForm { Facts = facts, Date = PartialDate.Parse(date), Zone = zone, Sharing = Sharing.AllMembers, Held = true }), cancellationToken);
            await mediator.Send(new KeepParticipants(meeting, participants, await TokenAsync(meeting)), cancellationToken);
            return meeting;
        }

        async Task AgendaAsync(Id<Meeting> meeting, params IReadOnlyList<AgendaPoint> points) =>
            await mediator.Send(new KeepAgenda(meeting, points, await TokenAsync(meeting)), cancellationToken);

        async Task<Guid> TokenAsync(Id<Meeting> meeting) => (await mediator.Send(new ReadMeetingForm(meeting), cancellationToken)).Form.VersionToken;
    }
}
