using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;

namespace Negotiations.Application;

/// <summary>Registers this layer.</summary>
public static class ApplicationSetup
{
    /// <summary>The mediator with its pipeline, all handlers and validators of the given assemblies, and the maps.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services, string? autoMapperLicense, params System.Reflection.Assembly[] more)
    {
        var assemblies = more.Append(typeof(ApplicationSetup).Assembly).ToArray();
        services.AddScoped<CurrentViewer>();
        services.AddScoped<CurrentForm>();
        services.AddScoped<PrisonerLists.EntryDetails>();
        services.AddSingleton<HowNear.FigureStore>();
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        // From the outside in.
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(PermissionBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(RetryBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(KeptOnceBehavior<,>));
        services.Scan(scan => scan
            .FromAssemblies(assemblies)
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .AsImplementedInterfaces()
            .WithScopedLifetime());
        services.AddValidatorsFromAssembly(typeof(ApplicationSetup).Assembly, includeInternalTypes: true);
        services.AddScoped(typeof(IValidator<>), typeof(NoHiddenSigns<>));
        services.AddAutoMapper(options => options.LicenseKey = autoMapperLicense, assemblies);
        return services;
    }
}
