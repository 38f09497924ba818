using Google.Protobuf.Collections;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A node as kernels see it: name, op, attributes with their defaults, types of inputs and outputs.</summary>
internal sealed class NodeInfo
{
    private readonly NodeDef _node;
    private readonly OpTraits _op;

    public NodeInfo(NodeDef node, OpTraits op)
    {
        (_node, _op) = (node, op);
        Typed = op.For(this);
        (Inputs, ControlInputs) = Split(node.Input);
        if (Inputs.Length != InputTypes.Length)
        {
            throw EngineException.InvalidArgument($"Node '{Name}': {Op} takes {InputTypes.Length} inputs, the node has {Inputs.Length}");
        }

        op.Check(node);
    }

    public string Name => _node.Name;

    public string Op => _node.Op;

    public OpDef Definition => _op.Definition;

    public NodeDef Source => _node;

    /// <summary>The op with the types of this node.</summary>
    public TypedOp Typed { get; }

    /// <summary>The data inputs, as written: "node:index", "node", or in a function's body "node:arg:index".</summary>
    public string[] Inputs { get; }

    /// <summary>The control inputs, as written: "^node".</summary>
    public string[] ControlInputs { get; }

    /// <summary>The node and output of each data input, once its graph has found them.</summary>
    public (int Node, int Output)[]? Sources { get; set; }

    /// <summary>The node of each control input, once its graph has found them.</summary>
    public int[]? ControlSources { get; set; }

    /// <summary>The value, of a constant that has been decoded.</summary>
    public TensorValue? Constant { get; set; }

    public DataType[] InputTypes => Typed.Inputs;

    public DataType[] OutputTypes => Typed.Outputs;

    private static (string[] Inputs, string[] Controls) Split(RepeatedField<string> written)
    {
        int controls = 0;
        for (int i = 0; i < written.Count; i++)
        {
            controls += written[i].StartsWith('^') ? 1 : 0;
        }

        return controls == 0 ? ([.. written], []) : ([.. written.Where(i => !i.StartsWith('^'))], [.. written.Where(i => i.StartsWith('^'))]);
    }

    /// <summary>The index of the first output of a named output argument, as function bodies write their inputs.</summary>
    public int OutputIndex(string argument)
    {
        int index = 0;
        foreach (OpDef.Types.ArgDef arg in Definition.OutputArg)
        {
            if (arg.Name == argument)
            {
                return index;
            }

            index += Types([arg]).Length;
        }

        throw EngineException.InvalidArgument($"{Op} '{Name}' has no output argument '{argument}'; it has {string.Join(", ", Definition.OutputArg.Select(a => a.Name))}");
    }

    /// <summary>How many inputs an argument takes: 1, or the length of its list.</summary>
    public int ArgumentLength(int argument) => Types([Definition.InputArg[argument]]).Length;

    public bool Has(string name) => Find(name) is not null;

    public bool Bool(string name) => Attr(name, AttrValue.ValueOneofCase.B).B;

    public long Int(string name) => Attr(name, AttrValue.ValueOneofCase.I).I;

    public float Float(string name) => Attr(name, AttrValue.ValueOneofCase.F).F;

    public string String(string name) => Attr(name, AttrValue.ValueOneofCase.S).S.ToStringUtf8();

    /// <summary>A string attribute whose bytes need not be UTF-8.</summary>
    public byte[] Bytes(string name) => Attr(name, AttrValue.ValueOneofCase.S).S.ToByteArray();

    public DataType Type(string name) => Attr(name, AttrValue.ValueOneofCase.Type).Type;

    public TensorShapeProto Shape(string name) => Attr(name, AttrValue.ValueOneofCase.Shape).Shape;

    public TensorProto Tensor(string name) => Attr(name, AttrValue.ValueOneofCase.Tensor).Tensor;

    public NameAttrList Function(string name) => Attr(name, AttrValue.ValueOneofCase.Func).Func;

    public AttrValue.Types.ListValue List(string name) => Attr(name, AttrValue.ValueOneofCase.List).List;

    public long[] Ints(string name) => [.. List(name).I];

    private AttrValue Attr(string name, AttrValue.ValueOneofCase kind)
        => Find(name) is not { } value ? throw EngineException.InvalidArgument($"Node '{Name}': {Op} needs the attribute '{name}', which is missing")
            : value.ValueCase == kind ? value
            : throw EngineException.InvalidArgument($"Node '{Name}': the attribute '{name}' of {Op} is {value.ValueCase}, it has to be {kind}");

    private AttrValue? Find(string name)
        => _node.Attr.TryGetValue(name, out AttrValue? value) ? value : _op.Default(name);

    /// <summary>The types of arguments, one after another.</summary>
    public DataType[] Types(IEnumerable<OpDef.Types.ArgDef> args)
    {
        var types = new List<DataType>();
        foreach (OpDef.Types.ArgDef arg in args)
        {
            if (arg.TypeListAttr.Length > 0)
            {
                foreach (DataType listed in List(arg.TypeListAttr).Type)
                {
                    types.Add(listed);
                }

                continue;
            }

            DataType type = arg.TypeAttr.Length > 0 ? Type(arg.TypeAttr) : arg.Type;
            long repeats = arg.NumberAttr.Length > 0 ? Int(arg.NumberAttr) : 1;
            if (repeats is < 0 or > 1 << 20)
            {
                throw EngineException.InvalidArgument($"Node '{Name}': the attribute '{arg.NumberAttr}' of {Op} is {repeats}, it has to be in [0, 2^20]");
            }

            for (long i = 0; i < repeats; i++)
            {
                types.Add(arg.IsRef ? type.Base() + 100 : type);
            }
        }

        return [.. types];
    }
}
