namespace Tensorflow;

/// <summary>A variable of a graph.</summary>
public interface IVariableV1
{
    /// <summary>The name of the tensor it is known by: "W:0".</summary>
    string Name { get; }

    /// <summary>The graph it lives in.</summary>
    Graph Graph { get; }

    /// <summary>The operation that stands for it.</summary>
    Operation Op { get; }

    /// <summary>The handle through which ops reach it.</summary>
    Tensor Handle { get; }

    /// <summary>The operation that gives it its initial value.</summary>
    Operation Initializer { get; }

    /// <summary>The tensor that the initializer assigns.</summary>
    Tensor InitialValue { get; }

    /// <summary>Its value, read where this tensor is used.</summary>
    /// <returns>A tensor that becomes a read.</returns>
    Tensor AsTensor();

    /// <summary>The read that fetching it means.</summary>
    Tensor GraphElement { get; }

    /// <summary>Its static shape.</summary>
    Shape shape { get; }

    /// <summary>Its type.</summary>
    TF_DataType dtype { get; }

    /// <summary>Whether optimizers train it.</summary>
    bool Trainable { get; }

    /// <summary>Sets it.</summary>
    /// <param name="value">The new value.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The value after the assignment, as a tensor.</returns>
    Tensor assign(Tensor value, string? name = null);

    /// <summary>Adds to it.</summary>
    /// <param name="delta">What is added.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The value after the assignment, as a tensor.</returns>
    Tensor assign_add(Tensor delta, string? name = null);

    /// <summary>Subtracts from it.</summary>
    /// <param name="delta">What is subtracted.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The value after the assignment, as a tensor.</returns>
    Tensor assign_sub(Tensor delta, string? name = null);
}
