using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>What a graph knows of the inputs of a sample.</summary>
public enum SampleKnowledge
{
    /// <summary>Shapes of real inputs and values of constants.</summary>
    All,

    /// <summary>Ranks alone.</summary>
    Ranks,

    /// <summary>Element types alone.</summary>
    Types,
}

/// <summary>A graph of one sample with its session; the default graph of the thread until disposal.</summary>
public sealed class SampleGraph : IDisposable
{
    private readonly Graph _graph = new();
    private readonly List<(Tensor Key, HostTensor Value)> _feeds = [];
    private Session? _session;

    /// <summary>Builds the sample.</summary>
    /// <param name="sample">Which.</param>
    /// <param name="knowledge">What is known while building.</param>
    /// <param name="values">Values in place of the sample's.</param>
    /// <param name="attrs">Attributes in place of the sample's.</param>
    /// <param name="through">What an input passes before it reaches the op; null for nothing.</param>
    /// <exception cref="GraphException">The call is refused.</exception>
    public SampleGraph(OpSample sample, SampleKnowledge knowledge = SampleKnowledge.All, HostTensor[]? values = null, Attr[]? attrs = null, Func<Tensor, Tensor>? through = null)
    {
        Sample = sample;
        Values = values ?? sample.Values();
        Attrs = attrs ?? sample.Attrs;
        _graph.as_default();
        try
        {
            Inputs = [.. Values.Select((value, i) => Input(value, i, knowledge))];
            Passed = through is null ? Inputs : [.. Inputs.Select(through)];
            Outputs = AddNode();
        }
        catch (GraphException)
        {
            _graph.Exit();
            throw;
        }
    }

    /// <summary>The sample.</summary>
    public OpSample Sample { get; }

    /// <summary>The values of the inputs.</summary>
    public HostTensor[] Values { get; }

    /// <summary>The attributes.</summary>
    public Attr[] Attrs { get; }

    /// <summary>The tensors that hold the values: placeholders and constants.</summary>
    public Tensor[] Inputs { get; }

    /// <summary>What the op is given.</summary>
    public Tensor[] Passed { get; }

    /// <summary>What the op gives.</summary>
    public Tensor[] Outputs { get; }

    /// <summary>The inputs of real numbers whose gradients are compared, by index.</summary>
    public int[] Differentiable => [.. Enumerable.Range(0, Inputs.Length).Where(i => Sample.Inputs[i].IsReal && Sample.Inputs[i].NotComparedBecause is null)];

    /// <summary>The op once more, on the same inputs.</summary>
    public Tensor[] AddNode() => Build.Node(Sample.Op, null, Passed, Attrs).outputs;

    /// <summary>A placeholder of a value's shape that every run feeds with it.</summary>
    public Tensor Feed(HostTensor value, string name) => Feed(value, new Shape([.. value.Dimensions]), name);

    /// <summary>Values of tensors.</summary>
    /// <exception cref="EngineException">The run failed.</exception>
    public HostTensor[] Run(params IReadOnlyList<Tensor> fetches)
    {
        _session ??= new Session(_graph);
        NDArray[] values = _session.Run([.. fetches], [.. _feeds.Select(f => new FeedItem(f.Key, f.Value))]);
        return [.. values.Select(v => v.Host)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session?.Dispose();
        _graph.Exit();
    }

    private Tensor Input(HostTensor value, int index, SampleKnowledge knowledge)
    {
        string name = FormattableString.Invariant($"in{index}");
        return knowledge switch
        {
            SampleKnowledge.All when !Sample.Inputs[index].IsReal => Binding.tf.constant(value, name: name),
            SampleKnowledge.All => Feed(value, name),
            SampleKnowledge.Ranks => Feed(value, new Shape([.. Enumerable.Repeat(-1L, value.Dimensions.Length)]), name),
            _ => Feed(value, Shape.Null, name),
        };
    }

    private Tensor Feed(HostTensor value, Shape shape, string name)
    {
        Tensor placeholder = Binding.tf.placeholder((TF_DataType)value.DataType, shape, name);
        _feeds.Add((placeholder, value));
        return placeholder;
    }
}
