namespace Negotiations.Application.Protection;

/// <summary>Encrypts sensitive texts for one row each: a text moved to another row does not open there.</summary>
public interface IFieldCipher
{
    /// <summary>Encrypts <paramref name="text"/> for the row with the key <paramref name="row"/>.</summary>
    byte[] Seal(string text, Guid row);

    /// <summary>Opens what was sealed for the row.</summary>
    /// <exception cref="SealBroken">The key is not there, the text was altered, or it belongs to another row.</exception>
    string Open(byte[] content, Guid row);
}

/// <summary>A sealed text cannot be opened. Nothing is guessed or overwritten.</summary>
public sealed class SealBroken(string what, Exception? inner = null) : Exception(what, inner);
