using System.Data.Common;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Infrastructure.Identity;

namespace Negotiations.Web.Setup;

/// <summary>Writes the one-time token of a new deployment into the log.</summary>
internal static class SetUpAnnouncement
{
    /// <summary>Writes it if there is no account yet; the database knows.</summary>
    public static async Task AnnounceSetUpAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CheckSetUp());
            app.Logger.LogWarning(
                "There is no account yet. Open /setup to make the first administrator, once, with this token: {SetUpToken}",
                app.Services.GetRequiredService<SetUpToken>().Value);
        }
        catch (NotFound)
        {
            // It is set up.
        }
        catch (DbException e)
        {
            app.Logger.LogError(e, "The database cannot be asked whether there is an account. Migrate it with --migrate, then start again.");
        }
    }
}
