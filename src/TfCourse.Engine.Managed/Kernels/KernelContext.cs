using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A node's inputs and outputs in one run.</summary>
internal sealed class KernelContext(NodeInfo node, RunState run, TensorValue[] inputs, TensorValue[] outputs, bool[] lastUse)
{
    private readonly bool[] _mayOverwrite = LastUsesOfOne(inputs, lastUse);
    private readonly DataType _firstType = outputs.Length > 0 ? node.OutputTypes[0].Base() : DataType.DtInvalid;

    public NodeInfo Node => node;

    /// <summary>What belongs to the whole run: session, memory, cancellation.</summary>
    public RunState Run => run;

    public int InputCount => inputs.Length;

    public int OutputCount => outputs.Length;

    public TensorValue Value(int input) => inputs[input];

    public TensorValue Result(int output) => outputs[output];

    public ref readonly Dims Dims(int input) => ref inputs[input].Dims;

    public DataType Type(int input) => inputs[input].Type;

    /// <summary>The elements of an input, row-major.</summary>
    public ReadOnlySpan<T> Input<T>(int input) => inputs[input].Span<T>();

    /// <summary>Memory for an output, uninitialized (strings: empty).</summary>
    public Span<T> Output<T>(int output, in Dims dims) => Place(output, in dims).Span<T>();

    /// <summary>An output with memory for its elements, uninitialized (strings: empty).</summary>
    public TensorValue Place(int output, in Dims dims)
    {
        TensorValue value = outputs[output];
        value.Allocate(OutputType(output), dims, run.Pool);
        return value;
    }

    /// <summary>Memory for an output of these sizes, uninitialized.</summary>
    public Span<T> OutputOf<T>(int output, params ReadOnlySpan<long> sizes)
    {
        TensorValue value = outputs[output];

        // Mostly the shape is that of the last run.
        if (value.Dims.Has(sizes))
        {
            value.Allocate(OutputType(output), value.Dims, run.Pool);
        }
        else
        {
            value.Allocate(OutputType(output), new Dims(sizes), run.Pool);
        }

        return value.Span<T>();
    }

    /// <summary>
    /// Memory for an output of an element-wise kernel: that of the input when nobody else needs it, else new.
    /// Take the spans of all inputs before; element i of the output may only depend on elements i of that input.
    /// </summary>
    public Span<T> OutputInPlace<T>(int output, int input, in Dims dims)
    {
        TensorValue from = inputs[input];
        DataType type = OutputType(output);
        if (_mayOverwrite[input] && from.Block is { IsExclusive: true } && from.Dims.Count == dims.Count && from.Type.Size() == type.Size())
        {
            outputs[output].TakeFrom(from, type, dims);
            return outputs[output].Span<T>();
        }

        return Output<T>(output, dims);
    }

    /// <summary>Makes an output the input itself, without copying, under a shape of as many elements.</summary>
    public void Forward(int output, int input, in Dims dims) => outputs[output].ShareFrom(inputs[input], dims);

    /// <summary>Makes an output the input itself, without copying.</summary>
    public void Forward(int output, int input) => Forward(output, input, inputs[input].Dims);

    /// <summary>Gives an input away: moved when nobody else needs it, else shared.</summary>
    public void Take(int input, TensorValue to)
    {
        TensorValue from = inputs[input];
        if (node.InputTypes[input].IsRef())
        {
            to.AliasFrom(from);
        }
        else if (lastUse[input] && from.Variable is null && Array.LastIndexOf(inputs, from) == input)
        {
            to.MoveFrom(from);
        }
        else
        {
            to.ShareFrom(from, from.Dims);
        }
    }

    /// <summary>Whether nobody needs an input after this node.</summary>
    public bool IsLastUse(int input) => lastUse[input];

    /// <summary>Moves an input's memory into a value that outlives the run, when nobody else needs it and no pool owns it.</summary>
    /// <returns>False when it has to be copied.</returns>
    public bool TryMove(int input, TensorValue to)
    {
        TensorValue from = inputs[input];
        bool free = from.Block is { IsExclusive: true, IsPooled: false } && lastUse[input] && from.Variable is null && Array.LastIndexOf(inputs, from) == input;
        if (free)
        {
            to.MoveFrom(from);
        }

        return free;
    }

    /// <summary>A one-element integer input, of any integer type.</summary>
    public long Integer(int input) => inputs[input].Count == 1 ? IntegerAt(input, 0)
        : throw EngineException.InvalidArgument($"{Argument(input)} must be a scalar, it has the shape {Dims(input)}");

    /// <summary>An element of an integer input, of any integer type.</summary>
    public long IntegerAt(int input, int element) => inputs[input].Type switch
    {
        DataType.DtInt32 => Input<int>(input)[element],
        DataType.DtInt64 => Input<long>(input)[element],
        DataType.DtInt16 => Input<short>(input)[element],
        DataType.DtInt8 => Input<sbyte>(input)[element],
        DataType.DtUint8 => Input<byte>(input)[element],
        DataType.DtUint16 => Input<ushort>(input)[element],
        DataType.DtUint32 => Input<uint>(input)[element],
        DataType.DtUint64 => checked((long)Input<ulong>(input)[element]),
        var other => throw EngineException.InvalidArgument($"{Argument(input)} is of type {other.Name()}, it has to be an integer"),
    };

    /// <summary>The elements of an integer input, of any integer type, as 64-bit integers; up to the length of the buffer.</summary>
    public ReadOnlySpan<long> Integers(int input, Span<long> buffer)
    {
        int count = inputs[input].Count;
        if (count > buffer.Length)
        {
            throw EngineException.InvalidArgument($"{Argument(input)} has {count} elements, at most {buffer.Length} make sense here");
        }

        for (int i = 0; i < count; i++)
        {
            buffer[i] = IntegerAt(input, i);
        }

        return buffer[..count];
    }

    /// <summary>A shape given as an integer vector (or one scalar): every size at least 0.</summary>
    public Dims Shape(int input)
    {
        if (inputs[input].Dims.Rank > 1)
        {
            throw EngineException.InvalidArgument($"{Argument(input)} must be a vector of sizes, it has the shape {Dims(input)}");
        }

        return new Dims(Integers(input, stackalloc long[254]));
    }

    /// <summary>The name of the op's input argument, for messages.</summary>
    public string Argument(int input)
    {
        int first = 0;
        for (int a = 0; a < node.Definition.InputArg.Count; a++)
        {
            int length = node.ArgumentLength(a);
            if (input < first + length)
            {
                return length == 1 ? node.Definition.InputArg[a].Name : $"{node.Definition.InputArg[a].Name}[{input - first}]";
            }

            first += length;
        }

        return $"input {input}";
    }

    // Mostly there is one output.
    private DataType OutputType(int output) => output == 0 ? _firstType : node.OutputTypes[output].Base();

    // A value that comes in twice is still read under its other number.
    private static bool[] LastUsesOfOne(TensorValue[] inputs, bool[] lastUse)
    {
        bool[] may = lastUse;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (lastUse[i] && Array.IndexOf(inputs, inputs[i]) != Array.LastIndexOf(inputs, inputs[i]))
            {
                may = may == lastUse ? [.. lastUse] : may;
                may[i] = false;
            }
        }

        return may;
    }
}
