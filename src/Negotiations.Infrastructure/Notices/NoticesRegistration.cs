using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Notices;

namespace Negotiations.Infrastructure.Notices;

/// <summary>Registers notices by mail.</summary>
public static class NoticesRegistration
{
    /// <summary>The way of mail that the settings choose, and the worker that goes it; without mail, nothing works.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services, MailOptions? options)
    {
        if (options is null)
        {
            return services.AddSingleton<IMailer, NoMailer>();
        }

        services.AddSingleton(options);
        services = options.Folder is null ? services.AddSingleton<IMailer, SmtpMailer>() : services.AddSingleton<IMailer, FolderMailer>();
        return services.AddSingleton<NoticeRounds>().AddHostedService<NoticeWorker>();
    }
}
