using MediatR;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>
/// Two agreements: the statement of November 2020 that ended the war, its published points in a short paraphrase of our own, with point 2 as it was first circulated and as it was published; and a treaty of peace of which every word is made
/// up, and says so.
/// </summary>
internal static class DemonstrationAgreements
{
    /// <summary>What the statement is called.</summary>
    public const string Statement = "Statement of 10 November 2020";

    private const string Sources = "Statement published on 10 November 2020 by the three governments (primeminister.am, belgrade.mfa.gov.az); point 2 as circulated the night before: news.ru, 10 November 2020. Short paraphrase of our own, not the text";

    private const string Aghdam = "Aghdam district is returned to Azerbaijan by 20 November 2020.";

    private static readonly Audience Parties = Audience.Of(Sharing.Parties, null);

    private static readonly string[] Points =
    [
        "A complete ceasefire holds from midnight, Moscow time, on 10 November 2020; both sides stop where they stand.",
        "Aghdam district and the territory of Gazakh district held by the Armenian side are returned to Azerbaijan by 20 November 2020.",
        "Russian peacekeepers are deployed along the line of contact and the Lachin corridor: 1,960 servicemen with small arms, 90 armoured carriers, 380 vehicles and units of equipment.",
        "They come in parallel with the withdrawal of the Armenian forces, and stay five years; that is prolonged by five years each time unless a party says otherwise six months before.",
        "A peacekeeping centre monitors the ceasefire.",
        "Armenia returns Kalbajar district by 15 November and Lachin district by 1 December 2020. A Lachin corridor five kilometres wide, which does not touch the city of Shusha, stays under the control of the peacekeepers; within three years a plan for a new route is to be agreed.",
        "Displaced persons and refugees return under the control of the United Nations High Commissioner for Refugees.",
        "Prisoners of war, hostages and other detained persons, and the bodies of the dead, are exchanged.",
        "Economic and transport links in the region are unblocked; Armenia guarantees the safety of transport between the western regions of Azerbaijan and Nakhchivan.",
    ];

    /// <summary>Enters both, as lead mediator.</summary>
    public static async Task EnterAsync(IMediator mediator, Id<Party> armenia, Id<Party> azerbaijan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await StatementAsync(new EnteringAgreements(mediator, cancellationToken), armenia, azerbaijan);
        await TreatyAsync(new EnteringAgreements(mediator, cancellationToken), armenia, azerbaijan, now);
    }

    private static async Task StatementAsync(EnteringAgreements enter, Id<Party> armenia, Id<Party> azerbaijan)
    {
        var russia = new AgreementMediatorFacts(await enter.MediatorAsync("Russian Federation"), MediatorRole.Mediator);
        var statement = await enter.OpenAsync(new AgreementForm
        {
            Title = Statement,
            Kind = AgreementKind.Ceasefire,
            Summary = "Ends six weeks of war, mediated by Russia. Signed by the President of Azerbaijan, the Prime Minister of Armenia and the President of Russia.",
            Source = Sources,
            Parties = [armenia, azerbaijan],
            Mediators = [russia],
            Languages = [new("en", false), new("ru", true)],
            Sharing = Sharing.AllMembers,
        });
        var points = new List<Id<Provision>>();
        foreach (var point in Points)
        {
            points.Add(await enter.WriteAsync(statement, new ProvisionForm { Kind = ProvisionKind.Article, Text = point }));
        }

        await enter.TableAsync(statement, Audience.PartiesAndObservers, "Point 2 as it was circulated in the night before the statement was published (paraphrase).");
        await enter.WordAsync(statement, points[1], form => form with { Text = Aghdam });
        var published = await enter.TableAsync(statement, Audience.PartiesAndObservers, "As the governments published it (paraphrase).");
        foreach (var (party, by, capacity) in new[] { (azerbaijan, "Ilham Aliyev", "President"), (armenia, "Nikol Pashinyan", "Prime Minister") })
        {
            await enter.RecordAsync(statement, new ActForm { Kind = ActKind.Signs, Party = party, By = by, Capacity = capacity, On = PartialDate.Parse("2020-11-10"), Draft = published, Source = Sources });
        }

        await enter.RecordAsync(statement, new ActForm { Kind = ActKind.Signs, Mediator = russia, By = "Vladimir Putin", Capacity = "President", On = PartialDate.Parse("2020-11-10"), Draft = published, Source = Sources });
        await enter.RecordAsync(statement, new ActForm { Kind = ActKind.EntersIntoForce, On = PartialDate.Parse("2020-11-10"), Draft = published, Text = "From midnight, Moscow time.", Source = Sources });
    }

    private static async Task TreatyAsync(EnteringAgreements enter, Id<Party> armenia, Id<Party> azerbaijan, DateTimeOffset now)
    {
        var (union, states) = (await enter.MediatorAsync("European Union"), await enter.MediatorAsync("United States of America"));
        var treaty = await enter.OpenAsync(new AgreementForm
        {
            Title = "Treaty on peace and relations (made up)",
            Kind = AgreementKind.PeaceTreaty,
            Summary = "Its drafting began in Geneva on 2 October 2022. What stands here is invented for the demonstration: no such draft was published.",
            Source = "Made up for the demonstration",
            Parties = [armenia, azerbaijan],
            Mediators = [new(union, MediatorRole.Mediator), new(union, MediatorRole.Host), new(states, MediatorRole.Mediator), new(states, MediatorRole.Witness)],
            Languages = [new("en", true), new("hy", true), new("az", true)],
            Sharing = Sharing.Parties,
        });
        Task<Id<Provision>> Write(ProvisionKind kind, string text, string heading = "", ProvisionState state = ProvisionState.Clean, Id<Provision>? under = null) =>
            enter.WriteAsync(treaty, new ProvisionForm { Kind = kind, Heading = heading, Text = text, State = state, Place = new(under, null) });

        var preamble = await Write(ProvisionKind.Preamble, "Every word of this text is invented for the demonstration. The Parties, wishing to live side by side in peace, have agreed as follows.");
        var peace = await Write(ProvisionKind.Chapter, "", "Peace (made up)");
        var borders = await Write(ProvisionKind.Article, "", "Territory (made up)", under: peace);
        var respect = await Write(ProvisionKind.Paragraph, "Each Party respects the territory of the other.", under: borders);
        var force = await Write(ProvisionKind.Paragraph, "Each Party refrains from the threat or use of force.", state: ProvisionState.AgreedAdReferendum, under: borders);
        var people = await Write(ProvisionKind.Chapter, "", "People (made up)");
        var captives = await Write(ProvisionKind.Article, "", "Persons deprived of their liberty (made up)", under: people);
        var release = await Write(ProvisionKind.Paragraph, "Each Party releases and repatriates all prisoners of war without delay.", under: captives);
        var presence = await Write(ProvisionKind.Paragraph, "They are handed over in the presence of representatives of third States.", under: captives);
        var missing = await Write(ProvisionKind.Article, "", "Missing persons (made up)", under: people);
        await Write(ProvisionKind.Paragraph, "The Parties exchange what they know of missing persons.", under: missing);
        var commission = await Write(ProvisionKind.Paragraph, "A joint commission meets within thirty days of entry into force.", state: ProvisionState.Parked, under: missing);
        // Who would have it how is as made up as the rest.
        AlternativeForm Of(string words, params Id<Party>[] by) => new() { Words = words, Proposers = by, Reason = "Made up for the demonstration." };
        AlternativeForm As(AlternativeKind kind, params Id<Party>[] by) => new() { Kind = kind, Proposers = by, Reason = "Made up for the demonstration." };
        var whom = await enter.BracketAsync(treaty, release, "all prisoners of war", As(AlternativeKind.AsItStands, azerbaijan), Of("all persons deprived of their liberty in relation to the conflict", armenia));
        var time = await enter.BracketAsync(treaty, release, "without delay", Of("within seven days", armenia), Of("in stages that the Parties agree on, the wounded and sick first", azerbaijan));
        var soon = await enter.BracketAsync(treaty, commission, "thirty days", Of("sixty days", azerbaijan), As(AlternativeKind.AsItStands, armenia));
        await enter.TableAsync(treaty, Parties, "First draft (made up).");

        // A handful in two more languages. One is made of words that are bracketed here and resolved below, so that it is told as made of an earlier wording; what is not named is missing.
        foreach (var (provision, language, heading, text) in new[]
        {
            (preamble, "hy", "", "Այս տեքստի ամեն բառ հորինված է ցուցադրության համար։ Կողմերը, ցանկանալով ապրել կողք կողքի խաղաղության մեջ, համաձայնեցին հետևյալի մասին։"),
            (peace, "hy", "Խաղաղություն (հորինված)", ""),
            (borders, "hy", "Տարածք (հորինված)", ""),
            (respect, "hy", "", "Յուրաքանչյուր Կողմ հարգում է մյուսի տարածքը։"),
            (force, "hy", "", "Յուրաքանչյուր Կողմ ձեռնպահ է մնում ուժի սպառնալիքից կամ ուժի կիրառումից։"),
            (people, "hy", "Մարդիկ (հորինված)", ""),
            (captives, "hy", "Ազատությունից զրկված անձինք (հորինված)", ""),
            (release, "hy", "", "Յուրաքանչյուր Կողմ անհապաղ ազատ է արձակում և հայրենադարձում բոլոր ռազմագերիներին։"),
            (peace, "az", "Sülh (uydurma)", ""),
            (respect, "az", "", "Hər bir Tərəf digərinin ərazisinə hörmət edir."),
            (force, "az", "", "Hər bir Tərəf güc tətbiq etməkdən və güclə hədələməkdən çəkinir."),
        })
        {
            await enter.TranslateAsync(treaty, provision, language, heading, text);
        }

        await enter.ResolveAsync(treaty, release, whom, armenia, "Both heads of delegation agreed to it at the second session (made up).");
        await enter.WordAsync(treaty, presence, form => form with { Text = "They are handed over in the presence of the neutral intermediary.", State = ProvisionState.AgreedAdReferendum });
        var interview = await Write(ProvisionKind.Paragraph, "Nobody is handed over before a private interview with the neutral intermediary.", under: captives);
        // One stands in the other: whether there is an interview at all, and whether it is private.
        var whether = await enter.BracketAsync(treaty, interview, "", As(AlternativeKind.LeftOut, azerbaijan), new AlternativeForm { Kind = AlternativeKind.AsItStands, ByMediators = true, Proposers = [armenia] });
        await enter.BracketAsync(treaty, interview, "a private interview", Of("an interview", azerbaijan));
        await enter.MoveAsync(treaty, commission, Move.Up);
        var second = await enter.TableAsync(treaty, Parties, "Second draft, after written comments of both sides (made up).");
        await enter.RecordAsync(treaty, new ActForm
        {
            Kind = ActKind.Declares, Party = armenia, On = PartialDate.On(DateOnly.FromDateTime(now.Date)), Draft = second, Text = "The delegation understands “without delay” as within seven days (made up).", Source = "Made up for the demonstration",
        });

        // Some are resolved, another is opened: the share of clean text rises, and both sides still have brackets.
        await enter.ResolveAsync(treaty, interview, whether, armenia, "Both heads of delegation want an interview; whether it is private stays open (made up).");
        await enter.ResolveAsync(treaty, commission, soon, azerbaijan, "Sixty days, so that both can name their members (made up).");
        await enter.WordAsync(treaty, commission, form => form with { State = ProvisionState.AgreedAdReferendum });
        var burial = await Write(ProvisionKind.Paragraph, "Each Party gives the joint commission access to places of burial on its territory.", under: missing);
        await enter.BracketAsync(treaty, burial, "on its territory", Of("under its control", azerbaijan), As(AlternativeKind.AsItStands, armenia));
        await enter.TableAsync(treaty, Parties, "Third draft, after the third session (made up).");

        // Worked on since, and shown to one delegation only to be talked over: neither has a number, nor is known to the other side.
        await enter.ProposeAsync(treaty, release, time, new AlternativeForm { Words = "within fourteen days of the entry into force of this Treaty", ByMediators = true, Reason = "Between the two (made up)." });
        await enter.TableAsync(treaty, Audience.Of(Sharing.OneDelegation, armenia), "To be talked over with one delegation alone (made up).");
    }
}
