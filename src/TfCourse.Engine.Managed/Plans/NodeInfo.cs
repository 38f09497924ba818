using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A node as kernels see it: name, op, attributes with their defaults, types of inputs and outputs.</summary>
internal sealed class NodeInfo
{
    private readonly NodeDef _node;
    private readonly OpDef _op;

    public NodeInfo(NodeDef node, OpDef op)
    {
        (_node, _op) = (node, op);
        (InputTypes, OutputTypes) = (Types(op.InputArg), Types(op.OutputArg));
        foreach (string input in node.Input)
        {
            (input.StartsWith('^') ? ControlInputs : Inputs).Add(input);
        }

        if (Inputs.Count != InputTypes.Length)
        {
            throw EngineException.InvalidArgument($"Node '{Name}': {Op} takes {InputTypes.Length} inputs, the node has {Inputs.Count}");
        }

        CheckAttributes();
    }

    public string Name => _node.Name;

    public string Op => _node.Op;

    public OpDef Definition => _op;

    public NodeDef Source => _node;

    /// <summary>The data inputs, as written: "node:index", "node", or in a function's body "node:arg:index".</summary>
    public List<string> Inputs { get; } = [];

    /// <summary>The control inputs, as written: "^node".</summary>
    public List<string> ControlInputs { get; } = [];

    /// <summary>The node and output of each data input, once its graph has found them.</summary>
    public (int Node, int Output)[]? Sources { get; set; }

    /// <summary>The node of each control input, once its graph has found them.</summary>
    public int[]? ControlSources { get; set; }

    public DataType[] InputTypes { get; }

    public DataType[] OutputTypes { get; }

    // A word that an op does not know must not pass for the usual one, nor nothing for the inputs that it needs.
    private void CheckAttributes()
    {
        foreach (OpDef.Types.AttrDef attr in _op.Attr)
        {
            if (attr is { HasMinimum: true, Type: "int" } && _node.Attr.TryGetValue(attr.Name, out AttrValue? number) && number.I < attr.Minimum)
            {
                throw EngineException.InvalidArgument($"Node '{Name}': the attribute '{attr.Name}' of {Op} is {number.I}, it must be at least {attr.Minimum}");
            }

            if (attr.AllowedValues is { } allowed && allowed.List.S.Count > 0 && _node.Attr.TryGetValue(attr.Name, out AttrValue? value)
                && value.ValueCase == AttrValue.ValueOneofCase.S && !allowed.List.S.Contains(value.S))
            {
                throw EngineException.InvalidArgument($"Node '{Name}': the attribute '{attr.Name}' of {Op} is \"{value.S.ToStringUtf8()}\", allowed are {string.Join(", ", allowed.List.S.Select(s => $"\"{s.ToStringUtf8()}\""))}");
            }
        }
    }

    /// <summary>The index of the first output of a named output argument, as function bodies write their inputs.</summary>
    public int OutputIndex(string argument)
    {
        int index = 0;
        foreach (OpDef.Types.ArgDef arg in _op.OutputArg)
        {
            if (arg.Name == argument)
            {
                return index;
            }

            index += Types([arg]).Length;
        }

        throw EngineException.InvalidArgument($"{Op} '{Name}' has no output argument '{argument}'; it has {string.Join(", ", _op.OutputArg.Select(a => a.Name))}");
    }

    /// <summary>How many inputs an argument takes: 1, or the length of its list.</summary>
    public int ArgumentLength(int argument) => Types([_op.InputArg[argument]]).Length;

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
        => _node.Attr.TryGetValue(name, out AttrValue? value) ? value : _op.Attr.FirstOrDefault(a => a.Name == name)?.DefaultValue;

    private DataType[] Types(IEnumerable<OpDef.Types.ArgDef> args)
    {
        var types = new List<DataType>();
        foreach (OpDef.Types.ArgDef arg in args)
        {
            if (arg.TypeListAttr.Length > 0)
            {
                types.AddRange(List(arg.TypeListAttr).Type);
                continue;
            }

            DataType type = arg.TypeAttr.Length > 0 ? Type(arg.TypeAttr) : arg.Type;
            long repeats = arg.NumberAttr.Length > 0 ? Int(arg.NumberAttr) : 1;
            if (repeats is < 0 or > 1 << 20)
            {
                throw EngineException.InvalidArgument($"Node '{Name}': the attribute '{arg.NumberAttr}' of {Op} is {repeats}, it has to be in [0, 2^20]");
            }

            types.AddRange(Enumerable.Repeat(arg.IsRef ? type.Base() + 100 : type, (int)repeats));
        }

        return [.. types];
    }
}
