namespace Tensorflow;

public sealed partial class Graph
{
    private List<ControlBlock> _control = [];
    private readonly Stack<List<ControlBlock>> _outerControl = new();

    // What new operations of one block wait for, and which operations do so already.
    private sealed record ControlBlock(IReadOnlyList<Operation> Waits, HashSet<Operation> Seen);

    /// <summary>From here on new operations wait for these; null forgets those around.</summary>
    internal void PushControlDependencies(IReadOnlyList<Operation>? dependencies)
    {
        _outerControl.Push(_control);
        _control = dependencies is null ? []
            : [.. _control, new ControlBlock([.. dependencies.Distinct().Where(d => !_control.Exists(c => c.Waits.Contains(d)))], [])];
    }

    /// <summary>Undoes the last of <see cref="PushControlDependencies"/>.</summary>
    internal void PopControlDependencies() => _control = _outerControl.Pop();

    /// <summary>What a new operation with these inputs waits for: nothing that an input of it waits for already.</summary>
    internal Operation[] ControlInputsFor(ReadOnlySpan<GraphTensor> inputs)
    {
        if (_control.Count == 0)
        {
            return [];
        }

        var sources = new HashSet<Operation>();
        foreach (GraphTensor input in inputs)
        {
            sources.Add(input.op);
        }

        return [.. _control.Where(c => !c.Seen.Overlaps(sources)).SelectMany(c => c.Waits).Where(w => !sources.Contains(w))];
    }

    private void SeeInControlBlocks(Operation op)
    {
        foreach (ControlBlock block in _control)
        {
            block.Seen.Add(op);
        }
    }
}
