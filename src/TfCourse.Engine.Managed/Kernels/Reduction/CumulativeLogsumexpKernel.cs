using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>out[i] = log Σ exp x[j] for j ≤ i (j &lt; i when exclusive), from the end when reversed; stable for large numbers.</summary>
internal readonly struct CumulativeLogsumexpKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<CumulativeLogsumexpKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new ScanKernel<T, RunningLogSumExp<T>>(node).Precompiled();

    private readonly struct RunningLogSumExp<T> : IScan<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static T Identity => T.NegativeInfinity;

        // The comparisons let a NaN pass only in first place, and it never is: as TensorFlow orders them.
        public static T Combine(T total, T x)
        {
            T low = x < total ? x : total, high = total < x ? x : total;
            return T.IsNegativeInfinity(high) ? high : T.LogP1(T.Exp(low - high)) + high;
        }
    }
}
