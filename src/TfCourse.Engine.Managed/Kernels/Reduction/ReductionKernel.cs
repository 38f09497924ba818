using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Reduces the first input of a node into its output.</summary>
internal delegate void ReductionForm(KernelContext c, ReductionPlan plan);

/// <summary>output = the input reduced over the axes that the second input names. The plans of the last two shapes are kept: the last mini-batch of an epoch is often a smaller one.</summary>
/// <param name="node">The node.</param>
/// <param name="reduce">The reduction for the types of the node.</param>
/// <param name="keepsSingle">Whether a reduction of one element is the element itself.</param>
internal sealed class ReductionKernel(NodeInfo node, ReductionForm reduce, bool keepsSingle = true) : Kernel
{
    private readonly bool _keepDims = node.Bool("keep_dims");
    private ReductionPlan? _plan, _before;

    [SkipLocalsInit]
    public override void Run(KernelContext c)
    {
        if (c.Dims(1).Rank > 1)
        {
            throw EngineException.InvalidArgument($"{c.Argument(1)} must be a scalar or a vector of axes, it has the shape {c.Dims(1)}");
        }

        ReadOnlySpan<long> axes = c.Integers(1, stackalloc long[254]);
        ref readonly Dims input = ref c.Dims(0);
        if (_plan is null || !_plan.Matches(input, axes))
        {
            (_plan, _before) = (_before?.Matches(input, axes) == true ? _before : ReductionPlan.Of(input, axes, _keepDims), _plan);
        }

        if (_plan.ReducesNothing && keepsSingle)
        {
            c.Forward(0, 0, _plan.Output);
        }
        else
        {
            reduce(c, _plan);
        }
    }

    /// <summary>The kernel of a reduction that computes in the type of its elements.</summary>
    public static ReductionKernel Of<T, TOp>(NodeInfo node) where T : unmanaged where TOp : struct, IReduction<T>
        => new(node, Reduction<T, TOp>.Run);

    /// <summary>The kernel of a reduction of integers that computes in 64 bits; results are cut to the width of the elements.</summary>
    public static ReductionKernel OfIntegers<T, TOp>(NodeInfo node) where T : unmanaged, INumber<T> where TOp : struct, IReduction<long>
        => new(node, RunWide<T, TOp>);

    private static void RunWide<T, TOp>(KernelContext c, ReductionPlan plan) where T : unmanaged, INumber<T> where TOp : struct, IReduction<long>
    {
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> y = c.Output<T>(0, plan.Output);
        long[] wide = ArrayPool<long>.Shared.Rent(x.Length), totals = ArrayPool<long>.Shared.Rent(y.Length);
        TensorPrimitives.ConvertTruncating(x, wide.AsSpan(0, x.Length));
        Reduction<long, TOp>.Run(plan, wide.AsSpan(0, x.Length), totals.AsSpan(0, y.Length));
        TensorPrimitives.ConvertTruncating<long, T>(totals.AsSpan(0, y.Length), y);
        ArrayPool<long>.Shared.Return(wide);
        ArrayPool<long>.Shared.Return(totals);
    }
}
