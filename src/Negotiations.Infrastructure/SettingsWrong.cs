namespace Negotiations.Infrastructure;

/// <summary>The application must not start: a setting is missing or wrong.</summary>
/// <param name="what">What to set, in words for whoever runs the application.</param>
/// <param name="inner">What was found wrong, if it was an exception.</param>
public sealed class SettingsWrong(string what, Exception? inner = null) : Exception(what, inner);
