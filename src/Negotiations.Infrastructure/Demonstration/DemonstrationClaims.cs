using MediatR;
using Negotiations.Application.Claims;
using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>
/// What was asserted in public of the talks of autumn 2022 and of the exchanges before, by whom, with its source. Whatever is not published is made up, and says so in the name of its asserter or in its words.
/// </summary>
internal static class DemonstrationClaims
{
    /// <summary>Where most of it was published.</summary>
    internal const string AgencyReport = "Agency report of 5 October 2022";

    /// <summary>Question of the figure of the release.</summary>
    internal const string Released = "Prisoners of war freed on 4 October 2022";

    private const string MadeUp = "Made up for the demonstration";
    private const string Missing = "Missing since the war of the 1990s";
    private const string Allegation = "Killings and torture of prisoners, desecration of bodies";

    /// <summary>Enters them as mediator staff.</summary>
    public static async Task EnterAsync(IMediator mediator, Id<Party> armenia, Id<Party> azerbaijan, CancellationToken cancellationToken)
    {
        var held = (await mediator.Send(new ReadMeetings(MeetingPart.Held), cancellationToken)).Rows;
        var missing = await OpenAsync(Missing, ClaimKind.Figure, "persons", "Everybody whose family does not know, of either side.");
        await EnterAsync(missing, Actor.Of(azerbaijan), new() { Speaker = "Adviser to the President", FigureKind = FigureKind.About, Figure = 4000, Scope = "Missing since the war of the 1990s", StatedOn = Day("2022-10"), AsOf = Day("2022-10"), Source = AgencyReport });
        await EnterAsync(missing, Actor.Other("A register of the missing (made up)"), new() { Figure = 3890, Scope = "Missing since the war of the 1990s", StatedOn = Day("2022-06"), AsOf = Day("2021-12-31"), Source = MadeUp });
        await EnterAsync(missing, Actor.Other("An association of families (made up)"), new() { Figure = 4500, Scope = "Missing since the war of the 1990s", StatedOn = Day("2022-08-30"), AsOf = Day("2022"), Source = MadeUp });

        var killed = await OpenAsync("Killed in September 2022", ClaimKind.Figure, "persons", "On both sides, before the truce.");
        await EnterAsync(killed, Actor.Other("Agency report"), new() { FigureKind = FigureKind.AtLeast, Figure = 286, Scope = "Both sides, September 2022", StatedOn = Day("2022-10-05"), AsOf = Day("2022-09"), Source = AgencyReport });

        var released = await OpenAsync(Released, ClaimKind.Figure, "persons", "", held.Single(m => m.Title == "Three-way call, foreign ministers").Id);
        await EnterAsync(released, Actor.Of(armenia), new() { Speaker = "Nikol Pashinyan, Prime Minister", Figure = 17, Scope = "Armenian prisoners of war", StatedOn = Day("2022-10-04"), AsOf = Day("2022-10-04"), Source = AgencyReport });

        var edilli = await OpenAsync("Remains at Edilli, Khojavend district", ClaimKind.Figure, "remains", "Recovered is not identified.");
        await EnterAsync(edilli, Actor.Of(azerbaijan), new() { Speaker = "State Commission for Prisoners of War, Hostages and Missing Persons", Figure = 12, Scope = "Filmed in the mass grave", StatedOn = Day("2022-10-04"), AsOf = Day("2022-10-04"), Source = AgencyReport });
        await EnterAsync(edilli, Actor.Of(azerbaijan), new() { Speaker = "State Commission for Prisoners of War, Hostages and Missing Persons", Figure = 25, Scope = "Recovered since February 2022", StatedOn = Day("2022-10-04"), AsOf = Day("2022-10-04"), Source = AgencyReport });

        var exchanged = await OpenAsync("Exchange of 14 December 2020: Azerbaijanis who returned, for 44 Armenians", ClaimKind.Figure, "persons", "One more followed the next day.");
        await EnterAsync(exchanged, Actor.Other("One published source"), new() { Figure = 12, Scope = "Returned on 14 December 2020", StatedOn = Day("2020-12"), Source = "Public record of December 2020" });
        await EnterAsync(exchanged, Actor.Other("Another published source"), new() { Figure = 14, Scope = "Returned on 14 December 2020", StatedOn = Day("2020-12"), Source = "Public record of December 2020" });

        var peacekeepers = await OpenAsync("Peacekeepers under the statement of November 2020", ClaimKind.Figure, "persons", "");
        await EnterAsync(peacekeepers, Actor.Other("Agency report"), new() { FigureKind = FigureKind.About, Figure = 2000, Scope = "Military personnel", StatedOn = Day("2022-10-05"), Source = AgencyReport });
        await EnterAsync(peacekeepers, Actor.Other("Statement of November 2020"), new() { Figure = 1960, Scope = "Military personnel", StatedOn = Day("2020-11"), Source = "The statement’s own figure" });

        var allegation = await OpenAsync(Allegation, ClaimKind.Statement, "", "An allegation is not a finding: who alleges, who denies, who looks into it.");
        await EnterAsync(allegation, Actor.Of(armenia), new() { Speaker = "Ministry of Foreign Affairs", Stance = Stance.Affirms, Text = "Alleges, on videos, extrajudicial killings and torture of prisoners and desecration of corpses.", Language = "en", Scope = "September 2022", StatedOn = Day("2022-10-02"), Source = AgencyReport });
        await EnterAsync(allegation, Actor.Of(azerbaijan), new() { Speaker = "Military Prosecutor", Stance = Stance.LooksInto, Text = "Opens a probe into alleged war crimes by its own forces. No finding.", Language = "en", Scope = "September 2022", StatedOn = Day("2022-10-02"), Source = AgencyReport });

        var newYork = held.Single(m => m.Title == "Foreign ministers, on the margins of the General Assembly").Id;
        var day = await OpenAsync("Day of the meeting in New York", ClaimKind.Date, "", "By the clock of the place, or by another.", newYork);
        await EnterAsync(day, Actor.Other("Agency report"), new() { Date = Day("2022-09-20"), Scope = "Day on which the ministers met", StatedOn = Day("2022-10-05"), Source = AgencyReport });
        await EnterAsync(day, Actor.Other("Log of the meeting, by the clock of the place"), new() { Date = Day("2022-09-19"), Scope = "Day on which the ministers met", StatedOn = Day("2022-09-19"), Source = "The date of the meeting as it is recorded here", Text = "In the evening in New York it was the 20th already in Yerevan and Baku.", Language = "en" });

        Task<Id<ClaimSubject>> OpenAsync(string title, ClaimKind kind, string unit, string about, Id<Meeting>? meeting = null) => mediator.Send(
            new OpenClaimSubject { Title = title, Kind = kind, Unit = unit, About = about, Meeting = meeting, Sharing = Sharing.AllMembers }, cancellationToken);

        Task<Id<Claim>> EnterAsync(Id<ClaimSubject> subject, Actor asserter, ClaimForm form) => mediator.Send(
            new MakeClaim(subject, form with { Asserter = asserter, Sharing = Sharing.AllMembers }), cancellationToken);
    }

    /// <summary>A delegation corrects itself before all, and tells the mediators something, as its head.</summary>
    public static async Task ClaimAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var released = await SubjectAsync(mediator, Released, cancellationToken);
        var form = new ClaimForm { Figure = 16, Scope = "Armenian prisoners of war, received at the crossing (made up)", StatedOn = Day("2022-10-04"), AsOf = Day("2022-10-04"), Reach = ClaimReach.EveryReader };
        var first = await mediator.Send(new MakeClaim(released, form), cancellationToken);
        await mediator.Send(new SupersedeClaim(released, first, form with { Figure = 17, Text = "One more was received in the evening (made up)." }), cancellationToken);
        await mediator.Send(
            new MakeClaim(await SubjectAsync(mediator, Missing, cancellationToken), new ClaimForm { FigureKind = FigureKind.AtLeast, Figure = 770, Scope = "Armenians alone (made up)", StatedOn = Day("2022-10-05"), Reach = ClaimReach.Mediators }),
            cancellationToken);
    }

    /// <summary>The other delegation answers, as its head.</summary>
    public static async Task ReplyAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var allegation = await SubjectAsync(mediator, Allegation, cancellationToken);
        var claim = (await mediator.Send(new ReadClaimSubject(allegation), cancellationToken)).Claims.Single(c => c.Stance == Stance.Affirms).Id;
        await mediator.Send(new ReplyToClaim(allegation, claim, "The probe that was opened the same day is the answer (made up).", "en", ClaimReach.EveryReader), cancellationToken);
    }

    private static async Task<Id<ClaimSubject>> SubjectAsync(IMediator mediator, string title, CancellationToken cancellationToken) =>
        (await mediator.Send(new ReadClaims(), cancellationToken)).Subjects.Single(s => s.Title == title).Id;

    private static PartialDate Day(string date) => PartialDate.Parse(date);
}
