using MediatR;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Application.Records;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Records;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>
/// A shared record of the meeting in Geneva, from its notes to the approved version, each step by whoever takes it. What was said there was not published: every word of it is made up, and says so.
/// </summary>
internal static class DemonstrationRecords
{
    /// <summary>Keeps notes for the record, drafts it from them and circulates it, as mediator staff.</summary>
    public static async Task CirculateAsync(IMediator mediator, Id<Party> armenia, Id<Party> azerbaijan, CancellationToken cancellationToken)
    {
        var meeting = await MeetingAsync(mediator, cancellationToken);
        var agenda = (await mediator.Send(new ReadMeeting(meeting), cancellationToken)).Agenda.Where(i => !i.IsInternal).Select(i => i.Id).ToList();
        var beginning = new DateTimeOffset(2022, 10, 2, 8, 0, 0, TimeSpan.Zero);
        Id<Note>[] notes =
        [
            await KeepAsync(0, null, new NoteFacts { Text = "The mediators opened the meeting and recalled what the leaders had agreed in Brussels (made up).", SpeakerAs = Capacity.Mediator }),
            await KeepAsync(25, agenda[0], new NoteFacts { Text = "Proposed that the treaty begin with mutual recognition, and that each chapter be discussed as it is drafted (made up).", SpeakerAs = Capacity.Party, SpeakerParty = armenia }),
            await KeepAsync(40, agenda[0], new NoteFacts { Text = "Agreed to draft by chapters, and asked for a chapter on transport (made up).", SpeakerAs = Capacity.Party, SpeakerParty = azerbaijan }),
            await KeepAsync(70, agenda[1], new NoteFacts { Text = "Asked that the sick and the wounded return first, whatever becomes of the text (made up).", SpeakerAs = Capacity.Party, SpeakerParty = armenia }),
            await KeepAsync(85, agenda[1], new NoteFacts { Text = "Answered that lists have to be exchanged before dates are named (made up).", SpeakerAs = Capacity.Party, SpeakerParty = azerbaijan }),
        ];
        await mediator.Send(new PutNotesIntoRecord(meeting, Audience.PartiesAndObservers, notes), cancellationToken);
        var draft = await mediator.Send(new ReadDraft(meeting), cancellationToken);
        await mediator.Send(
            new KeepDraft(meeting, draft.Form with
            {
                Paragraphs = [.. draft.Form.Paragraphs, new DraftParagraph(null, new ParagraphFacts { Text = "The next round is to be held within a month; its place and date will be told by the mediators (made up).", Part = RecordPart.Closing })],
            }),
            cancellationToken);
        var step = await mediator.Send(new PrepareCirculation(meeting), cancellationToken);
        await mediator.Send(new CirculateRecord(meeting, step.Token), cancellationToken);

        Task<Id<Note>> KeepAsync(int minutes, Id<AgendaItem>? point, NoteFacts facts) => mediator.Send(
            new KeepNote(meeting, Id<Note>.New(), new NoteForm { Facts = facts with { AgendaItem = point }, Reach = NoteReach.SharedRecord, At = beginning.AddMinutes(minutes) }), cancellationToken);
    }

    /// <summary>Comments on what is circulated, for a delegation.</summary>
    public static async Task CommentAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var (meeting, version) = await CirculatedAsync(mediator, cancellationToken);
        var page = await mediator.Send(new ReadRecordVersion(meeting, version), cancellationToken);
        var line = page.Text.Sections.SelectMany(s => s.Passages).Single(p => p.Text.StartsWith("Asked that the sick", StringComparison.Ordinal)).LineId;
        await mediator.Send(new CommentOnRecord(meeting, version, line, "Please write “the sick, the wounded and the aged”; that is how it was said (made up).", ToEverybody: true), cancellationToken);
    }

    /// <summary>Takes the comment up and approves the record, as the lead mediator.</summary>
    public static async Task ApproveAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var (meeting, version) = await CirculatedAsync(mediator, cancellationToken);
        var draft = await mediator.Send(new ReadDraft(meeting), cancellationToken);
        await mediator.Send(
            new KeepDraft(meeting, draft.Form with
            {
                Paragraphs =
                [
                    .. draft.Form.Paragraphs.Select(p => p with { Facts = p.Facts with { Text = p.Facts.Text.Replace("the sick and the wounded", "the sick, the wounded and the aged", StringComparison.Ordinal) } }),
                ],
            }),
            cancellationToken);
        var comment = (await mediator.Send(new ReadRecordVersion(meeting, version), cancellationToken)).Comments.Single();
        await mediator.Send(new AnswerComment(meeting, version, comment.Id, RecordOutcome.TakenUp, "Both delegations remember it so (made up)."), cancellationToken);
        var step = await mediator.Send(new PrepareApproval(meeting), cancellationToken);
        await mediator.Send(new ApproveRecord(meeting, step.Token, step.Comments.Count), cancellationToken);
    }

    private static async Task<Id<Meeting>> MeetingAsync(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ReadMeetings(MeetingPart.Held), cancellationToken)).Rows.Single(m => m.Title == "Drafting of the text begins").Id;

    private static async Task<(Id<Meeting> Meeting, Id<RecordVersion> Version)> CirculatedAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var meeting = await MeetingAsync(mediator, cancellationToken);
        return (meeting, (await mediator.Send(new ReadRecord(meeting), cancellationToken)).Circulated!.Id);
    }
}
