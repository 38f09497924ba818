using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Variables that are set to a product of two scalars each, pairs of a Mul and an AssignVariableOp one after another.</summary>
internal sealed class ScaleGroupKernel(ManagedSession session, Fusion fusion) : FusedKernel(session, fusion)
{
    private readonly Pair[] _pairs = new Pair[fusion.Members.Length / 2];
    private KnownVariables _variables = new([]);

    protected override void Bound(KernelContext c)
    {
        var handles = new ResourceHandle[_pairs.Length];
        for (int i = 0; i < _pairs.Length; i++)
        {
            FusionMember product = Members[2 * i];
            handles[i] = Variables.Handle(Context((2 * i) + 1), 0);
            _pairs[i] = new Pair
            {
                A = Values[product.Inputs[0]],
                B = Values[product.Inputs[1]],
                Product = Values[product.Outputs[0]],
                Type = product.Info.OutputTypes[0],
                Free = Free(c, 2 * i),
            };
        }

        _variables = new KnownVariables(handles);
    }

    // Inputs of a product that nobody needs after it.
    private TensorValue[] Free(KernelContext c, int member)
    {
        var free = new List<TensorValue>();
        foreach (int input in Members[member].Inputs)
        {
            if (input < InputCount && c.IsLastUse(input) && Array.FindLastIndex(Members, m => Array.IndexOf(m.Inputs, input) >= 0) == member)
            {
                free.Add(Values[input]);
            }
        }

        return [.. free];
    }

    protected override bool TryRun(KernelContext c)
    {
        ReadOnlySpan<Variable?> variables = _variables.In(c.Run.Session.Resources);
        for (int i = 0; i < _pairs.Length; i++)
        {
            if (variables[i] is not { } variable || !TryScale(in _pairs[i], variable))
            {
                // What is not a scalar, and what is wrong, the nodes themselves know.
                RunMember(2 * i);
                RunMember((2 * i) + 1);
                _pairs[i].Product.Release();
            }
        }

        return true;
    }

    private static bool TryScale(in Pair pair, Variable variable)
    {
        if (pair.A.Dims.Rank != 0 || pair.B.Dims.Rank != 0)
        {
            return false;
        }

        using (variable.Lock.Hold())
        {
            TensorValue value = variable.Value;
            if (!value.IsSet || value.Type != pair.Type || value.Dims.Rank != 0)
            {
                return false;
            }

            if (pair.Type == DataType.DtFloat)
            {
                Write(in pair, variable, pair.A.Span<float>()[0] * pair.B.Span<float>()[0]);
            }
            else
            {
                Write(in pair, variable, pair.A.Span<double>()[0] * pair.B.Span<double>()[0]);
            }

            return true;
        }
    }

    // What was read of the variable shares its memory, until it is let go of.
    private static void Write<T>(in Pair pair, Variable variable, T product)
    {
        foreach (TensorValue value in pair.Free)
        {
            value.Release();
        }

        variable.Own();
        variable.Value.Span<T>()[0] = product;
    }

    private struct Pair
    {
        public TensorValue A, B, Product;
        public DataType Type;
        public TensorValue[] Free;
    }
}
