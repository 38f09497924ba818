using TfCourse.Engine;

namespace Tensorflow;

/// <summary>What a shape rule sees: the operation's attributes, the shapes of its inputs, and their values where they are known.</summary>
internal sealed class ShapeContext(Operation op)
{
    public Operation Op => op;

    public int InputCount => op.InputTensors.Length;

    /// <summary>The shape of an input.</summary>
    public Shape this[int input] => op.InputTensors[input].shape;

    public TF_DataType Type(int input) => op.InputTensors[input].dtype;

    public T Attr<T>(string name) => op.get_attr<T>(name);

    /// <summary>The value of an input, if it is the same in every run and can be known now; else null.</summary>
    public HostTensor? Value(int input) => Constants.ValueOf(op.InputTensors[input]);

    /// <summary>The integers of an input of known value, else null.</summary>
    public long[]? Integers(int input) => Value(input) is { } value ? Constants.Integers(value) : null;

    /// <summary>A shape given as a vector input, as far as its elements are known; -1 in it is an unknown size.</summary>
    public Shape ShapeFrom(int input) => PartialShapes.Of(op.InputTensors[input]);

    /// <summary>The shape, of a rank that is now known.</summary>
    public Shape WithRank(int input, int rank) => WithRank(this[input], rank);

    public Shape WithRank(Shape shape, int rank) => shape.IsNull ? Unknown(rank)
        : shape.ndim == rank ? shape
        : throw Error($"Shape must be rank {rank} but is rank {shape.ndim}: {shape.Brackets()}");

    public Shape WithRankAtLeast(int input, int rank) => this[input].IsNull || this[input].ndim >= rank ? this[input]
        : throw Error($"Shape must be at least rank {rank} but is rank {this[input].ndim}: {this[input].Brackets()}");

    public Shape WithRankAtMost(int input, int rank) => this[input].IsNull || this[input].ndim <= rank ? this[input]
        : throw Error($"Shape must be at most rank {rank} but is rank {this[input].ndim}: {this[input].Brackets()}");

    /// <summary>What two sizes say together; -1 is unknown.</summary>
    public long Merge(long a, long b) => a == b || b < 0 ? a : a < 0 ? b : throw Error($"Dimensions must be equal, but are {a} and {b}");

    /// <summary>What two shapes say together.</summary>
    public Shape Merge(Shape a, Shape b)
    {
        if (a.IsNull || b.IsNull)
        {
            return a.IsNull ? b : a;
        }

        if (a.ndim != b.ndim)
        {
            throw Error($"Shapes must be equal rank, but are {a.ndim} and {b.ndim}");
        }

        for (int i = 0; i < a.ndim; i++)
        {
            if (a[i] >= 0 && b[i] >= 0 && a[i] != b[i])
            {
                throw Error($"Dimension {i} in both shapes must be equal, but are {a[i]} and {b[i]}. Shapes are {a.Brackets()} and {b.Brackets()}.");
            }
        }

        return a.merge_with(b);
    }

    /// <summary>The sum of two sizes; unknown when either is.</summary>
    public long Add(long a, long b) => a < 0 || b < 0 ? -1 : a <= long.MaxValue - b ? a + b : throw Error($"Dimension size overflow from adding {a} and {b}");

    /// <summary>The product of two sizes; unknown when either is and the other is not 0.</summary>
    public long Multiply(long a, long b) => a == 0 || b == 0 ? 0 : a < 0 || b < 0 ? -1
        : Sizes.TryMultiply(a, b, out long product) ? product : throw Error($"Negative dimension size caused by overflow when multiplying {a} and {b}");

    /// <summary>An axis counted from the front.</summary>
    public int Axis(long axis, int rank) => axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis)
        : throw Error($"the axis {axis} is not in the range [{-rank}, {rank})");

    /// <summary>Fails unless a condition holds that is known now.</summary>
    public void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw Error(message);
        }
    }

    /// <summary>An error that names the op, its node and the shapes it was given.</summary>
    public ValueError Error(string message)
        => new($"{op.type} '{op.name}': {message}; with input shapes: {string.Join(", ", op.InputTensors.Select(i => i.shape.Brackets()))}.");

    /// <summary>A shape of which only the rank is known.</summary>
    public static Shape Unknown(int rank)
    {
        long[] dims = new long[rank];
        Array.Fill(dims, -1);
        return new Shape(dims);
    }
}
