using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>What is asked about an op again and again, answered once for all its nodes.</summary>
internal sealed class OpTraits
{
    // Ops that take lists may have nodes of very many types: those beyond have their own.
    private const int MostTypes = 32;
    private readonly OpDef.Types.AttrDef[] _limited;
    private readonly bool _isOfOneType;
    private readonly string? _type;
    private volatile TypedOp[] _known = [];

    public OpTraits(OpDef definition)
    {
        (Definition, Name, Flow, Waits) = (definition, definition.Name, FlowKinds.Of(definition.Name), QueueKernels.Waits(definition.Name));
        NamesFunctions = definition.Attr.Any(a => a.Type is "func" or "list(func)");
        HasEffect = definition.IsStateful || Effects.IsCheck(definition.Name);
        _limited = [.. definition.Attr.Where(a => a is { HasMinimum: true, Type: "int" } || a.AllowedValues?.List.S.Count > 0)];
        OpDef.Types.ArgDef[] all = [.. definition.InputArg, .. definition.OutputArg];
        string[] types = [.. all.Select(a => a.TypeAttr).Where(t => t.Length > 0).Distinct()];
        (_isOfOneType, _type) = (types.Length <= 1 && Array.TrueForAll(all, a => a.TypeListAttr.Length == 0 && a.NumberAttr.Length == 0), types.FirstOrDefault());
        HasOnlyTypes = _isOfOneType && definition.Attr.Count == types.Length;
    }

    public OpDef Definition { get; }

    public string Name { get; }

    public FlowKind Flow { get; }

    /// <summary>Whether nodes may have to wait for other nodes that run.</summary>
    public bool Waits { get; }

    /// <summary>Whether an attribute is a function.</summary>
    public bool NamesFunctions { get; }

    /// <summary>Whether nodes do more than give values, whatever their types and the functions of their session.</summary>
    public bool HasEffect { get; }

    /// <summary>Whether no attribute says more than the types of inputs and outputs.</summary>
    public bool HasOnlyTypes { get; }

    /// <summary>The op with the types that a node's attributes say.</summary>
    public TypedOp For(NodeInfo node)
    {
        TypedOp[] known = _known;
        DataType type = _isOfOneType && _type is not null ? node.Type(_type) : DataType.DtInvalid;
        if (_isOfOneType)
        {
            foreach (TypedOp one in known)
            {
                if (one.Type == type)
                {
                    return one;
                }
            }
        }

        var made = new TypedOp(this, type, node.Types(Definition.InputArg), node.Types(Definition.OutputArg));
        if (!_isOfOneType && Array.Find(known, made.HasTypesOf) is { } equal)
        {
            return equal;
        }

        // Of two threads one may lose what it found: then it is found again.
        _known = known.Length < MostTypes ? [.. known, made] : known;
        return made;
    }

    /// <summary>Refuses attributes: a word that an op does not know must not pass for the usual one, nor nothing for the inputs that it needs.</summary>
    public void Check(NodeDef node)
    {
        foreach (OpDef.Types.AttrDef attr in _limited)
        {
            if (!node.Attr.TryGetValue(attr.Name, out AttrValue? value))
            {
                continue;
            }

            if (attr is { HasMinimum: true, Type: "int" } && value.I < attr.Minimum)
            {
                throw EngineException.InvalidArgument($"Node '{node.Name}': the attribute '{attr.Name}' of {Name} is {value.I}, it must be at least {attr.Minimum}");
            }

            if (attr.AllowedValues?.List.S is { Count: > 0 } allowed && value.ValueCase == AttrValue.ValueOneofCase.S && !allowed.Contains(value.S))
            {
                throw EngineException.InvalidArgument($"Node '{node.Name}': the attribute '{attr.Name}' of {Name} is \"{value.S.ToStringUtf8()}\", allowed are {string.Join(", ", allowed.Select(s => $"\"{s.ToStringUtf8()}\""))}");
            }
        }
    }

    /// <summary>The value that an attribute has where a node has none; null when there is none.</summary>
    public AttrValue? Default(string attribute)
    {
        for (int i = 0; i < Definition.Attr.Count; i++)
        {
            if (Definition.Attr[i].Name == attribute)
            {
                return Definition.Attr[i].DefaultValue;
            }
        }

        return null;
    }
}
