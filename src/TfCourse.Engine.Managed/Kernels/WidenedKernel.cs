using System.Numerics.Tensors;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A kernel for bfloat16 or half made of the one for float32: inputs are widened, outputs rounded, as TensorFlow's CPU does.</summary>
internal sealed class WidenedKernel : Kernel
{
    private readonly NodeInfo _wide;
    private readonly Kernel _kernel;
    private KernelContext? _context;
    private TensorValue[] _inputs = [], _outputs = [];

    private WidenedKernel(NodeInfo wide, Kernel kernel) => (_wide, _kernel) = (wide, kernel);

    /// <param name="node">A node of which some type attributes are bfloat16 or half.</param>
    /// <param name="create">Makes the kernel of the same node with float32 in their place.</param>
    public static Kernel Create(NodeInfo node, KernelFactory create)
    {
        NodeDef def = node.Source.Clone();
        foreach (AttrValue value in def.Attr.Values)
        {
            if (value.ValueCase == AttrValue.ValueOneofCase.Type && value.Type is DataType.DtBfloat16 or DataType.DtHalf)
            {
                value.Type = DataType.DtFloat;
            }
        }

        var wide = new NodeInfo(def, node.Typed.Op);
        return new WidenedKernel(wide, create(wide));
    }

    public override void Run(KernelContext c)
    {
        _context ??= Context(c);
        for (int i = 0; i < _inputs.Length; i++)
        {
            Widen(c.Value(i), _inputs[i], c.Run.Pool);
        }

        _kernel.Run(_context);
        for (int i = 0; i < _outputs.Length; i++)
        {
            Narrow(_outputs[i], c.Result(i), c.Node.OutputTypes[i], c.Run.Pool);
        }

        foreach (TensorValue input in _inputs)
        {
            input.Release();
        }
    }

    private KernelContext Context(KernelContext c)
    {
        _inputs = [.. Enumerable.Range(0, c.InputCount).Select(_ => new TensorValue())];
        _outputs = [.. Enumerable.Range(0, c.OutputCount).Select(_ => new TensorValue())];
        return new KernelContext(_wide, c.Run, _inputs, _outputs, new bool[_inputs.Length]);
    }

    private static void Widen(TensorValue from, TensorValue to, BlockPool pool)
    {
        if (from.Type is not (DataType.DtBfloat16 or DataType.DtHalf))
        {
            to.ShareFrom(from, from.Dims);
            return;
        }

        to.Allocate(DataType.DtFloat, from.Dims, pool);
        Span<float> y = to.Span<float>();
        if (from.Type == DataType.DtHalf)
        {
            TensorPrimitives.ConvertToSingle(from.Span<Half>(), y);
            return;
        }

        ReadOnlySpan<BFloat16> x = from.Span<BFloat16>();
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = x[i];
        }
    }

    private static void Narrow(TensorValue from, TensorValue to, DataType type, BlockPool pool)
    {
        if (type is not (DataType.DtBfloat16 or DataType.DtHalf))
        {
            to.ShareFrom(from, from.Dims);
        }
        else if (type == DataType.DtHalf)
        {
            to.Allocate(type, from.Dims, pool);
            TensorPrimitives.ConvertToHalf(from.Span<float>(), to.Span<Half>());
        }
        else
        {
            to.Allocate(type, from.Dims, pool);
            ReadOnlySpan<float> x = from.Span<float>();
            Span<BFloat16> y = to.Span<BFloat16>();
            for (int i = 0; i < y.Length; i++)
            {
                y[i] = (BFloat16)x[i];
            }
        }

        from.Release();
    }
}
