using System.Diagnostics.CodeAnalysis;

namespace Tensorflow;

/// <summary>Axes of a tensor: one number, a tuple, or an array; -1 is the last axis.</summary>
/// <param name="axis">The axes.</param>
public sealed class Axis(params int[] axis)
{
    /// <summary>The axes, in the order given.</summary>
    public int[] axis { get; } = axis;

    /// <summary>How many they are.</summary>
    public int size => axis.Length;

    /// <summary>Whether they came as a single number, which stays a scalar in the graph.</summary>
    public bool IsScalar { get; private init; }

    /// <summary>One of the axes.</summary>
    /// <param name="index">From 0 on.</param>
    public int this[int index] => axis[index];

    /// <summary>One axis.</summary>
    /// <param name="axis">Negative from the end.</param>
    public static implicit operator Axis(int axis) => new(axis) { IsScalar = true };

    /// <summary>Two axes.</summary>
    /// <param name="axis">Negative from the end.</param>
    public static implicit operator Axis((int, int) axis) => new(axis.Item1, axis.Item2);

    /// <summary>Three axes.</summary>
    /// <param name="axis">Negative from the end.</param>
    public static implicit operator Axis((int, int, int) axis) => new(axis.Item1, axis.Item2, axis.Item3);

    /// <summary>Four axes.</summary>
    /// <param name="axis">Negative from the end.</param>
    public static implicit operator Axis((int, int, int, int) axis) => new(axis.Item1, axis.Item2, axis.Item3, axis.Item4);

    /// <summary>Any axes.</summary>
    /// <param name="axis">Negative from the end; null stays null.</param>
    [return: NotNullIfNotNull(nameof(axis))]
    public static implicit operator Axis?(int[]? axis) => axis is null ? null : new(axis);

    /// <summary>Any axes.</summary>
    /// <param name="axis">Negative from the end; null stays null.</param>
    [return: NotNullIfNotNull(nameof(axis))]
    public static implicit operator Axis?(long[]? axis) => axis is null ? null : new(Array.ConvertAll(axis, a => checked((int)a)));

    /// <summary>Axes that were written as a shape, e.g. <c>new Shape(1, 0)</c>.</summary>
    /// <param name="axis">Its sizes are the axes; null stays null.</param>
    [return: NotNullIfNotNull(nameof(axis))]
    public static implicit operator Axis?(Shape? axis) => axis is null ? null : new(axis.as_int_list());

    /// <summary>The axes as an array.</summary>
    /// <param name="axis">The axes; null stays null.</param>
    [return: NotNullIfNotNull(nameof(axis))]
    public static implicit operator int[]?(Axis? axis) => axis?.axis;

    /// <summary>The axes as a tensor: a scalar for a single number, else a vector.</summary>
    /// <param name="axis">The axes.</param>
    public static implicit operator Tensor(Axis axis) => axis.IsScalar ? axis.axis[0] : axis.size == 0 ? Literal.EmptyList : axis.axis;

    /// <inheritdoc/>
    public override string ToString() => IsScalar ? $"{axis[0]}" : $"({string.Join(", ", axis)})";
}
