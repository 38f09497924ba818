namespace TfCourse.Engine.Managed;

/// <summary>The parts of a tensor along an axis: Split in equal parts, SplitV in parts of given sizes.</summary>
internal sealed class SplitKernel<T>(int value, int axisInput, int sizesInput) : Kernel
{
    private readonly IndexBuffer _given = new();
    private long[] _sizes = [];

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(value);
        if (c.Dims(axisInput).Rank != 0 && c.Value(axisInput).Count != 1)
        {
            throw EngineException.InvalidArgument($"split_dim must be a scalar but has rank {c.Dims(axisInput).Rank}");
        }

        if (sizesInput < 0 && c.Dims(axisInput).Rank != 0)
        {
            throw EngineException.InvalidArgument($"split_dim must be a scalar but has rank {c.Dims(axisInput).Rank}");
        }

        long given = c.IntegerAt(axisInput, 0);
        if (given < -dims.Rank || given >= dims.Rank)
        {
            throw EngineException.InvalidArgument($"-input rank({-dims.Rank}) <= split_dim < input rank ({dims.Rank}), but got {given}");
        }

        int axis = (int)(given < 0 ? given + dims.Rank : given);
        Array.Resize(ref _sizes, c.OutputCount);
        if (sizesInput < 0)
        {
            Equal(c, dims, axis);
        }
        else
        {
            Given(c, dims, axis);
        }

        Copy(c, dims, axis);
    }

    private void Equal(KernelContext c, in Dims dims, int axis)
    {
        if (dims[axis] % c.OutputCount != 0)
        {
            throw EngineException.InvalidArgument($"Number of ways to split should evenly divide the split dimension, but got split_dim {axis} (size = {dims[axis]}) and num_split {c.OutputCount}");
        }

        Array.Fill(_sizes, dims[axis] / c.OutputCount);
    }

    private void Given(KernelContext c, in Dims dims, int axis)
    {
        if (c.Dims(sizesInput).Rank != 1 || c.Value(sizesInput).Count != c.OutputCount)
        {
            throw EngineException.InvalidArgument($"size of the split_tensor must be 1-D and have the same elements as outputs got {c.Dims(sizesInput).Rank} -D and {c.Value(sizesInput).Count} elements");
        }

        _given.Of(c, sizesInput).CopyTo(_sizes);
        long sum = 0;
        int open = -1;
        for (int i = 0; i < _sizes.Length; i++)
        {
            if (_sizes[i] == -1)
            {
                open = open < 0 ? i : throw EngineException.InvalidArgument("There can only be one -1 in the input.");
            }
            else if (_sizes[i] < 0 || sum > long.MaxValue - _sizes[i])
            {
                throw EngineException.InvalidArgument($"Split size at index {i} must be >= 0. Got: {_sizes[i]}");
            }
            else
            {
                sum += _sizes[i];
            }
        }

        if (open < 0 ? sum != dims[axis] : sum > dims[axis])
        {
            throw EngineException.InvalidArgument($"Determined shape must either match input shape along split_dim exactly if fully specified, or be less than the size of the input along split_dim if not fully specified. Got: {sum}, the input has {dims[axis]}");
        }

        if (open >= 0)
        {
            _sizes[open] = dims[axis] - sum;
        }
    }

    private void Copy(KernelContext c, in Dims dims, int axis)
    {
        if (c.OutputCount == 1)
        {
            c.Forward(0, value);
            return;
        }

        int outer = (int)dims.Product(0, axis), inner = (int)dims.Product(axis + 1, dims.Rank);
        ReadOnlySpan<T> input = c.Input<T>(value);
        int row = input.IsEmpty ? 0 : (int)dims[axis] * inner, start = 0;
        for (int i = 0; i < _sizes.Length; i++)
        {
            Span<T> output = c.Output<T>(i, dims.With(axis, _sizes[i]));
            if (output.IsEmpty)
            {
                continue;
            }

            int width = (int)_sizes[i] * inner;
            for (int o = 0; o < outer; o++)
            {
                input.Slice((o * row) + start, width).CopyTo(output[(o * width)..]);
            }

            start += width;
        }
    }
}

/// <summary>Picks the element size of Split and SplitV.</summary>
internal readonly struct SplitKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<SplitKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => node.Op == "Split" ? new SplitKernel<T>(1, 0, -1) : new SplitKernel<T>(0, 2, 1);
}
