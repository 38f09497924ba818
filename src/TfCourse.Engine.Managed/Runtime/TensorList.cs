using System.Runtime.CompilerServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// The value of a variant that is a list of tensors. Kernels take it as a value: they change it in place only when nobody
/// else can see it, else they change a copy, which shares the elements' memory.
/// </summary>
internal sealed class TensorList(DataType elementType, PartialDims elementShape, int maxElements = -1)
{
    private readonly List<TensorValue?> _elements = [];
    private int _references = 1;
    private bool _exposed;

    public DataType ElementType => elementType;

    /// <summary>What is known of the shape of every element.</summary>
    public PartialDims ElementShape { get; set; } = elementShape;

    /// <summary>The most elements there may be; -1 for any number.</summary>
    public int MaxElements => maxElements;

    public int Count => _elements.Count;

    /// <summary>Whether one value alone holds the list.</summary>
    public bool IsExclusive => _references == 1 && !_exposed;

    /// <summary>An element; null when it was never set, which means zeros.</summary>
    public TensorValue? this[int index] => _elements[index];

    /// <summary>Appends an element, or null for one not set.</summary>
    public void Add(TensorValue? element) => _elements.Add(element);

    /// <summary>Replaces an element.</summary>
    public void Set(int index, TensorValue element)
    {
        _elements[index]?.Release();
        _elements[index] = element;
    }

    /// <summary>Takes the last element out.</summary>
    public TensorValue? RemoveLast()
    {
        TensorValue? last = _elements[^1];
        _elements.RemoveAt(_elements.Count - 1);
        return last;
    }

    /// <summary>Drops elements, or adds some that are not set.</summary>
    public void Resize(int count)
    {
        // What a list of a hostile length would take is asked for before it is.
        _ = Sizes.Bytes(count, sizeof(long));
        while (_elements.Count > count)
        {
            RemoveLast()?.Release();
        }

        _elements.AddRange(Enumerable.Repeat<TensorValue?>(null, count - _elements.Count));
    }

    /// <summary>A list of the same elements.</summary>
    public TensorList Copy()
    {
        var copy = new TensorList(elementType, ElementShape, maxElements);
        foreach (TensorValue? element in _elements)
        {
            copy.Add(Share(element));
        }

        return copy;
    }

    /// <summary>One holder more.</summary>
    public TensorList Share()
    {
        _references++;
        return this;
    }

    /// <summary>One holder less; the last one lets the elements' memory go.</summary>
    public void Release()
    {
        // Lists may hold lists, to any depth: what is too deep is left to the garbage collector.
        if (--_references == 0 && !_exposed && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Resize(0);
        }
    }

    /// <summary>Someone may keep the list without being counted: from now on it never changes.</summary>
    public void Expose() => _exposed = true;

    /// <summary>A value that shares an element's memory.</summary>
    public static TensorValue? Share(TensorValue? element)
    {
        if (element is null)
        {
            return null;
        }

        var share = new TensorValue();
        share.ShareFrom(element, element.Dims);
        return share;
    }
}
