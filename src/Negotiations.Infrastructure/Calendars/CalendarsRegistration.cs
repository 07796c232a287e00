using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Calendars;

namespace Negotiations.Infrastructure.Calendars;

/// <summary>Registers files for calendars.</summary>
public static class CalendarsRegistration
{
    /// <summary>Adds <see cref="ICalendarWriter"/>.</summary>
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services.AddSingleton<ICalendarWriter, CalendarWriter>();
}
