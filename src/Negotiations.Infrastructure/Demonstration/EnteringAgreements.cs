using MediatR;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Translations;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Mediator = Negotiations.Domain.Mediators.Mediator;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>What is sent over and over to enter an agreement.</summary>
internal sealed record EnteringAgreements(IMediator Mediator, CancellationToken Stop)
{
    public Task<Id<Agreement>> OpenAsync(AgreementForm form) => Mediator.Send(new KeepAgreement(null, form), Stop);

    /// <summary>The mediator of a name, which the form of an agreement offers.</summary>
    public async Task<Id<Mediator>> MediatorAsync(string name) => (await Mediator.Send(new ReadAgreementForm(null), Stop)).Mediators.Single(m => m.Name == name).Id;

    public Task<Id<Provision>> WriteAsync(Id<Agreement> agreement, ProvisionForm form) => Mediator.Send(new KeepProvision(agreement, null, form), Stop);

    public async Task WordAsync(Id<Agreement> agreement, Id<Provision> provision, Func<ProvisionForm, ProvisionForm> anew)
    {
        var form = (await Mediator.Send(new ReadProvisionForm(agreement, provision, default), Stop)).Form;
        await Mediator.Send(new KeepProvision(agreement, provision, anew(form)), Stop);
    }

    public async Task TranslateAsync(Id<Agreement> agreement, Id<Provision> provision, string language, string heading, string text)
    {
        var form = (await Mediator.Send(new ReadTranslationForm(agreement, provision, language), Stop)).Form;
        await Mediator.Send(new KeepTranslation(agreement, provision, language, form with { Heading = heading, Text = text }), Stop);
    }

    /// <summary>Brackets words of a provision, or all of it where none are named.</summary>
    public async Task<Id<Bracket>> BracketAsync(Id<Agreement> agreement, Id<Provision> provision, string words, params AlternativeForm[] alternatives)
    {
        var token = (await Mediator.Send(new ReadBrackets(agreement, provision), Stop)).Token;
        var bracket = await Mediator.Send(new OpenBracket(agreement, provision, new SpanForm { Choice = words.Length == 0 ? SpanChoice.All : SpanChoice.Words, Words = words, VersionToken = token }), Stop);
        foreach (var alternative in alternatives)
        {
            await ProposeAsync(agreement, provision, bracket, alternative);
        }

        return bracket;
    }

    public Task<Id<BracketAlternative>> ProposeAsync(Id<Agreement> agreement, Id<Provision> provision, Id<Bracket> bracket, AlternativeForm alternative) =>
        Mediator.Send(new ProposeAlternative(agreement, provision, bracket, alternative), Stop);

    /// <summary>Adopts what a party proposed.</summary>
    public async Task ResolveAsync(Id<Agreement> agreement, Id<Provision> provision, Id<Bracket> bracket, Id<Party> of, string reason)
    {
        var page = await Mediator.Send(new ReadBracket(agreement, provision, bracket), Stop);
        var adopted = page.Bracket.Standing.Single(a => a.Proposers.Contains(of));
        await Mediator.Send(new ResolveBracket(agreement, provision, bracket, new ResolveForm { Outcome = BracketOutcome.Adopted, Adopted = adopted.Id, Reason = reason, VersionToken = page.Bracket.VersionToken }), Stop);
    }

    public Task<Unit> MoveAsync(Id<Agreement> agreement, Id<Provision> provision, Move move) => Mediator.Send(new MoveProvision(agreement, provision, move), Stop);

    public Task<Unit> RecordAsync(Id<Agreement> agreement, ActForm form) => Mediator.Send(new RecordAct(agreement, form), Stop);

    public async Task<Id<Draft>> TableAsync(Id<Agreement> agreement, Audience readers, string note)
    {
        var step = await Mediator.Send(new PrepareDraft(agreement, readers), Stop);
        return await Mediator.Send(new TableDraft(agreement, step.Key, readers, note, step.Token), Stop);
    }
}
