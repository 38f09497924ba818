using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>What a TensorArray is made with.</summary>
/// <param name="Name">The name that messages use.</param>
/// <param name="Type">The type of every element.</param>
/// <param name="IsDynamic">Whether writing behind the end makes it longer.</param>
/// <param name="ClearsAfterRead">Whether an element is gone once it was read.</param>
/// <param name="IsUniform">Whether the first element's shape is that of all.</param>
/// <param name="Adds">Whether a second write adds to what is there, as gradients need it.</param>
internal sealed record TensorArrayOptions(string Name, DataType Type, bool IsDynamic, bool ClearsAfterRead, bool IsUniform, bool Adds);

/// <summary>An array of tensors that lives for one run, each written once.</summary>
internal sealed class TensorArray(TensorArrayOptions options, PartialDims elementShape) : IRunResource
{
    private readonly List<Element> _elements = [];
    private readonly Dictionary<string, TensorArray> _gradients = [];
    private bool _dynamic = options.IsDynamic;
    private bool _closed;

    /// <summary>The type of every element.</summary>
    public DataType Type => options.Type;

    /// <summary>What is known of the shape of every element.</summary>
    public PartialDims ElementShape { get; private set; } = elementShape;

    /// <summary>The number of elements, written or not.</summary>
    public int Count => _closed ? throw Error("has already been closed.") : _elements.Count;

    /// <summary>Whether writing behind the end makes it longer.</summary>
    public bool IsDynamic => _dynamic;

    public void Resize(int count)
    {
        // What an array of a hostile length would take is asked for before it is.
        _ = Sizes.Bytes(count, 32);
        while (_elements.Count < count)
        {
            _elements.Add(new Element());
        }
    }

    /// <summary>Sets an element, which takes the value over; or adds to it in an array of gradients.</summary>
    public void Write(int index, TensorValue value, BlockPool pool)
    {
        if (index < 0 || (index >= Count && !_dynamic))
        {
            throw Error($"Tried to write to index {index} but array is not resizeable and size is: {Count}");
        }

        if (index >= _elements.Count)
        {
            Resize(index < int.MaxValue ? index + 1 : throw EngineException.ResourceExhausted($"an array of {index + 1L} tensors is too long"));
        }

        if (!ElementShape.IsCompatible(value.Dims))
        {
            throw Error($"Could not write to TensorArray index {index} because the value shape is {value.Dims} which is incompatible with the TensorArray's inferred element shape: {ElementShape} (consider setting infer_shape=False).");
        }

        if (options.IsUniform && !ElementShape.IsFullyDefined)
        {
            ElementShape = new PartialDims(value.Dims);
        }

        Element element = _elements[index];
        if (element.IsRead)
        {
            throw Error($"Could not write to TensorArray index {index} because it has already been read.");
        }

        if (element.IsWritten && !options.Adds)
        {
            throw Error($"Could not write to TensorArray index {index} because it has already been written to.");
        }

        if (element.IsWritten && element.Shape != value.Dims)
        {
            throw Error($"Could not aggregate to TensorArray index {index} because the existing shape is {element.Shape} but the new input shape is {value.Dims}.");
        }

        element.Set(element.Value is { } sum ? ValueSums.Add(sum, value, pool) : value);
    }

    /// <summary>An element, shared or, when it is gone after reading, moved.</summary>
    public void Read(int index, TensorValue to, BlockPool pool)
    {
        if (index < 0 || index >= Count)
        {
            throw EngineException.InvalidArgument($"Tried to read from index {index} but array size is: {Count}");
        }

        Element element = _elements[index];
        if (!element.IsWritten && !ElementShape.IsFullyDefined)
        {
            throw Error($"Could not read from TensorArray index {index}.  Furthermore, the element shape is not fully defined: {ElementShape}.  It is possible you are working with a resizeable TensorArray whose element was never written; give it an element_shape to read zeros instead.");
        }

        if (element.IsCleared)
        {
            throw Error($"Could not read index {index} twice because it was cleared after a previous read (perhaps try setting clear_after_read = false?).");
        }

        if (element.Value is not { } value)
        {
            to.Zeros(options.Type, element.IsWritten ? element.Shape : ElementShape.Dims, pool);
        }
        else if (options.ClearsAfterRead)
        {
            to.MoveFrom(value);
        }
        else
        {
            to.ShareFrom(value, value.Dims);
        }

        element.Leave(options.ClearsAfterRead);
    }

    /// <summary>The array of the gradients that one tf.gradients call sends to this array's elements: made when first asked for.</summary>
    /// <param name="source">Which call.</param>
    /// <param name="prepend">Sizes before those of this array's elements.</param>
    /// <param name="run">What owns the array.</param>
    public TensorArray Gradient(string source, ReadOnlySpan<int> prepend, RunState run)
    {
        int count = Count;
        if (_gradients.TryGetValue(source, out TensorArray? known))
        {
            return known;
        }

        long[] front = new long[prepend.Length];
        for (int i = 0; i < front.Length; i++)
        {
            front[i] = prepend[i];
        }

        // From here on the array's length is that of its gradient.
        _dynamic = false;
        PartialDims shape = ElementShape.IsRankKnown ? new PartialDims([.. front, .. ElementShape.Sizes]) : default;
        var gradient = run.Own(new TensorArray(options with { Name = $"{options.Name}@{source}", IsDynamic = false, ClearsAfterRead = true, IsUniform = false, Adds = true }, shape));
        gradient.Resize(count);
        for (int i = 0; i < count; i++)
        {
            if (_elements[i].IsWritten)
            {
                gradient._elements[i].SetShape(Dims.Join(front, _elements[i].Shape.Span));
            }
        }

        _gradients.Add(source, gradient);
        return gradient;
    }

    public void Close()
    {
        _closed = true;
        foreach (Element element in _elements)
        {
            element.Value?.Release();
        }

        _elements.Clear();
    }

    private EngineException Error(string message) => EngineException.InvalidArgument($"TensorArray {options.Name}: {message}");

    private sealed class Element
    {
        public TensorValue? Value { get; private set; }

        /// <summary>Whether it has a value; one with a shape alone is zeros.</summary>
        public bool IsWritten { get; private set; }

        public bool IsRead { get; private set; }

        public bool IsCleared { get; private set; }

        public Dims Shape { get; private set; }

        public void Set(TensorValue value) => (Value, Shape, IsWritten) = (value, value.Dims, true);

        public void SetShape(Dims shape) => (Shape, IsWritten) = (shape, true);

        public void Leave(bool clears)
        {
            (IsRead, IsCleared) = (true, clears);
            if (clears)
            {
                Value = null;
            }
        }
    }
}
