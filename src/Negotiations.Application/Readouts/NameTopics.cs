using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Readouts;

namespace Negotiations.Application.Readouts;

/// <summary>Says what the passages of a readout are about, so that it can stand beside others by topic.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Id">The readout.</param>
/// <param name="Topics">The topic of each passage.</param>
/// <param name="VersionToken">Token of what the form was filled from.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="ReadoutForm"/>.</exception>
[Needs(Permission.CorrectReadouts)]
public sealed record NameTopics(Id<Meeting> Meeting, Id<Readout> Id, IReadOnlyList<PassageTopic> Topics, Guid VersionToken) : IRequest;

/// <summary>What a passage is about.</summary>
public sealed record PassageTopic(Id<ReadoutPassage> Passage, string Topic);

internal sealed class NameTopicsValidator : AbstractValidator<NameTopics>
{
    public NameTopicsValidator() => RuleForEach(r => r.Topics).ChildRules(t => t.RuleFor(topic => topic.Topic).FitsIn(ReadoutPassage.TopicLength));
}

internal sealed class NameTopicsHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<NameTopics>
{
    protected override async Task Handle(NameTopics request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var readout = await db.Readouts.Include(r => r.Asserters).Include(r => r.Passages)
            .Correctable(current.Viewer, request.Meeting).SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken).OrNotFound();
        if (readout.VersionToken != request.VersionToken)
        {
            throw new EditConflict(ReadoutForm.Of(readout), readout.VersionToken, readout.ChangedBy);
        }

        readout.Name(request.Topics.GroupBy(t => t.Passage).ToDictionary(g => g.Key, g => g.First().Topic), current.Author(clock));
        await db.SaveAsync(cancellationToken);
    }
}
