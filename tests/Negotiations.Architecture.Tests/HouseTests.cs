using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Negotiations.Application;
using Negotiations.Domain;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Web.Edge;
using NetArchTest.Rules;

namespace Negotiations.Architecture.Tests;

/// <summary>How the house stands (docs/adr/0001).</summary>
public sealed class HouseTests
{
    private const string OwnName = "Negotiations";

    private static readonly Assembly DomainLayer = typeof(ProcessRecord).Assembly;
    private static readonly Assembly MatchingLayer = Assembly.Load("Negotiations.Matching");
    private static readonly Assembly TextsLayer = Assembly.Load("Negotiations.Texts");
    private static readonly Assembly ApplicationLayer = typeof(ApplicationSetup).Assembly;
    private static readonly Assembly InfrastructureLayer = typeof(NegotiationsDb).Assembly;
    private static readonly Assembly WebLayer = typeof(FeatureController).Assembly;
    private static readonly Assembly[] All = [DomainLayer, MatchingLayer, TextsLayer, ApplicationLayer, InfrastructureLayer, WebLayer];

    private static readonly string[] EmptyWords = ["Helpers", "Utils", "Utilities", "Common", "Services", "Managers", "Misc"];

    [Fact]
    public void Domain_and_matching_depend_on_nothing_but_the_framework_and_texts_on_one_library_more()
    {
        foreach (var layer in new[] { DomainLayer, MatchingLayer })
        {
            Foreign(layer, "System", "netstandard", "mscorlib").ShouldBeEmpty(layer.GetName().Name);
        }

        // Words are compared by a library (docs/adr/0020).
        Foreign(TextsLayer, "System").ShouldBe(["DiffPlex"]);
        Foreign(ApplicationLayer, "System", "netstandard").ShouldContain("MediatR");
    }

    [Fact]
    public void Each_layer_knows_only_what_is_below_it()
    {
        Own(ApplicationLayer).ShouldBe(["Negotiations.Domain", "Negotiations.Matching", "Negotiations.Texts"], ignoreOrder: true);
        Own(InfrastructureLayer).ShouldBeSubsetOf(["Negotiations.Domain", "Negotiations.Matching", "Negotiations.Texts", "Negotiations.Application"]);
        Types.InAssembly(ApplicationLayer).ShouldNot().HaveDependencyOnAny("Microsoft.AspNetCore", "Microsoft.Data.Sqlite", "Microsoft.Data.SqlClient")
            .GetResult().IsSuccessful.ShouldBeTrue();
    }

    [Fact]
    public void Classes_are_sealed_unless_something_derives_from_them()
    {
        Open(All.SelectMany(a => a.GetTypes())).ShouldBeEmpty();
        Open([typeof(OpenForNothing)]).ShouldBe([nameof(OpenForNothing)]);
    }

    [Fact]
    public void Handlers_are_not_public()
    {
        var handlers = All.SelectMany(a => a.GetTypes())
            .Where(t => !t.IsAbstract && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
            .ToList();
        handlers.Count.ShouldBeGreaterThan(10);
        handlers.Where(h => h.IsPublic).Select(h => h.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Requests_are_named_with_a_verb_and_are_sealed_records()
    {
        var requests = ApplicationLayer.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IBaseRequest))).ToList();
        requests.Where(r => r.Name.EndsWith("Command", StringComparison.Ordinal) || r.Name.EndsWith("Query", StringComparison.Ordinal) || r.Name.EndsWith("Dto", StringComparison.Ordinal))
            .Select(r => r.Name).ShouldBeEmpty();
        requests.Where(r => !r.IsSealed || r.GetMethod("<Clone>$") is null).Select(r => r.Name).ShouldBeEmpty();
    }

    [Fact]
    public void No_namespace_is_a_drawer_for_everything()
    {
        Drawers(All.SelectMany(a => a.GetTypes()).Select(t => t.Namespace)).ShouldBeEmpty();
        Drawers(["Negotiations.Web.Helpers"]).ShouldBe(["Negotiations.Web.Helpers"]);
    }

    [Fact]
    public void Controllers_bind_send_and_return()
    {
        var controllers = WebLayer.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(ControllerBase))).ToList();
        // These show no record: what is not found, what went wrong, and light or dark.
        controllers.Where(c => !c.IsAssignableTo(typeof(FeatureController))).Select(c => c.Name)
            .ShouldBeSubsetOf(["AppearanceController", "ErrorsController"]);
        Types.InAssembly(WebLayer).That().Inherit(typeof(ControllerBase)).ShouldNot()
            .HaveDependencyOnAny("Microsoft.EntityFrameworkCore", "Negotiations.Infrastructure.Persistence", "Negotiations.Application.INegotiationsDb")
            .GetResult().FailingTypeNames.ShouldBeNull();
    }

    private static IEnumerable<string> Foreign(Assembly assembly, params string[] allowed) => assembly.GetReferencedAssemblies()
        .Select(r => r.Name!).Where(name => !allowed.Any(a => name == a || name.StartsWith(a + ".", StringComparison.Ordinal)));

    private static IEnumerable<string> Own(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(name => name.StartsWith(OwnName, StringComparison.Ordinal));

    private static IEnumerable<string> Open(IEnumerable<Type> types)
    {
        var all = types.ToList();
        var bases = All.SelectMany(a => a.GetTypes()).Select(t => t.BaseType).OfType<Type>()
            .Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet();
        // Compiled views and what calls view components are made by the compiler.
        return all.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !bases.Contains(t)
                && t.Namespace?.StartsWith(OwnName, StringComparison.Ordinal) == true && !t.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
            .Select(t => t.Name)
            .Where(name => !name.StartsWith("__Generated__", StringComparison.Ordinal));
    }

    private static IEnumerable<string?> Drawers(IEnumerable<string?> namespaces) =>
        namespaces.Distinct().Where(n => n is not null && n.StartsWith(OwnName, StringComparison.Ordinal) && n.Split('.').Intersect(EmptyWords).Any());

#pragma warning disable CA1852 // what the check is for
    private class OpenForNothing;
#pragma warning restore CA1852
}
