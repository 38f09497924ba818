using System.Buffers;
using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = the sum that the equation says: of one input (transpose, diagonal, trace, sums) or of products of two, as one batch of products of matrices.</summary>
internal sealed class EinsumKernel<T> : Kernel where T : unmanaged, INumber<T>
{
    private readonly EinsumEquation _equation;
    private readonly bool _isBinary;
    private EinsumPlan? _plan;

    public EinsumKernel(NodeInfo node)
    {
        _isBinary = node.InputTypes.Length == 2;
        _equation = new EinsumEquation(node.String("equation"), node.InputTypes.Length);
    }

    public override void Run(KernelContext c)
    {
        Dims x = c.Dims(0), y = _isBinary ? c.Dims(1) : default;
        if (_plan is null || !_plan.Matches(x, y))
        {
            _plan = new EinsumPlan(_equation, x, y, _isBinary);
        }

        Span<T> output = c.Output<T>(0, _plan.Output);
        if (output.Length == 0)
        {
            return;
        }

        T[]? packedX = null, packedY = null, product = null;
        ReadOnlySpan<T> a = Ready(_plan.X, c.Input<T>(0), ref packedX);
        ReadOnlySpan<T> b = _plan.Y is { } operand ? Ready(operand, c.Input<T>(1), ref packedY) : default;
        if (_plan.ProductIsOutput)
        {
            Multiply(_plan, a, b, output);
        }
        else
        {
            int count = _plan.Batch * _plan.Rows * _plan.Columns;
            product = ArrayPool<T>.Shared.Rent(count);
            Multiply(_plan, a, b, product.AsSpan(0, count));
            if (_plan.Repeats)
            {
                output.Clear();
            }

            var walk = new StridedWalk(_plan.ProductSizes, _plan.ProductStrides);
            for (int i = 0; i < count; i++, walk.Next())
            {
                output[walk.Offset] = product[i];
            }
        }

        Operand.Return(packedX);
        Operand.Return(packedY);
        Operand.Return(product);
    }

    private static void Multiply(EinsumPlan plan, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> product)
    {
        if (plan.Y is null)
        {
            a.CopyTo(product);
            return;
        }

        int left = plan.Rows * plan.Inner, right = plan.Inner * plan.Columns, size = plan.Rows * plan.Columns;
        for (int i = 0; i < plan.Batch; i++)
        {
            Gemm.Multiply(a.Slice(i * left, left), plan.X.IsTransposed, b.Slice(i * right, right), plan.Y.IsTransposed, product.Slice(i * size, size), plan.Rows, plan.Columns, plan.Inner);
        }
    }

    private static ReadOnlySpan<T> Ready(EinsumOperand operand, ReadOnlySpan<T> x, ref T[]? rented)
    {
        if (operand.IsReady || operand.IsTransposed)
        {
            return x;
        }

        rented = ArrayPool<T>.Shared.Rent(operand.Count);
        Span<T> packed = rented.AsSpan(0, operand.Count);
        packed.Clear();
        var summed = new StridedWalk(operand.SummedSizes, operand.SummedStrides);
        for (int terms = summed.Count; terms > 0; terms--, summed.Next())
        {
            var kept = new StridedWalk(operand.KeptSizes, operand.KeptStrides);
            for (int i = 0; i < packed.Length; i++, kept.Next())
            {
                packed[i] += x[summed.Offset + kept.Offset];
            }
        }

        return packed;
    }
}

/// <summary>Visits all indices of some axes in order, keeping the offset that their strides add up to.</summary>
internal struct StridedWalk(int[] sizes, int[] strides)
{
    private readonly int[] _index = new int[sizes.Length];

    public int Offset { get; private set; }

    public readonly int Count
    {
        get
        {
            int count = 1;
            foreach (int size in sizes)
            {
                count *= size;
            }

            return count;
        }
    }

    public void Next()
    {
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            Offset += strides[axis];
            if (++_index[axis] < sizes[axis])
            {
                return;
            }

            Offset -= strides[axis] * sizes[axis];
            _index[axis] = 0;
        }
    }
}

/// <summary>Picks the element type of Einsum.</summary>
internal readonly struct EinsumKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<EinsumKernel>(node, node.OutputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new EinsumKernel<T>(node).Precompiled();
}
