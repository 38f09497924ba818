using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>output = the input reduced over the axes that the second input names. The plans of the last two shapes are kept: the last mini-batch of an epoch is often a smaller one.</summary>
internal abstract class ReductionKernel(NodeInfo node) : Kernel
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

        if (_plan.ReducesNothing && KeepsSingle)
        {
            c.Forward(0, 0, _plan.Output);
        }
        else
        {
            Reduce(c, _plan);
        }
    }

    /// <summary>Whether a reduction of one element is the element itself.</summary>
    protected virtual bool KeepsSingle => true;

    protected abstract void Reduce(KernelContext c, ReductionPlan plan);
}

/// <summary>A reduction that computes in the type of its elements.</summary>
internal sealed class ReductionKernel<T, TOp>(NodeInfo node) : ReductionKernel(node)
    where T : unmanaged
    where TOp : struct, IReduction<T>
{
    protected override void Reduce(KernelContext c, ReductionPlan plan)
        => Reduction<T, TOp>.Run(plan, c.Input<T>(0), c.Output<T>(0, plan.Output));
}

/// <summary>A reduction of integers that computes in 64 bits; results are cut to the width of the elements.</summary>
internal sealed class IntegerReductionKernel<T, TOp>(NodeInfo node) : ReductionKernel(node)
    where T : unmanaged, INumber<T>
    where TOp : struct, IReduction<long>
{
    protected override void Reduce(KernelContext c, ReductionPlan plan)
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
