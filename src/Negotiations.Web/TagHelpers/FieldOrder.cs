namespace Negotiations.Web.TagHelpers;

/// <summary>The fields of the page in the order in which they stand on it, so that the error summary lists them so. One a request.</summary>
public sealed class FieldOrder
{
    private readonly List<string> names = [];
    private readonly List<string> labels = [];

    /// <summary>Notes that a field has its place here.</summary>
    public void Add(string name, string label)
    {
        names.Add(name);
        labels.Add(label);
    }

    /// <summary>What the field is called on the page; none for what concerns the whole form, or has no field.</summary>
    public string? LabelOf(string key) => Of(key) is >= 0 and < int.MaxValue and var place ? labels[place] : null;

    /// <summary>Where on the page an error belongs: first what concerns the whole form, last what has no field.</summary>
    public int Of(string key) =>
        key.Length == 0 ? -1
        : names.FindIndex(name => key == name || key.StartsWith($"{name}.", StringComparison.Ordinal)) is >= 0 and var place ? place
        : int.MaxValue;
}
