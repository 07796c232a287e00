using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Negotiations.Application.Pipeline;

/// <summary>
/// Keeps a form once. The answer is stored in the transaction of what it tells of, so that neither is there without the other; whoever sends the same form at the same time waits for it. What was refused is not remembered.
/// </summary>
internal sealed class KeptOnceBehavior<TRequest, TResponse>(INegotiationsDb db, CurrentForm form, TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    // A form makes room for itself and for some that are not remembered any more.
    private const int Forgotten = 10;

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        request is IKeptOnce { MakesRecord: true } && form.Key is { } key ? db.InTurnAsync(() => OnceAsync(key, next, cancellationToken), cancellationToken) : next();

    private async Task<TResponse> OnceAsync(string key, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (await db.SentForms.AsNoTracking().SingleOrDefaultAsync(f => f.Key == key, cancellationToken) is { } sent)
        {
            return JsonSerializer.Deserialize<TResponse>(sent.Answer)!;
        }

        var answer = await next();
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - SentForm.RememberedFor);
        db.SentForms.RemoveRange(await db.SentForms.Where(f => f.At < since).OrderBy(f => f.Key).Take(Forgotten).ToListAsync(cancellationToken));
        db.SentForms.Add(new SentForm(key, JsonSerializer.Serialize(answer), now));
        await db.SaveAsync(cancellationToken);
        return answer;
    }
}
