using Negotiations.Texts.Drafts;

namespace Negotiations.Texts.Tests;

/// <summary>Provisions by short names: the same name is the same provision.</summary>
internal static class Some
{
    public static DraftText Draft(params Provision[] provisions) => new(provisions);

    public static Provision Preamble(int id, params Provision[] children) => Of(ProvisionKind.Preamble, id, children);

    public static Provision Chapter(int id, params Provision[] children) => Of(ProvisionKind.Chapter, id, children);

    public static Provision Article(int id, params Provision[] children) => Of(ProvisionKind.Article, id, children);

    public static Provision Paragraph(int id, params Provision[] children) => Of(ProvisionKind.Paragraph, id, children);

    public static Provision Point(int id, params Provision[] children) => Of(ProvisionKind.Point, id, children);

    public static Provision Annex(int id, params Provision[] children) => Of(ProvisionKind.Annex, id, children);

    public static Guid Identity(int id) => new(id, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static Provision Of(ProvisionKind kind, int id, Provision[] children) => new(Identity(id), kind, "", $"Words of {id}.", children);
}
