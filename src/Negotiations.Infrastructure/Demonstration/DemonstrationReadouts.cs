using MediatR;
using Negotiations.Application.Meetings;
using Negotiations.Application.Readouts;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Readouts;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>
/// What was said publicly of the meetings of autumn 2022: short summaries in our own words, none quoted. Where the published text is not certain, a passage says that it is made up.
/// </summary>
internal static class DemonstrationReadouts
{
    private const string Treaty = "Text of the treaty";
    private const string Prisoners = "Prisoners of war";
    private const string Border = "Border";
    private const string Transport = "Transport links";

    /// <summary>Enters what others published, as mediator staff.</summary>
    public static async Task EnterAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var brussels = await MeetingAsync(mediator, "Leaders’ meeting", cancellationToken);
        await EnterAsync(brussels, "European Union", new ReadoutForm
        {
            Title = "Remarks after the leaders’ meeting",
            On = PartialDate.Parse("2022-08-31"),
            Zone = "Europe/Brussels",
            Archive = "Remarks to the press by the President of the European Council, 31 August 2022; summary in our words",
            Passages =
            [
                new("The leaders agreed to step up work on a treaty of peace; their foreign ministers are to meet within a month to work on draft texts.", Treaty),
                new("The border commissions had met the day before; the two sides went over questions of delimitation and of stability at the border.", Border),
                new("Humanitarian questions were discussed at length: mines, detainees and the fate of the missing.", Prisoners),
                new("How to open transport links was discussed.", Transport),
            ],
        });
        await EnterAsync(await MeetingAsync(mediator, "Three-way call, foreign ministers", cancellationToken), "United States of America", new ReadoutForm
        {
            Title = "Readout of the call with both foreign ministers",
            On = PartialDate.Parse("2022-10-04"),
            Zone = "America/New_York",
            Archive = "Public statement of the US Department of State, 4 October 2022; summary in our words",
            Passages =
            [
                new("The Secretary of State spoke with both ministers and welcomed the release of prisoners of war.", Prisoners),
                new("He encouraged both to go on with their talks about a treaty (made up in its wording).", Treaty),
            ],
        });

        async Task EnterAsync(Id<Meeting> meeting, string who, ReadoutForm form)
        {
            var page = await mediator.Send(new ReadReadoutForm(meeting), cancellationToken);
            await mediator.Send(
                new EnterReadout(meeting, form with
                {
                    Kind = ReadoutKind.Mediators,
                    Asserters = [Actor.Of(page.Choices.Mediators.Single(m => m.Name == who).Id)],
                    Language = "en",
                    Readers = page.Readers[0],
                }),
                cancellationToken);
        }
    }

    /// <summary>Enters what the first delegation said, as its head.</summary>
    public static Task FirstDelegationAsync(IMediator mediator, CancellationToken cancellationToken) => SayAsync(
        mediator,
        "Armenia: after the ministers’ meeting in Geneva",
        "Statement of the Foreign Ministry, 2 October 2022; the wording of this summary is made up",
        [
            new("The ministers began to discuss the text of a treaty of peace.", Treaty),
            new("Armenia asked that all prisoners of war return at once, whatever becomes of the text (made up in its wording).", Prisoners),
            new("Armenia spoke of a mechanism at the border that others take part in (made up in its wording).", Border),
        ],
        cancellationToken);

    /// <summary>Enters what the second delegation said, as its head.</summary>
    public static Task SecondDelegationAsync(IMediator mediator, CancellationToken cancellationToken) => SayAsync(
        mediator,
        "Azerbaijan: after the ministers’ meeting in Geneva",
        "Statement of the Foreign Ministry, 2 October 2022; the wording of this summary is made up",
        [
            new("The ministers exchanged views about the elements of a treaty of peace.", "text of the treaty "),
            new("Azerbaijan recalled what had been agreed about transport links (made up in its wording).", Transport),
            new("The border commissions are to go on with their work (made up in its wording).", Border),
        ],
        cancellationToken);

    private static async Task SayAsync(IMediator mediator, string title, string archive, IReadOnlyList<PassageFacts> passages, CancellationToken cancellationToken) => await mediator.Send(
        new EnterReadout(await MeetingAsync(mediator, "Drafting of the text begins", cancellationToken), new ReadoutForm
        {
            Kind = ReadoutKind.Unilateral,
            Title = title,
            On = PartialDate.Parse("2022-10-02"),
            Zone = "Europe/Zurich",
            Language = "en",
            Archive = archive,
            Passages = passages,
            Reach = ReadoutReach.EveryReader,
        }),
        cancellationToken);

    private static async Task<Id<Meeting>> MeetingAsync(IMediator mediator, string title, CancellationToken cancellationToken) =>
        (await mediator.Send(new ReadMeetings(MeetingPart.Held), cancellationToken)).Rows.Single(m => m.Title == title).Id;
}
