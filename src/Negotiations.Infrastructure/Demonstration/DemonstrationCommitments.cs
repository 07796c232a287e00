using MediatR;
using Negotiations.Application.Agreements;
using Negotiations.Application.Commitments;
using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>
/// Commitments of two kinds: provisions of the published statement that ended the war of 2020, and what is promised in the talks. Of the latter, and of who claims what of either, nothing is taken from
/// a publication: it is made up, and says so.
/// </summary>
internal static class DemonstrationCommitments
{
    private const string Published = "Published by the three governments on 10 November 2020";
    private const string Comments = "Send the mediators written comments on the structure of the treaty (made up)";

    /// <summary>Takes them down, as mediator staff.</summary>
    public static async Task TakeDownAsync(IMediator mediator, Id<Party> armenia, Id<Party> azerbaijan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var meetings = (await mediator.Send(new ReadMeetings(MeetingPart.Held), cancellationToken)).Rows;
        Id<Meeting> Titled(string title) => meetings.Single(m => m.Title == title).Id;
        var statement = (await mediator.Send(new ReadAgreements(), cancellationToken)).Rows.Single(a => a.Title == DemonstrationAgreements.Statement).Id;
        var published = (await mediator.Send(new ReadAgreement(statement), cancellationToken)).Drafts.Single(d => d.Number == 2).Id;
        var points = (await mediator.Send(new ReadTabledDraft(statement, published), cancellationToken)).Text.Lines;
        PartialDate In(int days) => PartialDate.On(DateOnly.FromDateTime(now.AddDays(days).Date));

        var aghdam = await KeepAsync(new CommitmentForm
        {
            What = "Return the Aghdam district",
            Who = Actor.Of(armenia),
            ToWhom = Actor.Of(azerbaijan),
            Date = PartialDate.Parse("2020-11-20"),
            Zone = "Asia/Baku",
            Draft = published,
            Provision = Point(2),
            Statement = "Statement of 10 November 2020, point 2",
            Source = Published,
            Sharing = Sharing.AllMembers,
        });
        await mediator.Send(new AssessCommitment(aghdam, Verdict.Verified, "Nobody disputes it (made up).", CommitmentReach.EveryReader), cancellationToken);
        await KeepAsync(new CommitmentForm
        {
            What = "Deploy 1,960 servicemen to keep the peace, for five years",
            Who = Actor.Other("Russian Federation"),
            Zone = "Europe/Moscow",
            Date = PartialDate.Parse("2025-11-10"),
            Draft = published,
            Provision = Point(3),
            Statement = "Statement of 10 November 2020, points 3 and 4",
            Source = Published,
            Sharing = Sharing.AllMembers,
        });
        var exchange = await KeepAsync(new CommitmentForm
        {
            What = "Exchange prisoners of war, hostages and other detained persons, and the bodies of the dead",
            Who = Actor.Of(azerbaijan),
            ToWhom = Actor.Of(armenia),
            Zone = "Asia/Baku",
            Draft = published,
            Provision = Point(8),
            Statement = "Statement of 10 November 2020, point 8",
            Source = Published,
            Verification = "Lists of both sides, and visits of the neutral intermediary (made up)",
            Sharing = Sharing.Parties,
        });
        await mediator.Send(
            new ClaimCompliance(exchange, null, new ComplianceForm { Party = azerbaijan, Compliance = Compliance.Done, On = PartialDate.Parse("2021"), Text = "Everybody whom the statement covers was returned (made up).", Source = "Made up for the demonstration", Reach = CommitmentReach.EveryReader }),
            cancellationToken);
        var comments = await KeepAsync(new CommitmentForm
        {
            What = Comments,
            Who = Actor.Of(armenia),
            Date = In(7),
            Zone = "Europe/Zurich",
            Meeting = Titled("Drafting of the text begins"),
            Sharing = Sharing.Parties,
        });
        await mediator.Send(new AssessCommitment(comments, Verdict.CannotBeTold, "Nothing has come in so far (made up).", CommitmentReach.Mediators), cancellationToken);
        await KeepAsync(new CommitmentForm
        {
            What = "Tell the mediators on which days the intermediary may visit those who remain (made up)",
            Who = Actor.Of(azerbaijan),
            Date = In(-3),
            Zone = "Asia/Baku",
            Meeting = Titled("Three-way call, foreign ministers"),
            Sharing = Sharing.Parties,
        });
        await KeepAsync(new CommitmentForm
        {
            What = "Circulate the next draft of the treaty (made up)",
            Who = Actor.Other("The mediators"),
            WithinDays = 14,
            Event = "the second round",
            Zone = "Europe/Zurich",
            Meeting = Titled("Drafting of the text begins"),
            Sharing = Sharing.MediatorsOnly,
        });

        Id<Provision> Point(int number) => new(points[number - 1].Place.Provision.Identity);

        Task<Id<Commitment>> KeepAsync(CommitmentForm form) => mediator.Send(new KeepCommitment(null, form), cancellationToken);
    }

    /// <summary>Claims, as a head of delegation, that the other side did not keep one.</summary>
    public static async Task ClaimAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var exchange = (await mediator.Send(new ReadCommitments(), cancellationToken)).Rows.Single(r => r.What.StartsWith("Exchange prisoners", StringComparison.Ordinal));
        await mediator.Send(
            new ClaimCompliance(exchange.Id, null, new ComplianceForm { Compliance = Compliance.PartlyDone, On = PartialDate.Parse("2022-10-04"), Text = "Some were returned, others are still held (made up).", Reach = CommitmentReach.EveryReader }),
            cancellationToken);
    }
}
