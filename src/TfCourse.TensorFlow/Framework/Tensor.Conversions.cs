using Tensorflow.NumPy;
using TfCourse.Engine;

namespace Tensorflow;

/// <content>Numbers and arrays as tensors; see <see cref="Literal"/>.</content>
public abstract partial class Tensor
{
    /// <summary>The tensor whose gradient is meant when this is an x of tf.gradients.</summary>
    internal virtual GraphTensor DifferentiatedIn(Graph graph) => In(graph, TF_DataType.DtInvalid, "x");

    /// <summary>The tensor that is fetched or fed when this is.</summary>
    internal virtual GraphTensor FetchedIn(Graph graph) => In(graph, TF_DataType.DtInvalid, "fetch");

    /// <summary>A number.</summary>
    /// <param name="value">Takes the type of what it meets; float32 alone.</param>
    public static implicit operator Tensor(float value) => new Literal(HostTensor.Scalar(value));

    /// <summary>A number.</summary>
    /// <param name="value">Takes the type of what it meets; float64 alone.</param>
    public static implicit operator Tensor(double value) => new Literal(HostTensor.Scalar(value));

    /// <summary>A number.</summary>
    /// <param name="value">Takes the type of what it meets; int32 alone.</param>
    public static implicit operator Tensor(int value) => new Literal(HostTensor.Scalar(value));

    /// <summary>A number.</summary>
    /// <param name="value">Takes the type of what it meets; int64 alone.</param>
    public static implicit operator Tensor(long value) => new Literal(HostTensor.Scalar(value));

    /// <summary>True or false.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Tensor(bool value) => new Literal(HostTensor.Scalar(value));

    /// <summary>A string, as its UTF-8 bytes.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Tensor(string value) => new Literal(Literals.Of(value));

    /// <summary>Values.</summary>
    /// <param name="value">They take the type of what they meet.</param>
    public static implicit operator Tensor(NDArray value) => new Literal(value.Host);

    /// <summary>A shape as a vector of int32.</summary>
    /// <param name="value">Fully known.</param>
    public static implicit operator Tensor(Shape value) => new Literal(Literals.Of(value));
}
