using Tensorflow;
using TfCourse.Engine;
using TfCourse.Engine.Managed;

namespace TfCourse.TestKit;

/// <summary>For which element types the managed engine has kernels.</summary>
public static class KernelsThere
{
    /// <summary>The types that are asked for.</summary>
    public static IReadOnlyList<DataType> Scope { get; } =
    [
        DataType.DtFloat, DataType.DtDouble, DataType.DtHalf, DataType.DtBfloat16, DataType.DtInt8, DataType.DtInt16, DataType.DtInt32, DataType.DtInt64,
        DataType.DtUint8, DataType.DtUint16, DataType.DtUint32, DataType.DtUint64, DataType.DtBool, DataType.DtString,
    ];

    /// <summary>The kernels of TensorFlow's CPU that are not here, as "op: attribute = type".</summary>
    public static IEnumerable<string> Missing(RegistryKernel theirs)
    {
        OpDefinition op = OpCatalogue.Find(theirs.Op);
        if (!KernelCatalogue.Names.Contains(op.Name))
        {
            yield break; // uncovered.txt says why it has none
        }

        foreach ((string name, IReadOnlyList<DataType> types) in theirs.Types)
        {
            // Newer forms of an op may have type attributes that its declaration here lacks.
            if (op.AttrIndex(name) < 0)
            {
                continue;
            }

            AttrDefinition attr = op.AttrDefs[op.AttrIndex(name)];
            foreach (DataType type in types.Intersect(Scope).Where(t => attr.Allowed?.List.Type.Contains(t) != false))
            {
                IReadOnlyDictionary<string, DataType>[] combinations = theirs.Combinations is null ? [] : [.. theirs.Combinations.Where(c => c.TryGetValue(name, out DataType t) && t == type)];
                // The other type attributes take a type that goes with it: one that their kernels have.
                var others = theirs.Types.Where(t => t.Key != name && t.Value.Count > 0).ToDictionary(t => t.Key, t => t.Value[0]);
                if (combinations.Length == 0 ? !Has(op, attr, type, others) : !combinations.Any(c => Has(op, attr, type, c)))
                {
                    yield return $"{op.Name}: {name} = {type.PythonName()}";
                }
            }
        }
    }

    /// <summary>Whether the engine makes a kernel of an op when one type attribute has a value; others may be given, too.</summary>
    internal static bool Has(OpDefinition op, AttrDefinition varied, DataType type, IReadOnlyDictionary<string, DataType>? others = null)
    {
        var node = new NodeDef { Name = "node", Op = op.Name };
        foreach (AttrDefinition attr in op.AttrDefs)
        {
            AttrValue value = attr == varied ? Varied(attr, type)
                : others is not null && others.TryGetValue(attr.Name, out DataType other) ? Varied(attr, other)
                : attr.Default ?? Example(attr, type);
            node.Attr.Add(attr.Name, value);
        }

        node.Input.AddRange(Enumerable.Repeat("x", Inputs(op, node)));
        try
        {
            return KernelCatalogue.Create(new NodeInfo(node, new OpTraits(op.Proto))) is not null;
        }
        catch (EngineException e)
        {
            // An example attribute may be refused by a kernel that is there; only a missing one is Unimplemented.
            return e.Code != StatusCode.Unimplemented;
        }
    }

    private static AttrValue Varied(AttrDefinition attr, DataType type)
        => attr.Type == "type" ? new AttrValue { Type = type } : Attr.Of(Enumerable.Repeat((TF_DataType)type, (int)Math.Max(1, attr.Minimum ?? 1)));

    private static AttrValue Example(AttrDefinition attr, DataType type) => attr.Type switch
    {
        "type" => new AttrValue { Type = attr.Allowed is { } allowed && !allowed.List.Type.Contains(type) ? allowed.List.Type.Contains(DataType.DtInt32) ? DataType.DtInt32 : allowed.List.Type[0] : type },
        "list(type)" => Varied(attr, type),
        "int" => new AttrValue { I = Math.Max(attr.Minimum ?? 1, 1) },
        "float" => new AttrValue { F = 1 },
        "bool" => new AttrValue { B = false },
        "string" => new AttrValue { S = attr.Allowed?.List.S[0] ?? Google.Protobuf.ByteString.CopyFromUtf8("x") },
        "shape" => new AttrValue { Shape = new TensorShapeProto() },
        "tensor" => new AttrValue { Tensor = new TensorProto { Dtype = type, TensorShape = new TensorShapeProto() } },
        "func" => new AttrValue { Func = new NameAttrList { Name = "f" } },
        _ => new AttrValue { List = new AttrValue.Types.ListValue { I = { 1, 1, 1, 1 } } },
    };

    private static int Inputs(OpDefinition op, NodeDef node) => op.InputArgs.Sum(a => a.NumberAttr is { } number ? (int)node.Attr[number].I
        : a.TypeListAttr is { } list ? node.Attr[list].List.Type.Count : 1);
}
