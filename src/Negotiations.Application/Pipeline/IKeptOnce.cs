namespace Negotiations.Application.Pipeline;

/// <summary>
/// A request that makes a record of its own each time. The form that asks for it is kept once, however often it is sent: pressed twice, sent again on a bad line, or by a browser that had no answer. Each time it is answered as the first time.
/// </summary>
public interface IKeptOnce
{
    /// <summary>Whether this one makes a record. What changes one has its version token, and shows who sends it again how the record stands now.</summary>
    bool MakesRecord => true;
}
