using System.Globalization;
using MediatR;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using static Negotiations.Infrastructure.Demonstration.SyntheticLanguage;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>
/// The lists of the demonstration, entered the way delegations enter them. They overlap as real ones do: the same people in another
/// script, with another year of birth or without a father's name; some on one side only; somebody twice.
/// </summary>
internal static class DemonstrationLists
{
    private static readonly string[] Ranks = ["Private", "Corporal", "Sergeant", "Senior sergeant", "Lieutenant", "Captain"];
    private static readonly string[] Places = ["Height 1204", "Lower bridge", "Kilometre 18", "Road post 7", "Old quarry"];
    private static readonly string[] CapturedOn = ["2022-09-13", "2022-09-14~", "2022-09", "2022-09-13?", "2022-09-12/2022-09-14"];

    // Those whom one side lists as its own and the other as held: the overlap.
    private static readonly IReadOnlyList<SyntheticPerson> Held = [.. SyntheticPeople.Make(Armenian, 30, 1), .. SyntheticPeople.Make(Russian, 4, 2)];

    /// <summary>Sixty people claimed by the first delegation: version 1 submitted, and a draft of version 2 begun.</summary>
    public static async Task FirstDelegationAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var ours = await mediator.Send(new OpenPrisonerList { Kind = ListKind.OursHeldByOther, Subject = "" }, cancellationToken);
        Id<PrisonerEntry> corrected = default;
        foreach (var (person, index) in Held.Concat(SyntheticPeople.Make(Armenian, 25, 3)).Select((p, i) => (p, i)))
        {
            corrected = await AddAsync(mediator, ours, Values(person, person.Family.ContainsKey(Armenian) && index < 30 ? Armenian : Own(person), index, known: true), cancellationToken);
        }

        // The same man twice, as two villages reported him.
        await AddAsync(mediator, ours, Values(Held[4], Armenian, 4, known: false), cancellationToken);
        await SubmitAsync(mediator, ours, cancellationToken);
        await mediator.Send(new StartDraft(ours), cancellationToken);
        foreach (var (person, index) in SyntheticPeople.Make(Armenian, 2, 4).Select((p, i) => (p, i)))
        {
            await AddAsync(mediator, ours, Values(person, Armenian, index, known: true), cancellationToken);
        }

        var entry = await mediator.Send(new ReadEntry { List = ours, Entry = corrected }, cancellationToken);
        var values = EntryValues.Write(entry.Content).ToDictionary();
        values[EntryFields.CapturePlace.Key] = "Road post 7, west side";
        await mediator.Send(new CorrectEntry { List = ours, Entry = corrected, Token = entry.Token, Values = values }, cancellationToken);

        var missing = await mediator.Send(new OpenPrisonerList { Kind = ListKind.Missing, Subject = "" }, cancellationToken);
        foreach (var (person, index) in SyntheticPeople.Make(Armenian, 6, 5).Select((p, i) => (p, i)))
        {
            await AddAsync(mediator, missing, Missing(Values(person, Armenian, index, known: false)), cancellationToken);
        }
    }

    /// <summary>Forty people held by the second delegation, most of them claimed by the first under other spellings; submitted.</summary>
    public static async Task SecondDelegationAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var held = await mediator.Send(new OpenPrisonerList { Kind = ListKind.HeldByUs, Subject = "" }, cancellationToken);
        foreach (var (person, index) in Held.Take(32).Concat(SyntheticPeople.Make(Armenian, 7, 6)).Select((p, i) => (p, i)))
        {
            await AddAsync(mediator, held, AsHeld(Values(person, index % 4 == 3 ? Russian : Azerbaijani, index, known: index % 3 != 0), index), cancellationToken);
        }

        await AddAsync(mediator, held, AsHeld(Values(Held[9], Russian, 9, known: false), 9), cancellationToken);
        await SubmitAsync(mediator, held, cancellationToken);
        var ours = await mediator.Send(new OpenPrisonerList { Kind = ListKind.OursHeldByOther, Subject = "" }, cancellationToken);
        foreach (var (person, index) in SyntheticPeople.Make(Azerbaijani, 9, 7).Select((p, i) => (p, i)))
        {
            await AddAsync(mediator, ours, Values(person, Azerbaijani, index, known: true), cancellationToken);
        }
    }

    /// <summary>A short submitted list in another language, for the second, made-up process.</summary>
    public static async Task MadeUpDelegationAsync(IMediator mediator, SyntheticLanguage language, int seed, CancellationToken cancellationToken)
    {
        var list = await mediator.Send(new OpenPrisonerList { Kind = ListKind.OursHeldByOther, Subject = "" }, cancellationToken);
        foreach (var (person, index) in SyntheticPeople.Make(language, 14, seed).Select((p, i) => (p, i)))
        {
            await AddAsync(mediator, list, Values(person, language, index, known: true), cancellationToken);
        }

        await SubmitAsync(mediator, list, cancellationToken);
    }

    private static SyntheticLanguage Own(SyntheticPerson person) => person.Family.Keys.First();

    private static Dictionary<string, string?> Values(SyntheticPerson person, SyntheticLanguage language, int index, bool known) => new()
    {
        [EntryFields.FamilyName.Key] = person.Family[language],
        [EntryFields.GivenName.Key] = person.Given[language],
        [EntryFields.FatherName.Key] = known ? person.Father[language] : null,
        [EntryFields.Sex.Key] = nameof(Sex.Male),
        [EntryFields.BirthDate.Key] = (index % 7) switch
        {
            3 => person.Born.Year.ToString(CultureInfo.InvariantCulture),
            5 => string.Create(CultureInfo.InvariantCulture, $"{person.Born.Year}~"),
            _ => known ? person.Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : person.Born.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        },
        [EntryFields.Rank.Key] = Ranks[index % Ranks.Length],
        [EntryFields.Unit.Key] = string.Create(CultureInfo.InvariantCulture, $"{(index % 3) + 1} Coy, {41 + (index % 2)} Regt"),
        [EntryFields.ServiceNumber.Key] = known ? person.ServiceNumber : null,
        [EntryFields.CaptureDate.Key] = CapturedOn[index % CapturedOn.Length],
        [EntryFields.CapturePlace.Key] = Places[index % Places.Length],
        [EntryFields.LegalStatus.Key] = (index % 11 == 6 ? LegalStatus.CivilianInternee : LegalStatus.PrisonerOfWar).ToString(),
        [EntryFields.Custody.Key] = (index % 5) switch
        {
            0 => nameof(Custody.Registered),
            2 => nameof(Custody.Denied),
            _ => nameof(Custody.Claimed),
        },
        [EntryFields.Fate.Key] = nameof(Fate.Alive),
        [EntryFields.Health.Key] = index % 6 == 1 ? nameof(Health.SlightlyWounded) : null,
        [EntryFields.RepatriationCategory.Key] = index % 12 == 1 ? nameof(RepatriationCategory.DirectRepatriation) : null,
        [EntryFields.KinName.Key] = known && index % 2 == 0 ? $"{person.Father[language]} {person.Family[language]}" : null,
        [EntryFields.KinRelation.Key] = known && index % 2 == 0 ? "Father" : null,
        [EntryFields.Remarks.Key] = index % 9 == 2 ? "Seen on a video of 15 September; not confirmed." : null,
        [EntryFields.Source.Key] = index % 3 == 0 ? "A comrade" : "Last telephone call",
    };

    private static Dictionary<string, string?> AsHeld(Dictionary<string, string?> values, int index)
    {
        values[EntryFields.Custody.Key] = index % 10 == 4 ? nameof(Custody.Hospital) : nameof(Custody.Acknowledged);
        values[EntryFields.DetentionPlace.Key] = index % 2 == 0 ? "First place of detention" : "Second place of detention";
        values[EntryFields.HoldingAuthority.Key] = "Holding authority";
        values[EntryFields.VisitedOn.Key] = index % 4 == 0 ? "2022-09-28" : null;
        values[EntryFields.CaptureCardSentOn.Key] = index % 4 == 0 ? "2022-09-20" : null;
        values[EntryFields.LegalStatus.Key] = (index % 13 == 12 ? LegalStatus.DetainedOnCharges : LegalStatus.PrisonerOfWar).ToString();
        values[EntryFields.Charges.Key] = index % 13 == 12 ? "Crossing of the border, as the holding side says." : null;
        values[EntryFields.KinName.Key] = values[EntryFields.KinRelation.Key] = null;
        return values;
    }

    private static Dictionary<string, string?> Missing(Dictionary<string, string?> values)
    {
        values[EntryFields.LegalStatus.Key] = nameof(LegalStatus.Undetermined);
        values[EntryFields.Custody.Key] = nameof(Custody.Claimed);
        values[EntryFields.Fate.Key] = nameof(Fate.Missing);
        return values;
    }

    private static Task<Id<PrisonerEntry>> AddAsync(IMediator mediator, Id<PrisonerList> list, Dictionary<string, string?> values, CancellationToken cancellationToken) =>
        mediator.Send(new AddEntry { List = list, Values = values }, cancellationToken);

    private static async Task SubmitAsync(IMediator mediator, Id<PrisonerList> list, CancellationToken cancellationToken)
    {
        var check = await mediator.Send(new CheckPrisonerList(list), cancellationToken);
        await mediator.Send(new SubmitPrisonerList { List = list, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken }, cancellationToken);
    }
}
