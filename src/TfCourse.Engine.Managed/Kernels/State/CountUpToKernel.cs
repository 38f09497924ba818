using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>CountUpTo: gives the scalar variable's value and adds 1, until it has reached the limit.</summary>
internal readonly struct CountUpToKernel : IIntegerFactory
{
    public Kernel Create<T>(NodeInfo node) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Create<T>(node, static c => References.Variable(c, 0));

    /// <summary>The kernel for variables that are found in one way or the other, and have a value.</summary>
    public static Kernel Create<T>(NodeInfo node, Func<KernelContext, Variable> find) where T : unmanaged, IBinaryInteger<T>
    {
        long limit = node.Int("limit");
        return Kernel.Of(c =>
        {
            Variable variable = find(c);
            using (variable.Lock.Hold())
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

/// <summary>ResourceCountUpTo: the same for resource variables.</summary>
internal readonly struct ResourceCountUpToKernel : IIntegerFactory
{
    public Kernel Create<T>(NodeInfo node) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        DataType type = node.Type("T");
        return CountUpToKernel.Create<T>(node, c =>
        {
            Variable variable = Variables.Find(c, 0);
            using (variable.Lock.Hold())
            {
                Variables.Value(c, 0, variable, type);
            }

            return variable;
        });
    }
}
