namespace Tensorflow;

/// <summary>What a restore found: which variables here, and which values of the checkpoint, had no partner.</summary>
public sealed class CheckpointStatus
{
    internal CheckpointStatus(IReadOnlyList<string> unmatched, IReadOnlyList<string> unused) => (Unmatched, Unused) = (unmatched, unused);

    /// <summary>Names of variables that the checkpoint does not hold; they kept their values.</summary>
    public IReadOnlyList<string> Unmatched { get; }

    /// <summary>Names of values of the checkpoint that no variable here took.</summary>
    public IReadOnlyList<string> Unused { get; }

    /// <summary>Requires that everything on both sides was matched.</summary>
    /// <returns>Itself.</returns>
    /// <exception cref="AssertionError">Something was not; the message lists it.</exception>
    public CheckpointStatus assert_consumed()
    {
        assert_existing_objects_matched();
        return Unused.Count == 0 ? this : throw new AssertionError($"Unresolved objects in checkpoint: {string.Join(", ", Unused)}.");
    }

    /// <summary>Requires that every variable here was matched.</summary>
    /// <returns>Itself.</returns>
    /// <exception cref="AssertionError">One was not; the message lists them.</exception>
    public CheckpointStatus assert_existing_objects_matched() => Unmatched.Count == 0 ? this : throw new AssertionError(
        $"Found {Unmatched.Count} objects that were not bound to checkpointed values, likely due to changes in the program: {string.Join(", ", Unmatched)}.");
}

/// <summary>Something that a program asserted does not hold.</summary>
/// <param name="message">What.</param>
public sealed class AssertionError(string message) : GraphException(message);
