using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>AddN and ZerosLike of lists of tensors: element by element, as gradients add lists up.</summary>
internal static class ListSumKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorValue sum = Held(c, 0);
        for (int i = 1; i < c.InputCount; i++)
        {
            sum = ValueSums.Add(sum, Held(c, i), c.Run.Pool);
        }

        c.Result(0).MoveFrom(sum);
    });

    /// <summary>The same lists, optionals and tensors inside, all zeros.</summary>
    public static Kernel Zeros(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorValue zero = Zero(c.Value(0), c.Run.Pool);
        c.Result(0).MoveFrom(zero);
    });

    private static TensorValue Zero(TensorValue value, BlockPool pool)
    {
        var zero = new TensorValue();
        if (value.Type != Tensorflow.DataType.DtVariant)
        {
            zero.Zeros(value.Type, value.Dims, pool);
            return zero;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw EngineException.ResourceExhausted("lists of tensors are nested too deep: the stack is used up");
        }

        object? inside = value.List ?? (value.Dims.Rank == 0 ? value.Span<object?>()[0] : null);
        if (inside is TensorList list)
        {
            var zeros = new TensorList(list.ElementType, list.ElementShape, list.MaxElements);
            for (int i = 0; i < list.Count; i++)
            {
                zeros.Add(list[i] is { } element ? Zero(element, pool) : null);
            }

            zero.Hold(zeros);
            return zero;
        }

        zero.Allocate(value.Type, default, pool);
        zero.Span<object>()[0] = inside is Optional optional ? new Optional(optional.Components is null ? null : [.. optional.Components.Select(part => Zero(part, pool))])
            : throw EngineException.Unimplemented("zeros of a variant are known only for lists of tensors and for optionals");
        return zero;
    }

    // A share of an input's list, counted.
    private static TensorValue Held(KernelContext c, int input)
    {
        TensorList list = TensorLists.Any(c, input);
        var held = new TensorValue();
        held.Hold(c.Value(input).List is null ? list.Copy() : list.Share());
        return held;
    }
}
