using MediatR;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Claims;
using Negotiations.Application.Commitments;
using Negotiations.Application.Meetings;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Parties;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>
/// An agreement on the release of seventeen prisoners of war on 4 October 2022, and what it lays down. Published are the release, its day, its figure and who said so (<see cref="DemonstrationClaims"/>);
/// that there was an agreement, its words, its acts and what is claimed of it are made up, and say so. Nobody is named. It stands in the process beside the talks in Geneva, from which its commitments come,
/// and beside the claims of the release, which bear them out.
/// </summary>
internal static class DemonstrationExchange
{
    private const string Title = "Agreement on the release of seventeen prisoners of war (made up)";
    private const string MadeUp = "Made up for the demonstration";
    private const string Figure = "Figure of the release: agency report of 5 October 2022. The agreement: made up for the demonstration";

    private const string Alleged = "Order in which the wounded were handed over (made up)";

    private const string Release = "Azerbaijan releases seventeen prisoners of war";
    private const string List = "Azerbaijan gives the list of the seventeen";
    private const string Interview = "Azerbaijan lets the neutral intermediary";
    private const string Handover = "They are handed over";
    private const string Receipt = "Armenia confirms in writing";
    private const string Papers = "The medical papers";

    private static readonly Audience Parties = Audience.Of(Sharing.Parties, null);

    private static readonly Evidence Freed = new(DemonstrationClaims.Released, "", "Claims of this process: 17, as the Prime Minister of Armenia said on 4 October 2022");

    /// <summary>Enters the agreement from its first draft to its entry into force, as lead mediator.</summary>
    public static async Task EnterAsync(IMediator mediator, Id<Party> armenia, Id<Party> azerbaijan, CancellationToken cancellationToken)
    {
        var enter = new EnteringAgreements(mediator, cancellationToken);
        var agreement = await enter.OpenAsync(new AgreementForm
        {
            Title = Title,
            Kind = AgreementKind.ExchangeAgreement,
            Summary = "Seventeen Armenian prisoners of war were released on 4 October 2022, as the Prime Minister of Armenia said. That alone is published: every word of this agreement is invented for the demonstration, and so is that there was one.",
            Source = Figure,
            Parties = [armenia, azerbaijan],
            Languages = [new("en", true)],
            Sharing = Sharing.Parties,
        });
        Task<Id<Provision>> Write(ProvisionKind kind, string text, string heading = "", Id<Provision>? under = null) =>
            enter.WriteAsync(agreement, new ProvisionForm { Kind = kind, Heading = heading, Text = text, Place = new(under, null) });
        AlternativeForm Of(string words, Id<Party> by) => new() { Words = words, Proposers = [by], Reason = "Made up for the demonstration." };
        AlternativeForm AsItStands(Id<Party> by) => new() { Kind = AlternativeKind.AsItStands, Proposers = [by], Reason = "Made up for the demonstration." };

        await Write(ProvisionKind.Preamble, "Every word of this text is invented for the demonstration. Published are the release, its day and its figure: seventeen Armenian prisoners of war, on 4 October 2022.");
        var release = await Write(ProvisionKind.Article, "", "Release (made up)");
        await Write(ProvisionKind.Paragraph, $"{Release} on 4 October 2022 and lets them go home.", under: release);
        // The obligation to repatriate is not conditional (Geneva Convention III, Art. 118): a release of seventeen for nobody is no imbalance to be made good.
        await Write(ProvisionKind.Paragraph, "Nothing is owed in return.", under: release);
        var before = await Write(ProvisionKind.Article, "", "Beforehand (made up)");
        var list = await Write(ProvisionKind.Paragraph, $"{List} to the mediators and to the neutral intermediary, two days beforehand. Nobody else is given it.", under: before);
        await Write(ProvisionKind.Paragraph, $"{Interview} speak with each of them alone. Nobody is handed over who does not want to be.", under: before);
        var over = await Write(ProvisionKind.Article, "", "Handover (made up)");
        var handover = await Write(ProvisionKind.Paragraph, $"{Handover} at the border, the wounded and sick first.", under: over);
        await Write(ProvisionKind.Paragraph, $"{Receipt} whom it received, within one day of the handover.", under: over);
        await Write(ProvisionKind.Paragraph, $"{Papers} of the wounded and sick go with them.", under: over);
        var end = await Write(ProvisionKind.Article, "This agreement enters into force when both have signed it.", "Entry into force (made up)");
        var when = await enter.BracketAsync(agreement, list, "two days beforehand", Of("five days beforehand", armenia), AsItStands(azerbaijan));
        var how = await enter.BracketAsync(agreement, handover, "at the border", Of("through the neutral intermediary", armenia), AsItStands(azerbaijan));
        await enter.TableAsync(agreement, Parties, "First draft (made up).");

        await enter.ResolveAsync(agreement, list, when, azerbaijan, "Both heads of delegation agreed to two days, so that the day of the release stays (made up).");
        await enter.ResolveAsync(agreement, handover, how, armenia, "Both heads of delegation agreed to it (made up).");
        await enter.WordAsync(agreement, end, form => form with { Text = "This agreement enters into force when both have signed it, and is fulfilled once the papers were handed over." });
        var last = await enter.TableAsync(agreement, Parties, "Second draft, without brackets, as it was signed (made up).");
        foreach (var (kind, on, place) in new[] { (ActKind.AcceptsAdReferendum, "2022-10-01", ""), (ActKind.Signs, "2022-10-02", "Geneva (made up)") })
        {
            foreach (var party in new[] { armenia, azerbaijan })
            {
                await enter.RecordAsync(agreement, new ActForm { Kind = kind, Party = party, By = "Head of delegation (made up)", On = Day(on), Place = place, Draft = last, Source = MadeUp });
            }
        }

        await enter.RecordAsync(agreement, new ActForm { Kind = ActKind.EntersIntoForce, On = Day("2022-10-02"), Draft = last, Text = "With the second signature (made up).", Source = MadeUp });
    }

    /// <summary>Takes its provisions down as commitments, as mediator staff, with what was published of them and what the mediators make of them.</summary>
    public static async Task TakeDownAsync(IMediator mediator, Id<Party> armenia, Id<Party> azerbaijan, CancellationToken cancellationToken)
    {
        var agreement = (await mediator.Send(new ReadAgreements(), cancellationToken)).Rows.Single(a => a.Title == Title).Id;
        var draft = (await mediator.Send(new ReadAgreement(agreement), cancellationToken)).Drafts.Single(d => d.Number == 2).Id;
        var lines = (await mediator.Send(new ReadTabledDraft(agreement, draft), cancellationToken)).Text.Lines;
        var geneva = (await mediator.Send(new ReadMeetings(MeetingPart.Held), cancellationToken)).Rows.Single(m => m.Title == "Drafting of the text begins").Id;

        var release = await KeepAsync(Release, new() { What = "Release seventeen Armenian prisoners of war and let them go home (made up)", Who = Actor.Of(azerbaijan), ToWhom = Actor.Of(armenia), Date = Day("2022-10-04"), Verification = "Count by the neutral intermediary (made up)" });
        var list = await KeepAsync(List, new() { What = "Give the mediators and the neutral intermediary the list of the seventeen (made up)", Who = Actor.Of(azerbaijan), ToWhom = Actor.Other("The mediators and the neutral intermediary"), Date = Day("2022-10-02") });
        await KeepAsync(Interview, new() { What = "Let the neutral intermediary speak with each of them alone beforehand (made up)", Who = Actor.Of(azerbaijan), ToWhom = Actor.Of(armenia), Date = Day("2022-10-03") });
        await KeepAsync(Handover, new() { What = "Hand them over through the neutral intermediary, the wounded and sick first (made up)", Who = Actor.Of(azerbaijan), ToWhom = Actor.Of(armenia), Date = Day("2022-10-04") });
        await KeepAsync(Receipt, new() { What = "Confirm in writing whom it received (made up)", Who = Actor.Of(armenia), ToWhom = Actor.Of(azerbaijan), WithinDays = 1, Event = "the handover (made up)", EventOn = Day("2022-10-04") });
        await KeepAsync(Papers, new() { What = "Hand over the medical papers of the wounded and sick (made up)", Who = Actor.Of(azerbaijan), ToWhom = Actor.Of(armenia), Date = Day("2022-10-04") });

        await mediator.Send(
            new ClaimCompliance(release, null, new ComplianceForm { Party = armenia, Compliance = Compliance.Done, On = Day("2022-10-04"), Text = "Seventeen prisoners of war were freed, the Prime Minister said.", Source = DemonstrationClaims.AgencyReport, Evidence = [Freed], Reach = CommitmentReach.EveryReader }),
            cancellationToken);
        await mediator.Send(new AssessCommitment(release, Verdict.Verified, "The intermediary counted seventeen (made up).", CommitmentReach.EveryReader), cancellationToken);
        await mediator.Send(new AssessCommitment(list, Verdict.CannotBeTold, "It came; at which hour was not noted (made up).", CommitmentReach.Mediators), cancellationToken);

        async Task<Id<Commitment>> KeepAsync(string beginning, CommitmentForm said)
        {
            var provision = new Id<Provision>(lines.Single(l => l.Place.Provision.Text.StartsWith(beginning, StringComparison.Ordinal)).Place.Provision.Identity);
            var form = (await mediator.Send(new ReadCommitmentForm(null, Draft: draft, Provision: provision), cancellationToken)).Form;
            return await mediator.Send(
                new KeepCommitment(null, said with { Zone = "Asia/Baku", Meeting = geneva, Draft = draft, Provision = provision, Statement = form.Statement, Source = form.Source, Sharing = form.Sharing }), cancellationToken);
        }
    }

    /// <summary>The delegation that received them claims what was kept and what was not, as its head.</summary>
    public static async Task ReceiverClaimsAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        await ClaimAsync(mediator, "Give the mediators", new() { Compliance = Compliance.PartlyDone, On = Day("2022-10-03"), Text = "As the mediators told us, the list came a day late (made up)." }, cancellationToken);
        await ClaimAsync(mediator, "Hand them over", new() { Compliance = Compliance.Done, On = Day("2022-10-04"), Text = "Sixteen were received at the crossing, one more in the evening (made up).", Evidence = [Freed with { Reference = "Claims of this process: our own, 16 and then 17" }] }, cancellationToken);
        await ClaimAsync(mediator, "Confirm in writing", new() { Compliance = Compliance.Done, On = Day("2022-10-05"), Text = "The receipt was given to the intermediary (made up).", Evidence = [new("Receipt (made up)", "", "No. 1 of 5 October 2022")] }, cancellationToken);
        await ClaimAsync(mediator, "Hand over the medical", new() { Compliance = Compliance.NotDone, On = Day("2022-10-05"), Text = "No papers came with them (made up)." }, cancellationToken);
    }

    /// <summary>The delegation that released them claims what it kept, as its head.</summary>
    public static async Task ReleaserClaimsAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        await ClaimAsync(mediator, "Release seventeen", new() { Compliance = Compliance.Done, On = Day("2022-10-04"), Text = "All who are meant by the agreement went home (made up)." }, cancellationToken);
        await ClaimAsync(mediator, "Give the mediators", new() { Compliance = Compliance.Done, On = Day("2022-10-02"), Text = "The list was given in time (made up)." }, cancellationToken);
        await ClaimAsync(mediator, "Let the neutral intermediary", new() { Compliance = Compliance.Done, On = Day("2022-10-03"), Text = "The intermediary had access to everybody (made up)." }, cancellationToken);
        await ClaimAsync(mediator, "Hand over the medical", new() { Compliance = Compliance.Done, On = Day("2022-10-04"), Text = "The papers were given with the last transport (made up)." }, cancellationToken);
    }

    /// <summary>The delegation that received them says, as its head, what is alleged of a provision.</summary>
    public static async Task AllegeAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var commitment = (await mediator.Send(new ReadCommitments(), cancellationToken)).Rows.Single(r => r.What.StartsWith("Hand them over", StringComparison.Ordinal)).Id;
        var subject = await mediator.Send(
            new OpenClaimSubject { Title = Alleged, Kind = ClaimKind.Statement, About = "4 October 2022, at the crossing. Every word of it is made up.", Commitment = commitment, Reach = ClaimReach.EveryReader }, cancellationToken);
        await mediator.Send(
            new MakeClaim(subject, new ClaimForm { Stance = Stance.Affirms, Text = "Two of the wounded were kept back until the evening (made up).", Language = "en", Scope = "Two persons (made up)", StatedOn = Day("2022-10-05"), AsOf = Day("2022-10-04"), Reach = ClaimReach.EveryReader }),
            cancellationToken);
    }

    /// <summary>The other delegation denies it, as its head.</summary>
    public static async Task DenyAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var subject = (await mediator.Send(new ReadClaims(), cancellationToken)).Subjects.Single(s => s.Title == Alleged).Id;
        await mediator.Send(
            new MakeClaim(subject, new ClaimForm { Stance = Stance.Denies, Text = "The wounded and sick went first (made up).", Language = "en", Scope = "Two persons (made up)", StatedOn = Day("2022-10-06"), AsOf = Day("2022-10-04"), Reach = ClaimReach.EveryReader }),
            cancellationToken);
    }

    /// <summary>The mediators enter who looks into it. Nothing is found.</summary>
    public static async Task LookIntoAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var subject = (await mediator.Send(new ReadClaims(), cancellationToken)).Subjects.Single(s => s.Title == Alleged).Id;
        await mediator.Send(
            new MakeClaim(subject, new ClaimForm { Asserter = Actor.Other("A joint commission (made up)"), Stance = Stance.LooksInto, Text = "Asks both sides for their logs of the handover (made up).", Language = "en", StatedOn = Day("2022-10-06"), Source = MadeUp, Sharing = Sharing.Parties }),
            cancellationToken);
    }

    private static async Task ClaimAsync(IMediator mediator, string beginning, ComplianceForm form, CancellationToken cancellationToken)
    {
        var commitment = (await mediator.Send(new ReadCommitments(), cancellationToken)).Rows.Single(r => r.What.StartsWith(beginning, StringComparison.Ordinal)).Id;
        await mediator.Send(new ClaimCompliance(commitment, null, form with { Reach = CommitmentReach.EveryReader }), cancellationToken);
    }

    private static PartialDate Day(string date) => PartialDate.Parse(date);
}
