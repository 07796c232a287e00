namespace Negotiations.Web;

/// <summary>The texts of the interface. The English text is the key; translations stand in <c>Texts.{culture}.resx</c>.</summary>
public sealed class Texts;
