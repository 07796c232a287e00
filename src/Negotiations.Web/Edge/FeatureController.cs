using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Look;

namespace Negotiations.Web.Edge;

/// <summary>
/// A controller binds, sends, returns. What can go wrong with a form is translated here and nowhere else: wrong shape and broken rule
/// become messages beside the field or above the form, and what was typed stays.
/// </summary>
[AutoValidateAntiforgeryToken]
public abstract class FeatureController(IMediator mediator, IStringLocalizer<Texts> texts) : Controller
{
    /// <summary>Texts of the interface.</summary>
    protected IStringLocalizer<Texts> Texts { get; } = texts;

    /// <summary>Sends a request.</summary>
    protected Task<T> Send<T>(IRequest<T> request) => mediator.Send(request, HttpContext.RequestAborted);

    /// <summary>Sends what a form asks for: goes on when it is done, shows the form again when it is refused.</summary>
    /// <param name="request">The request.</param>
    /// <param name="done">Where to go then; redirect, so that a reload does not send it again.</param>
    /// <param name="again">The form with what was typed; ModelState holds the messages.</param>
    /// <param name="prefix">Name of the form in the page's model, so that messages stand beside its fields.</param>
    /// <param name="conflict">The page with both texts, where a form edits a record; without it a conflict is shown as a message.</param>
    protected async Task<IActionResult> Submit<T>(
        IRequest<T> request, Func<T, IActionResult> done, Func<Task<IActionResult>> again, Func<EditConflict, IActionResult>? conflict = null, string prefix = "")
    {
        // Coming from both texts (ConflictPage), somebody may want to see the form again before anything is saved.
        if (!ModelState.IsValid || Request.Form.ContainsKey(ConflictPage.Review))
        {
            // Nothing is sent, so nothing has asked yet: whoever may not send the form is not shown it either.
            try
            {
                HttpContext.RequestServices.GetRequiredService<CurrentViewer>().Viewer.RequireFor(request.GetType());
            }
            catch (RuleViolation e)
            {
                ModelState.AddModelError("", Say(e.Template, [.. e.Arguments]));
            }

            await SayWhatElseIsWrongAsync(request, prefix);
            return await again();
        }

        var services = HttpContext.RequestServices;
        if (services.GetRequiredService<CurrentViewer>().Viewer.UserId is { } user)
        {
            services.GetRequiredService<CurrentForm>().Key = FormKey.Of(Request, user);
        }

        try
        {
            return done(await Send(request));
        }
        catch (ValidationException e)
        {
            foreach (var failure in e.Errors)
            {
                Say(failure, prefix);
            }
        }
        catch (RuleViolation e)
        {
            ModelState.AddModelError(e.Field.Length == 0 ? "" : KeyOf(e.Field, prefix), Say(e.Template, [.. e.Arguments]));
        }
        catch (EditConflict e) when (conflict is not null)
        {
            return conflict(e);
        }
        catch (EditConflict)
        {
            ModelState.AddModelError("", Say("Somebody else changed this since you opened it. Nothing of yours was saved. Open it again and compare.", []));
        }

        return await again();
    }

    /// <summary>Says above the form why it was refused.</summary>
    protected void Refuse(string template, params object[] arguments) => ModelState.AddModelError("", Say(template, arguments));

    /// <summary>Shows what was typed beside what somebody else saved meanwhile; keeping it posts the same form again with the new token.</summary>
    /// <param name="conflict">What happened.</param>
    /// <param name="audience">Who may read the record.</param>
    /// <param name="back">Where the record is shown as it is now.</param>
    /// <param name="fields">The fields of the form, told both ways.</param>
    protected IActionResult BothTexts(EditConflict conflict, PageAudience audience, string back, params IReadOnlyList<ConflictField> fields)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Conflict", new ConflictPage(
            audience, conflict.ChangedBy, Request.Path, back, conflict.Token, fields, ConflictPage.Typed(Request.Form)));
    }

    // Something could not even be read: whatever else is wrong is said with it, once, so that nobody mends a form bit by bit.
    private async Task SayWhatElseIsWrongAsync(object request, string prefix)
    {
        var unread = ModelState.Where(field => field.Value!.Errors.Count > 0).Select(field => field.Key).ToList();
        var validators = HttpContext.RequestServices.GetServices(typeof(IValidator<>).MakeGenericType(request.GetType())).OfType<IValidator>();
        foreach (var validator in validators)
        {
            foreach (var failure in (await validator.ValidateAsync(new ValidationContext<object>(request), HttpContext.RequestAborted)).Errors)
            {
                if (!KeysOf(failure, prefix).Any(key => unread.Any(u => u == key || u.StartsWith(key + ".", StringComparison.Ordinal))))
                {
                    Say(failure, prefix);
                }
            }
        }
    }

    private void Say(ValidationFailure failure, string prefix)
    {
        foreach (var key in KeysOf(failure, prefix))
        {
            ModelState.AddModelError(key, Say(failure.ErrorMessage, failure.CustomState as object[] ?? []));
        }
    }

    // Who refused a sign that nobody sees knows the text, and not what its field is called in this form.
    private List<string> KeysOf(ValidationFailure failure, string prefix)
    {
        var typed = failure is { ErrorCode: HiddenSigns.Rule, AttemptedValue: string text }
            ? Request.Form.Where(field => field.Value.Any(said => said?.ReplaceLineEndings().Contains(text.ReplaceLineEndings(), StringComparison.Ordinal) == true)).Select(field => field.Key).ToList()
            : [];
        return typed.Count > 0 ? typed : [KeyOf(failure.PropertyName, prefix)];
    }

    private static string KeyOf(string property, string prefix) => prefix.Length == 0 ? property : $"{prefix}.{property}";

    private string Say(string template, object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, Texts[template].Value, arguments);
}
