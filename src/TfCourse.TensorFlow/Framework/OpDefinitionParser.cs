using System.Globalization;
using Google.Protobuf;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Reads the declarations of inputs, outputs and attributes as TensorFlow's REGISTER_OP writes them.</summary>
internal static class OpDefinitionParser
{
    private const string RealNumbers = "float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, uint64";

    // The sets that TensorFlow names.
    private static readonly Dictionary<string, string> NamedSets = new()
    {
        ["realnumbertype"] = RealNumbers,
        ["numbertype"] = RealNumbers + ", complex64, qint8, quint8, qint32, qint16, quint16, complex128",
        ["quantizedtype"] = "qint8, quint8, qint32, qint16, quint16",
    };

    private static readonly HashSet<string> Kinds = ["int", "float", "bool", "string", "type", "shape", "tensor", "func"];

    /// <summary>"a: T", "values: N * T", "x: float", "inputs: Tin", "ref: Ref(T)". Attributes for types begin with a capital letter or are named as types are not.</summary>
    public static ArgDefinition Arg(string text)
    {
        (string name, string rest) = Split(text);
        bool isRef = rest.StartsWith("Ref(", StringComparison.Ordinal) && rest.EndsWith(')');
        rest = isRef ? rest[4..^1] : rest;
        string? number = null;
        if (rest.IndexOf('*', StringComparison.Ordinal) is > 0 and var star)
        {
            number = rest[..star].Trim();
            rest = rest[(star + 1)..].Trim();
        }

        if (rest.StartsWith("list(", StringComparison.Ordinal))
        {
            return new ArgDefinition(name, TF_DataType.DtInvalid, null, null, rest[5..^1], isRef);
        }

        return DataTypes.TryParse(rest, out DataType type)
            ? new ArgDefinition(name, (TF_DataType)type, null, number, null, isRef)
            : new ArgDefinition(name, TF_DataType.DtInvalid, rest, number, null, isRef);
    }

    /// <summary>"T: {float, double} = float", "N: int >= 2", "axis: int = -1", "T: type", "shapes: list(shape) >= 0 = []", "padding: {'SAME', 'VALID'}".</summary>
    public static AttrDefinition Attr(string text)
    {
        (string name, string rest) = Split(text);
        string? value = null;
        int equals = rest.IndexOf("= ", StringComparison.Ordinal);
        while (equals > 0 && rest[equals - 1] == '>')
        {
            equals = rest.IndexOf("= ", equals + 1, StringComparison.Ordinal);
        }

        if (equals >= 0)
        {
            value = rest[(equals + 1)..].Trim();
            rest = rest[..equals].Trim();
        }

        long? minimum = null;
        if (rest.IndexOf(">=", StringComparison.Ordinal) is > 0 and var at)
        {
            minimum = long.Parse(rest[(at + 2)..].Trim(), CultureInfo.InvariantCulture);
            rest = rest[..at].Trim();
        }

        bool isList = rest.StartsWith("list(", StringComparison.Ordinal);
        string kind = isList ? rest[5..^1].Trim() : rest;
        AttrValue? allowed = null;
        if (NamedSets.TryGetValue(kind, out string? set))
        {
            kind = "{" + set + "}";
        }

        if (kind.StartsWith('{'))
        {
            string[] items = Items(kind[1..^1]);
            bool strings = items[0].StartsWith('\'');
            kind = strings ? "string" : "type";
            allowed = new AttrValue { List = List(kind, items) };
        }

        if (!Kinds.Contains(kind))
        {
            throw new InvalidOperationException($"The attribute '{text}' has the kind '{kind}'; there are {string.Join(", ", Kinds)}.");
        }

        AttrValue? defaultValue = value is null ? null
            : isList ? new AttrValue { List = List(kind, Items(value.Trim('[', ']'))) }
            : Single(kind, value);
        return new AttrDefinition(name, isList ? $"list({kind})" : kind, defaultValue, minimum, allowed);
    }

    private static (string Name, string Tail) Split(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return (text[..colon].Trim(), text[(colon + 1)..].Trim());
    }

    private static string[] Items(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static DataType Type(string text) => DataTypes.TryParse(text, out DataType type) ? type : throw new InvalidOperationException($"'{text}' is no type.");

    private static AttrValue Single(string kind, string value) => kind switch
    {
        "int" => new AttrValue { I = long.Parse(value, CultureInfo.InvariantCulture) },
        "float" => new AttrValue { F = float.Parse(value, CultureInfo.InvariantCulture) },
        "bool" => new AttrValue { B = value == "true" },
        "string" => new AttrValue { S = ByteString.CopyFromUtf8(value.Trim('\'')) },
        "type" => new AttrValue { Type = Type(value) },
        "shape" => new AttrValue { Shape = value == "?" ? new TensorShapeProto { UnknownRank = true } : TensorProtos.Shape(Array.ConvertAll(Items(value.Trim('[', ']')), s => long.Parse(s, CultureInfo.InvariantCulture))) },
        _ => throw new InvalidOperationException($"An attribute of kind '{kind}' cannot have the default '{value}' here."),
    };

    private static AttrValue.Types.ListValue List(string kind, string[] items)
    {
        var list = new AttrValue.Types.ListValue();
        foreach (string item in items)
        {
            switch (kind)
            {
                case "int": list.I.Add(long.Parse(item, CultureInfo.InvariantCulture)); break;
                case "float": list.F.Add(float.Parse(item, CultureInfo.InvariantCulture)); break;
                case "bool": list.B.Add(item == "true"); break;
                case "string": list.S.Add(ByteString.CopyFromUtf8(item.Trim('\''))); break;
                case "type": list.Type.Add(Type(item)); break;
                default: throw new InvalidOperationException($"A list of kind '{kind}' cannot be written here.");
            }
        }

        return list;
    }
}
