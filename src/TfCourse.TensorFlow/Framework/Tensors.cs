using System.Collections;

namespace Tensorflow;

/// <summary>Several tensors as one value: an array that a single tensor also is, as TensorFlow.NET's functions give it.</summary>
/// <param name="tensors">The tensors, in order; null where there is none.</param>
public sealed class Tensors(params Tensor[] tensors) : IReadOnlyList<Tensor>, ITensorOrOperation
{
    /// <summary>How many.</summary>
    public int Length => tensors.Length;

    /// <inheritdoc/>
    public int Count => tensors.Length;

    /// <summary>The shape of the first.</summary>
    public Shape shape => Single.shape;

    /// <summary>The type of the first.</summary>
    public TF_DataType dtype => Single.dtype;

    /// <summary>The first.</summary>
    /// <exception cref="ValueError">There is none.</exception>
    public Tensor Single => tensors.Length > 0 ? tensors[0] : throw new ValueError("There is no tensor among these.");

    /// <summary>The name of the first.</summary>
    public string name => Single.name;

    /// <summary>The graph of the first.</summary>
    public Graph graph => Single.graph;

    /// <summary>The operation that computes the first.</summary>
    public Operation op => Single.op;

    /// <inheritdoc/>
    public Tensor this[int index] => tensors[index];

    /// <summary>One tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    public static implicit operator Tensors(Tensor tensor) => new(tensor);

    /// <summary>Several.</summary>
    /// <param name="tensors">The tensors.</param>
    public static implicit operator Tensors(Tensor[] tensors) => new(tensors);

    /// <summary>The first of them.</summary>
    /// <param name="tensors">At least one.</param>
    public static implicit operator Tensor(Tensors tensors) => tensors.Single;

    /// <summary>All of them, copied.</summary>
    /// <param name="tensors">The tensors.</param>
    public static implicit operator Tensor[](Tensors tensors) => [.. tensors];

    /// <summary>The first and a tensor.</summary>
    /// <param name="x">At least one.</param>
    /// <param name="y">A tensor, or what becomes one.</param>
    public static Tensor operator +(Tensors x, Tensor y) => x.Single + y;

    /// <summary>The first without a tensor.</summary>
    /// <param name="x">At least one.</param>
    /// <param name="y">A tensor, or what becomes one.</param>
    public static Tensor operator -(Tensors x, Tensor y) => x.Single - y;

    /// <summary>The first times a tensor.</summary>
    /// <param name="x">At least one.</param>
    /// <param name="y">A tensor, or what becomes one.</param>
    public static Tensor operator *(Tensors x, Tensor y) => x.Single * y;

    /// <summary>The first by a tensor.</summary>
    /// <param name="x">At least one.</param>
    /// <param name="y">A tensor, or what becomes one.</param>
    public static Tensor operator /(Tensors x, Tensor y) => x.Single / y;

    /// <inheritdoc/>
    public IEnumerator<Tensor> GetEnumerator() => ((IEnumerable<Tensor>)tensors).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join<Tensor>(", ", tensors)}]";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
