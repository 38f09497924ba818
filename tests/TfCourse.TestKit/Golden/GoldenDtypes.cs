using System.Collections.Frozen;
using System.Numerics;
using Google.Protobuf.Reflection;
using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>Names of element types ("float32", "string", "int64_ref") and TensorFlow's numbers and C# types for them.</summary>
public static class GoldenDtypes
{
    private const int RefOffset = 100;

    private static readonly FrozenDictionary<DataType, string> Names = Build();

    private static readonly FrozenDictionary<string, DataType> Types =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Type> ElementTypes = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["float32"] = typeof(float),
        ["float64"] = typeof(double),
        ["float16"] = typeof(Half),
        ["bfloat16"] = typeof(BFloat16),
        ["int8"] = typeof(sbyte),
        ["int16"] = typeof(short),
        ["int32"] = typeof(int),
        ["int64"] = typeof(long),
        ["uint8"] = typeof(byte),
        ["uint16"] = typeof(ushort),
        ["uint32"] = typeof(uint),
        ["uint64"] = typeof(ulong),
        ["bool"] = typeof(bool),
        ["string"] = typeof(byte[]),
        ["complex64"] = typeof(Complex64),
        ["complex128"] = typeof(Complex),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All names of element types, references included.</summary>
    public static IReadOnlyCollection<string> All => Types.Keys;

    /// <summary>The name of a type, as "float32" for DT_FLOAT.</summary>
    /// <exception cref="ArgumentException">The number is none of TensorFlow's.</exception>
    public static string NameOf(DataType type) => Names.TryGetValue(type, out string? name)
        ? name
        : throw new ArgumentException($"{(int)type} is no element type of TensorFlow.", nameof(type));

    /// <summary>The type of a name, as DT_FLOAT for "float32".</summary>
    /// <exception cref="ArgumentException">No type has this name.</exception>
    public static DataType Parse(string name) => Types.TryGetValue(name, out DataType type)
        ? type
        : throw new ArgumentException($"'{name}' is no element type of TensorFlow; its names are {string.Join(", ", All.Order(StringComparer.Ordinal))}.", nameof(name));

    /// <summary>The type of a protobuf name, as DT_FLOAT for "DT_FLOAT".</summary>
    /// <exception cref="ArgumentException">No type has this name.</exception>
    public static DataType ParseProto(string name)
        => TryParseProto(name, out DataType type)
            ? type
            : throw new ArgumentException($"'{name}' is no value of DataType.", nameof(name));

    /// <summary>The same, false for a name that DataType lacks: TensorFlow's newest types are not in the messages here.</summary>
    public static bool TryParseProto(string name, out DataType type)
    {
        EnumValueDescriptor? value = Enums.FindValueByName(name);
        type = (DataType)(value?.Number ?? 0);
        return value is not null;
    }

    /// <summary>The C# type of one element in a recorded tensor's array; false when values of the type are never recorded.</summary>
    public static bool TryGetElementType(string name, out Type type)
    {
        bool found = ElementTypes.TryGetValue(name, out Type? element);
        type = element ?? typeof(void);
        return found;
    }

    private static EnumDescriptor Enums => TypesReflection.Descriptor.FindTypeByName<EnumDescriptor>("DataType");

    private static FrozenDictionary<DataType, string> Build()
    {
        Dictionary<DataType, string> names = [];
        foreach (EnumValueDescriptor value in Enums.Values)
        {
            if (value.Number is > 0 and < RefOffset)
                names.Add((DataType)value.Number, PythonName(value.Name));
        }
        foreach ((DataType type, string name) in names.ToArray())
            names.Add((DataType)((int)type + RefOffset), name + "_ref");
        return names.ToFrozenDictionary();
    }

    // Python counts bits where protobuf says float, double, half; the others are the protobuf names in lower case.
    private static string PythonName(string proto) => proto switch
    {
        "DT_FLOAT" => "float32",
        "DT_DOUBLE" => "float64",
        "DT_HALF" => "float16",
        _ => proto["DT_".Length..].ToLowerInvariant(),
    };
}
