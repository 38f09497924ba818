using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Everything the framework knows of an op, as one value: declaration, shape rule, gradient.</summary>
/// <remarks>
/// Inputs, outputs and attributes are written as TensorFlow's REGISTER_OP writes them: "a: T", "values: N * T",
/// "ref: Ref(T)", "transpose_a: bool = false", "T: {float, double}", "N: int >= 2".
/// </remarks>
internal sealed class OpDefinition(string name)
{
    private ArgDefinition[]? _inputs, _outputs;
    private AttrDefinition[]? _attrs;
    private OpDef? _proto;
    private AttrValue[]? _latest;

    public string Name => name;

    /// <summary>The inputs, in order.</summary>
    public string[] Inputs { get; init; } = [];

    /// <summary>The outputs, in order.</summary>
    public string[] Outputs { get; init; } = [];

    /// <summary>The attributes.</summary>
    public string[] Attrs { get; init; } = [];

    /// <summary>From the shapes of the inputs to those of the outputs; see <see cref="ShapeRules"/> for the usual ones.</summary>
    public required Func<ShapeContext, Shape[]> Shape { get; init; }

    /// <summary>How gradients flow back, or why they do not.</summary>
    public required Gradient Gradient { get; init; }

    /// <summary>Whether two runs with equal inputs may differ, or running has an effect.</summary>
    public bool IsStateful { get; init; }

    public bool IsCommutative { get; init; }

    public bool IsAggregate { get; init; }

    public bool AllowsUninitializedInput { get; init; }

    /// <summary>The version of graphs in which the op went out of use, and why; null for ops in use.</summary>
    public (int Version, string Explanation)? Deprecation { get; init; }

    public ArgDefinition[] InputArgs => _inputs ??= Array.ConvertAll(Inputs, OpDefinitionParser.Arg);

    public ArgDefinition[] OutputArgs => _outputs ??= Array.ConvertAll(Outputs, OpDefinitionParser.Arg);

    public AttrDefinition[] AttrDefs
    {
        get => _attrs ??= Array.ConvertAll(Attrs, OpDefinitionParser.Attr);
        init => _attrs = value;
    }

    /// <summary>The place of an attribute, or -1.</summary>
    public int AttrIndex(string attr)
    {
        AttrDefinition[] attrs = AttrDefs;
        for (int i = 0; i < attrs.Length; i++)
        {
            if (attrs[i].Name == attr)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// The array of values of another operation when it holds the same: most operations of an op have the same types. Only
    /// types and flags are remembered, which belong to nobody.
    /// </summary>
    public AttrValue[] Shared(AttrValue[] values)
    {
        AttrValue[]? latest = _latest;
        if (latest is not null && values.AsSpan().SequenceEqual(latest, ReferenceEqualityComparer.Instance))
        {
            return latest;
        }

        if (Array.TrueForAll(values, static v => v.ValueCase is AttrValue.ValueOneofCase.Type or AttrValue.ValueOneofCase.B))
        {
            _latest = values;
        }

        return values;
    }

    /// <summary>The wire form, which travels to the engine with the graph. Shared: not to be changed.</summary>
    public OpDef Proto => _proto ??= ToProto();

    private OpDef ToProto()
    {
        var def = new OpDef
        {
            Name = Name,
            IsStateful = IsStateful,
            IsCommutative = IsCommutative,
            IsAggregate = IsAggregate,
            AllowsUninitializedInput = AllowsUninitializedInput,
        };
        if (Deprecation is { } deprecation)
        {
            def.Deprecation = new OpDeprecation { Version = deprecation.Version, Explanation = deprecation.Explanation };
        }

        def.InputArg.AddRange(InputArgs.Select(a => a.ToProto()));
        def.OutputArg.AddRange(OutputArgs.Select(a => a.ToProto()));
        def.Attr.AddRange(AttrDefs.Select(a => a.ToProto()));
        return def;
    }
}

/// <summary>An input or output of an op: one tensor, N tensors of one type, or a list of types.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, when it is fixed.</param>
/// <param name="TypeAttr">The attribute that holds its type.</param>
/// <param name="NumberAttr">The attribute that holds how many tensors it is.</param>
/// <param name="TypeListAttr">The attribute that holds the list of its types.</param>
/// <param name="IsRef">Whether it is a reference to a variable.</param>
internal sealed record ArgDefinition(string Name, TF_DataType Type, string? TypeAttr, string? NumberAttr, string? TypeListAttr, bool IsRef)
{
    public OpDef.Types.ArgDef ToProto() => new()
    {
        Name = Name,
        Type = (DataType)Type,
        TypeAttr = TypeAttr ?? "",
        NumberAttr = NumberAttr ?? "",
        TypeListAttr = TypeListAttr ?? "",
        IsRef = IsRef,
    };
}

/// <summary>An attribute of an op.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">int, float, bool, string, type, shape, tensor, func, or list(…) of these.</param>
/// <param name="Default">The value when none is given; null when one must be.</param>
/// <param name="Minimum">The least integer, or the least length of a list.</param>
/// <param name="Allowed">The allowed types or strings; null when all are.</param>
internal sealed record AttrDefinition(string Name, string Type, AttrValue? Default, long? Minimum, AttrValue? Allowed)
{
    private readonly ulong _types = Allowed is null ? ulong.MaxValue : Bits(Allowed.List.Type);

    /// <summary>Whether a type, or a reference to it, is among the allowed ones; all are where none are named.</summary>
    public bool Allows(DataType type) => Allowed is null || ((uint)type.Base() < 64 && (_types & (1UL << (int)type.Base())) != 0);

    private static ulong Bits(Google.Protobuf.Collections.RepeatedField<DataType> types)
    {
        ulong bits = 0;
        for (int i = 0; i < types.Count; i++)
        {
            bits |= (uint)types[i] < 64 ? 1UL << (int)types[i] : 0;
        }

        return bits;
    }

    public OpDef.Types.AttrDef ToProto() => new()
    {
        Name = Name,
        Type = Type,
        DefaultValue = Default,
        HasMinimum = Minimum is not null,
        Minimum = Minimum ?? 0,
        AllowedValues = Allowed,
    };
}
