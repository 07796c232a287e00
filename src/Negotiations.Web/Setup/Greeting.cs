using Negotiations.Infrastructure.Demonstration;

namespace Negotiations.Web.Setup;

/// <summary>What the console says when the application serves: where, and in the demonstration as whom to sign in.</summary>
internal static class Greeting
{
    /// <summary>Says it once the application has started.</summary>
    public static void GreetWhenStarted(this WebApplication app, Deployment deployment) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        Console.WriteLine($"Negotiations is at {string.Join(" and ", app.Urls)}");
        if (!deployment.Demonstration)
        {
            if (app.Configuration["AllowedHosts"] is null or "" or "*")
            {
                app.Logger.LogWarning("AllowedHosts is not set: invitations are made with whatever name a browser asks for. Set it to the name of this deployment.");
            }

            return;
        }

        Console.WriteLine($"Demonstration: every person is invented. Sign in with the password \"{DemonstrationAccounts.Password}\" as:");
        foreach (var account in DemonstrationAccounts.All)
        {
            Console.WriteLine($"  {account.UserName,-14}{account.DisplayName}");
        }
    });
}
