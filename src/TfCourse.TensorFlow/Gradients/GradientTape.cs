namespace Tensorflow;

/// <summary>What a tape is to others.</summary>
public interface ITape
{
    /// <summary>Records what is computed from this tensor.</summary>
    /// <param name="x">A tensor of the graph.</param>
    void watch(Tensor x);
}

/// <summary>
/// Remembers which operations were made while it was open, and differentiates through these alone: <c>using var tape = tf.GradientTape(); …;
/// tape.gradient(y, x)</c>. In a graph it gives tensors, as TensorFlow's does there.
/// </summary>
public sealed class GradientTape : ITape, IDisposable
{
    private readonly bool _persistent, _accessed;
    private readonly Graph _graph;
    private readonly HashSet<GraphTensor> _watched = [];
    private readonly List<(int From, int To)> _recorded = [];
    private int _from;
    private bool _used;

    /// <summary>Begins to record.</summary>
    /// <param name="persistent">Whether gradient may be called more than once.</param>
    /// <param name="watch_accessed_variables">Whether trainable variables count as watched.</param>
    public GradientTape(bool persistent = false, bool watch_accessed_variables = true)
    {
        (_persistent, _accessed, _graph) = (persistent, watch_accessed_variables, ops.get_default_graph());
        _from = _graph.version;
    }

    /// <summary>Records what is computed from this tensor.</summary>
    /// <param name="x">A tensor of the graph.</param>
    public void watch(Tensor x)
    {
        if (!x.dtype.as_base_dtype().IsTrainable())
        {
            throw new ValueError($"The dtype of the watched tensor must be floating (e.g. tf.float32), got {x.dtype.as_numpy_name()}.");
        }

        // A node made for the sake of watching, as a number's, is no operation to differentiate.
        _watched.Add(x.DifferentiatedIn(_graph));
    }

    /// <summary>What is computed until the result is disposed is not recorded.</summary>
    /// <returns>This tape.</returns>
    public ITape stop_recording()
    {
        Stop();
        return this;
    }

    /// <summary>Records again.</summary>
    public void StartRecord()
    {
        if (_from < 0)
        {
            _from = _graph.version;
        }
    }

    /// <summary>d target / d source.</summary>
    /// <param name="target">What is differentiated; summed over its elements.</param>
    /// <param name="source">A watched tensor or a variable.</param>
    /// <param name="output_gradients">The weight of the target's elements; null for ones.</param>
    /// <param name="unconnected_gradients">"none" (null) or "zero" where no path leads.</param>
    /// <returns>The gradient, or null.</returns>
    /// <exception cref="RuntimeError">A tape that is not persistent was asked before.</exception>
    public Tensor gradient(Tensor target, Tensor source, List<Tensor>? output_gradients = null, string? unconnected_gradients = null)
        => Of([target], [source], output_gradients, unconnected_gradients)[0];

    /// <inheritdoc cref="gradient(Tensor, Tensor, List{Tensor}, string)"/>
    public Tensor gradient(Tensor target, ResourceVariable source, List<Tensor>? output_gradients = null, string? unconnected_gradients = null)
        => Of([target], [source.AsTensor()], output_gradients, unconnected_gradients)[0];

    /// <summary>The gradients by two variables.</summary>
    /// <inheritdoc cref="gradient(Tensor, Tensor, List{Tensor}, string)"/>
    /// <param name="target">What is differentiated; summed over its elements.</param>
    /// <param name="sources">The variables.</param>
    /// <param name="output_gradients">The weight of the target's elements; null for ones.</param>
    /// <param name="unconnected_gradients">"none" (null) or "zero" where no path leads.</param>
    public (Tensor, Tensor) gradient(Tensor target, (ResourceVariable, ResourceVariable) sources, List<Tensor>? output_gradients = null, string? unconnected_gradients = null)
        => Of([target], [sources.Item1.AsTensor(), sources.Item2.AsTensor()], output_gradients, unconnected_gradients) is [var a, var b] ? (a, b) : default;

    /// <summary>The gradients by several variables, in their order.</summary>
    /// <inheritdoc cref="gradient(Tensor, Tensor, List{Tensor}, string)"/>
    /// <param name="target">What is differentiated; summed over its elements.</param>
    /// <param name="sources">The variables.</param>
    /// <param name="output_gradients">The weight of the target's elements; null for ones.</param>
    /// <param name="unconnected_gradients">"none" (null) or "zero" where no path leads.</param>
    public Tensor[] gradient(Tensor target, IEnumerable<IVariableV1> sources, List<Tensor>? output_gradients = null, string? unconnected_gradients = null)
        => Of([target], [.. sources.Select(s => s.AsTensor())], output_gradients, unconnected_gradients);

    /// <summary>The gradients by several tensors, in their order.</summary>
    /// <inheritdoc cref="gradient(Tensor, Tensor, List{Tensor}, string)"/>
    /// <param name="target">What is differentiated; summed over its elements.</param>
    /// <param name="sources">The tensors.</param>
    /// <param name="output_gradients">The weight of the target's elements; null for ones.</param>
    /// <param name="unconnected_gradients">"none" (null) or "zero" where no path leads.</param>
    public Tensor[] gradient(Tensor target, Tensor[] sources, List<Tensor>? output_gradients = null, string? unconnected_gradients = null)
        => Of([target], sources, output_gradients, unconnected_gradients);

    /// <summary>Ends the recording.</summary>
    public void Dispose() => Stop();

    private void Stop()
    {
        if (_from >= 0)
        {
            _recorded.Add((_from, _graph.version));
            _from = -1;
        }
    }

    private Tensor[] Of(Tensor[] targets, Tensor[] sources, List<Tensor>? weights, string? unconnected)
    {
        if (_used && !_persistent)
        {
            throw new RuntimeError("A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians): make it with persistent: true.");
        }

        _used = true;
        List<(int From, int To)> recorded = [.. _recorded];
        if (_from >= 0)
        {
            recorded.Add((_from, _graph.version));
        }

        // Beyond what was made while the tape was open, nothing is differentiated.
        bool Recorded(Operation op) => recorded.Exists(r => op.Id >= r.From && op.Id < r.To);
        Tensor[] borders = [.. _graph.Nodes.Where(Recorded).SelectMany(n => n.InputTensors).Where(i => !Recorded(i.op)).Distinct()];
        bool[] known = [.. sources.Select(Watched)];
        Tensor?[] found = GradientBuilder.Gradients(targets, [.. sources.Where((_, i) => known[i])], weights, "gradient_tape", borders);
        var next = new Queue<Tensor?>(found);
        return [.. sources.Select((s, i) => (known[i] ? next.Dequeue() : null) ?? (unconnected is "zero" ? Binding.tf.zeros_like(s) : null!))];
    }

    // Watched itself, or computed from something watched.
    private bool Watched(Tensor source)
    {
        HashSet<GraphTensor> watched = [.. _watched];
        if (_accessed)
        {
            watched.UnionWith(_graph.get_collection<IVariableV1>(GraphKeys.TRAINABLE_VARIABLES).Select(v => v.AsTensor().DifferentiatedIn(_graph)));
        }

        var seen = new HashSet<GraphTensor>();
        var stack = new Stack<GraphTensor>([source.DifferentiatedIn(_graph)]);
        while (stack.TryPop(out GraphTensor? next))
        {
            if (watched.Contains(next))
            {
                return true;
            }

            if (seen.Add(next))
            {
                foreach (GraphTensor input in next.op.InputTensors)
                {
                    stack.Push(input);
                }
            }
        }

        return false;
    }
}
