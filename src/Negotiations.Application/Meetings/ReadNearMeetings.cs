using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Meetings;

/// <summary>The next meetings and the last ones that the viewer may know of, those first that go on: what one looks for first.</summary>
[Needs(Permission.ReadMeetings)]
public sealed record ReadNearMeetings : IRequest<IReadOnlyList<MeetingRow>>;

internal sealed class ReadNearMeetingsHandler(INegotiationsDb db, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadNearMeetings, IReadOnlyList<MeetingRow>>
{
    private const int Next = 3;
    private const int Last = 2;

    public async Task<IReadOnlyList<MeetingRow>> Handle(ReadNearMeetings request, CancellationToken cancellationToken)
    {
        var next = db.Meetings.AsNoTracking().Where(m => m.Status == MeetingStatus.Planned || m.Status == MeetingStatus.Proposed).OrderBy(m => m.Order).ThenBy(m => m.Id).Take(Next);
        var last = db.Meetings.AsNoTracking().Where(m => m.Status == MeetingStatus.Held).OrderByDescending(m => m.Order).ThenBy(m => m.Id).Take(Last);
        var near = await next.Concat(last).OrderByDescending(m => m.Order).ThenBy(m => m.Id).ProjectTo<MeetingRow>(mapper.ConfigurationProvider).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return [.. near.Select(m => m.At(now)).OrderByDescending(m => m.GoesOn)];
    }
}
