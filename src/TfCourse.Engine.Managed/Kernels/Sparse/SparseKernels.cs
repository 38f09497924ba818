using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The kernels of sparse tensors: indices [n, rank], values [n], dense_shape [rank].</summary>
internal static class SparseKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("SparseReorder", static node => SparseReorderKernel.Create(node));
        table.Add("SparseReshape", static _ => new SparseReshapeKernel());
        table.Add("SparseTensorDenseMatMul", static node => SparseTensorDenseMatMulKernel.Create(node));
        table.Add("SparseToDense", static node => SparseToDenseKernel.Create(node));
    }

    /// <summary>Fails unless indices are a matrix with a row for each of the values and a column for each axis.</summary>
    public static void RequireShapes(KernelContext c, int indices, int values, int rank)
    {
        Dims at = c.Dims(indices);
        if (at.Rank != 2 || c.Dims(values).Rank != 1 || c.Dims(values)[0] != at[0] || at[1] != rank)
        {
            throw EngineException.InvalidArgument($"{c.Argument(indices)} has the shape {at} and {c.Argument(values)} {c.Dims(values)}: a sparse tensor of rank {rank} has [n,{rank}] and [n]");
        }
    }

    /// <summary>The sizes of the dense tensor, whose number of elements need not fit memory.</summary>
    public static long[] Sizes(KernelContext c, int input)
    {
        if (c.Dims(input).Rank != 1)
        {
            throw EngineException.InvalidArgument($"{c.Argument(input)} must be a vector of sizes, it has the shape {c.Dims(input)}");
        }

        long[] sizes = c.Integers(input, stackalloc long[254]).ToArray();
        return Array.Find(sizes, s => s < 0) is < 0 and var bad ? throw EngineException.InvalidArgument($"{c.Argument(input)} holds the size {bad}; a size is at least 0") : sizes;
    }

    /// <summary>Fails unless a place lies inside.</summary>
    public static void RequireInside(ReadOnlySpan<long> place, ReadOnlySpan<long> sizes, int row)
    {
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            if ((ulong)place[axis] >= (ulong)sizes[axis])
            {
                throw EngineException.InvalidArgument(FormattableString.Invariant($"indices[{row}] = [{string.Join(",", place.ToArray())}] is out of bounds: need 0 <= index < [{string.Join(",", sizes.ToArray())}]"));
            }
        }
    }

    /// <summary>The number of a place, which lies inside, among all of the dense tensor.</summary>
    public static long Flat(ReadOnlySpan<long> place, ReadOnlySpan<long> sizes)
    {
        long flat = 0;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            flat = (flat * sizes[axis]) + place[axis];
        }

        return flat;
    }
}

/// <summary>Values at places of a tensor filled with one number.</summary>
internal sealed class SparseToDenseKernel<T>(bool validates) : Kernel
{
    private readonly IndexBuffer _indices = new();

    public override void Run(KernelContext c)
    {
        Dims at = c.Dims(0), values = c.Dims(2);
        if (at.Rank > 2 || c.Dims(3).Rank > 0 || values.Rank > 1)
        {
            throw EngineException.InvalidArgument($"sparse_indices of shape {at}, sparse_values {values}, default_value {c.Dims(3)}: at most a matrix, at most a vector and a scalar are meant");
        }

        int rows = at.Rank > 0 ? (int)at[0] : 1, rank = at.Rank > 1 ? (int)at[1] : 1;
        Dims dims = SizesInput.OfVector(c, 1);
        if (dims.Rank != rank || (values.Rank == 1 && values[0] != rows))
        {
            throw EngineException.InvalidArgument($"sparse_indices of shape {at} do not fit output_shape {dims} and sparse_values {values}: a column for each axis and a row for each value are meant");
        }

        ReadOnlySpan<long> indices = _indices.Of(c, 0);
        ReadOnlySpan<T> from = c.Input<T>(2);
        T rest = c.Input<T>(3)[0];
        Span<T> output = c.Output<T>(0, dims);
        output.Fill(rest);
        ReadOnlySpan<long> sizes = dims.Span;
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<long> place = indices.Slice(i * rank, rank);
            SparseKernels.RequireInside(place, sizes, i);
            int order = i == 0 ? 1 : place.SequenceCompareTo(indices.Slice((i - 1) * rank, rank));
            if (validates && order <= 0)
            {
                throw EngineException.InvalidArgument(FormattableString.Invariant($"indices[{i}] = [{string.Join(",", place.ToArray())}] is {(order < 0 ? "out of order. Many sparse ops require sorted indices: use tf.sparse.reorder" : "repeated")}"));
            }

            output[(int)SparseKernels.Flat(place, sizes)] = from[values.Rank == 0 ? 0 : i];
        }
    }
}

/// <summary>Picks the element size of SparseToDense.</summary>
internal readonly struct SparseToDenseKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<SparseToDenseKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new SparseToDenseKernel<T>(node.Bool("validate_indices")).Precompiled();
}

/// <summary>Rows in the order of their places; equal ones keep theirs.</summary>
internal sealed class SparseReorderKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        long[] sizes = SparseKernels.Sizes(c, 2);
        SparseKernels.RequireShapes(c, 0, 1, sizes.Length);
        int rows = (int)c.Dims(0)[0], rank = sizes.Length;
        long[] indices = c.Input<long>(0).ToArray();
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            order[i] = i;
            SparseKernels.RequireInside(indices.AsSpan(i * rank, rank), sizes, i);
        }

        Array.Sort(order, (x, y) =>
        {
            int places = indices.AsSpan(x * rank, rank).SequenceCompareTo(indices.AsSpan(y * rank, rank));
            return places != 0 ? places : x.CompareTo(y);
        });
        ReadOnlySpan<T> values = c.Input<T>(1);
        Span<long> at = c.Output<long>(0, c.Dims(0));
        Span<T> ordered = c.Output<T>(1, c.Dims(1));
        for (int i = 0; i < rows; i++)
        {
            indices.AsSpan(order[i] * rank, rank).CopyTo(at[(i * rank)..]);
            ordered[i] = values[order[i]];
        }
    }
}

/// <summary>Picks the element size of SparseReorder.</summary>
internal readonly struct SparseReorderKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<SparseReorderKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new SparseReorderKernel<T>().Precompiled();
}
