using Tensorflow;

namespace TfCourse.Engine;

/// <summary>Facts about TensorFlow's element types: size, name, CLR type.</summary>
public static class DataTypes
{
    // By number. What follows is made without collections of values: each would be compiled anew at the start of a program.
    private static readonly Fact?[] Facts = ByNumber(
    [
        new(DataType.DtFloat, "float", 4, typeof(float)),
        new(DataType.DtDouble, "double", 8, typeof(double)),
        new(DataType.DtInt32, "int32", 4, typeof(int)),
        new(DataType.DtUint8, "uint8", 1, typeof(byte)),
        new(DataType.DtInt16, "int16", 2, typeof(short)),
        new(DataType.DtInt8, "int8", 1, typeof(sbyte)),
        new(DataType.DtString, "string", 0, typeof(byte[])),
        new(DataType.DtComplex64, "complex64", 8, typeof(Complex64)),
        new(DataType.DtInt64, "int64", 8, typeof(long)),
        new(DataType.DtBool, "bool", 1, typeof(bool)),
        new(DataType.DtQint8, "qint8", 1, typeof(sbyte)),
        new(DataType.DtQuint8, "quint8", 1, typeof(byte)),
        new(DataType.DtQint32, "qint32", 4, typeof(int)),
        new(DataType.DtBfloat16, "bfloat16", 2, typeof(BFloat16)),
        new(DataType.DtQint16, "qint16", 2, typeof(short)),
        new(DataType.DtQuint16, "quint16", 2, typeof(ushort)),
        new(DataType.DtUint16, "uint16", 2, typeof(ushort)),
        new(DataType.DtComplex128, "complex128", 16, typeof(System.Numerics.Complex)),
        new(DataType.DtHalf, "half", 2, typeof(Half)),
        new(DataType.DtResource, "resource", 0, typeof(object)),
        new(DataType.DtVariant, "variant", 0, typeof(object)),
        new(DataType.DtUint32, "uint32", 4, typeof(uint)),
        new(DataType.DtUint64, "uint64", 8, typeof(ulong)),
        new(DataType.DtFloat8E5M2, "float8_e5m2", 1, typeof(byte)),
        new(DataType.DtFloat8E4M3Fn, "float8_e4m3fn", 1, typeof(byte)),
        new(DataType.DtFloat8E4M3Fnuz, "float8_e4m3fnuz", 1, typeof(byte)),
        new(DataType.DtFloat8E4M3B11Fnuz, "float8_e4m3b11fnuz", 1, typeof(byte)),
        new(DataType.DtFloat8E5M2Fnuz, "float8_e5m2fnuz", 1, typeof(byte)),
        new(DataType.DtInt4, "int4", 1, typeof(sbyte)),
        new(DataType.DtUint4, "uint4", 1, typeof(byte)),
        new(DataType.DtInt2, "int2", 1, typeof(sbyte)),
        new(DataType.DtUint2, "uint2", 1, typeof(byte)),
    ]);

    private static readonly Dictionary<string, DataType> ByName = Names();

    private static readonly Dictionary<Type, DataType> ByClr = new()
    {
        [typeof(float)] = DataType.DtFloat,
        [typeof(double)] = DataType.DtDouble,
        [typeof(int)] = DataType.DtInt32,
        [typeof(byte)] = DataType.DtUint8,
        [typeof(short)] = DataType.DtInt16,
        [typeof(sbyte)] = DataType.DtInt8,
        [typeof(byte[])] = DataType.DtString,
        [typeof(Complex64)] = DataType.DtComplex64,
        [typeof(long)] = DataType.DtInt64,
        [typeof(bool)] = DataType.DtBool,
        [typeof(BFloat16)] = DataType.DtBfloat16,
        [typeof(ushort)] = DataType.DtUint16,
        [typeof(System.Numerics.Complex)] = DataType.DtComplex128,
        [typeof(Half)] = DataType.DtHalf,
        [typeof(uint)] = DataType.DtUint32,
        [typeof(ulong)] = DataType.DtUint64,
    };

    // Asked for with every tensor of every step; types that are not known stand out.
    private static readonly byte[] ElementSizes = Array.ConvertAll(Facts, fact => fact is null ? byte.MaxValue : (byte)fact.Size);

    /// <summary>The type without the mark of a reference: DT_FLOAT_REF gives DT_FLOAT.</summary>
    /// <param name="type">Any type.</param>
    /// <returns>The base type.</returns>
    public static DataType Base(this DataType type) => (int)type > 100 ? type - 100 : type;

    /// <summary>Whether this is the type of a reference to a variable.</summary>
    /// <param name="type">Any type.</param>
    /// <returns>True for DT_…_REF.</returns>
    public static bool IsRef(this DataType type) => (int)type > 100;

    /// <summary>TensorFlow's C++ name: float, double, int32, half, …; references end in _ref.</summary>
    /// <param name="type">Any type.</param>
    /// <returns>The name.</returns>
    public static string Name(this DataType type)
        => Find(type) is not { } fact ? "INVALID" : type.IsRef() ? fact.Name + "_ref" : fact.Name;

    /// <summary>Python's name: float32, float64, float16 in place of float, double, half.</summary>
    /// <param name="type">Any type.</param>
    /// <returns>The name.</returns>
    public static string PythonName(this DataType type) => type.Base() switch
    {
        DataType.DtFloat => "float32",
        DataType.DtDouble => "float64",
        DataType.DtHalf => "float16",
        var other => other.Name(),
    };

    /// <summary>Bytes of one element; 0 for strings, resources and variants, which are references.</summary>
    /// <param name="type">Any type but DT_INVALID.</param>
    /// <returns>The size.</returns>
    /// <exception cref="EngineException">The type is unknown.</exception>
    public static int Size(this DataType type)
    {
        byte[] sizes = ElementSizes;
        return (uint)type < (uint)sizes.Length && sizes[(int)type] is < byte.MaxValue and var size ? size : Of(type).Size;
    }

    /// <summary>The CLR type of an element: byte[] for strings, object for resources and variants.</summary>
    /// <param name="type">Any type but DT_INVALID.</param>
    /// <returns>The CLR type.</returns>
    /// <exception cref="EngineException">The type is unknown.</exception>
    public static Type Clr(this DataType type) => Of(type).Clr;

    /// <summary>The type of a CLR element type.</summary>
    /// <param name="clr">float, double, int, byte[] (strings), …</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentException">TensorFlow has no such type.</exception>
    public static DataType OfClr(Type clr)
        => ByClr.TryGetValue(clr, out DataType type) ? type : throw new ArgumentException($"{clr} is no element type of TensorFlow; there are {string.Join(", ", ByClr.Keys.Select(k => k.Name))}.", nameof(clr));

    /// <summary>The type of a C++ name, e.g. "float" or "int32".</summary>
    /// <param name="name">The name.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentException">No type has this name.</exception>
    public static DataType Parse(string name)
        => ByName.TryGetValue(name, out DataType type) ? type : throw new ArgumentException($"'{name}' is no type of TensorFlow.", nameof(name));

    /// <summary>The type of a C++ name, if there is one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type, or DT_INVALID.</param>
    /// <returns>Whether the name is a type's.</returns>
    public static bool TryParse(string name, out DataType type) => ByName.TryGetValue(name, out type);

    /// <summary>Whether the type is a real or complex floating type.</summary>
    /// <param name="type">Any type.</param>
    /// <returns>True for half, bfloat16, float, double, complex64, complex128.</returns>
    public static bool IsFloating(this DataType type) => type.Base() is DataType.DtHalf or DataType.DtBfloat16 or DataType.DtFloat
        or DataType.DtDouble or DataType.DtComplex64 or DataType.DtComplex128;

    /// <summary>Whether there is such a type, or a reference to it.</summary>
    internal static bool IsKnown(this DataType type) => Find(type) is not null;

    private static Fact Of(DataType type) => Find(type) ?? throw EngineException.InvalidArgument($"the type number {(int)type} is unknown");

    private static Fact? Find(DataType type) => (uint)type.Base() < (uint)Facts.Length ? Facts[(int)type.Base()] : null;

    private static Fact?[] ByNumber(Fact[] facts)
    {
        var table = new Fact?[64];
        foreach (Fact fact in facts)
        {
            table[(int)fact.Type] = fact;
        }

        return table;
    }

    private static Dictionary<string, DataType> Names()
    {
        var names = new Dictionary<string, DataType>();
        foreach (Fact? fact in Facts)
        {
            if (fact is not null)
            {
                names.Add(fact.Name, fact.Type);
            }
        }

        return names;
    }

    private sealed record Fact(DataType Type, string Name, int Size, Type Clr);
}
