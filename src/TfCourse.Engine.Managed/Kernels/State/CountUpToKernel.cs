using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>CountUpTo: gives the scalar variable's value and adds 1, until it has reached the limit.</summary>
internal sealed class CountUpToKernel : IIntegerFactory
{
    public static Kernel Create<T>(NodeInfo node) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        long limit = node.Int("limit");
        return Kernel.Of(c =>
        {
            Variable variable = References.Variable(c, 0);
            lock (variable.Lock)
            {
                if (variable.Value.Dims.Rank != 0)
                {
                    throw EngineException.InvalidArgument($"input is not a scalar: {variable.Value.Dims}");
                }

                variable.Own();
                Span<T> value = variable.Value.Span<T>();
                if (long.CreateChecked(value[0]) >= limit)
                {
                    throw EngineException.OutOfRange($"Reached limit of {limit}");
                }

                c.Output<T>(0, default)[0] = value[0]++;
            }
        });
    }
}
