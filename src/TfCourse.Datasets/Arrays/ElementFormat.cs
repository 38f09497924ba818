using System.Numerics;

namespace TfCourse.Datasets;

/// <summary>How an element type is called and laid out: one row a type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Clr">Its .NET type.</param>
/// <param name="Name">NumPy's name.</param>
/// <param name="Code">Kind and size in an npy header, without byte order.</param>
/// <param name="Size">Bytes of an element.</param>
/// <param name="SwapSize">Bytes that are reversed together in the other byte order: a complex number is two numbers.</param>
/// <param name="Create">Makes an array of zeros.</param>
internal sealed record ElementFormat(
    ElementType Type, Type Clr, string Name, string Code, int Size, int SwapSize, Func<int, Array> Create)
{
    public static IReadOnlyList<ElementFormat> All { get; } =
    [
        new(ElementType.Bool, typeof(bool), "bool", "b1", 1, 1, n => new bool[n]),
        new(ElementType.Int8, typeof(sbyte), "int8", "i1", 1, 1, n => new sbyte[n]),
        new(ElementType.UInt8, typeof(byte), "uint8", "u1", 1, 1, n => new byte[n]),
        new(ElementType.Int16, typeof(short), "int16", "i2", 2, 2, n => new short[n]),
        new(ElementType.UInt16, typeof(ushort), "uint16", "u2", 2, 2, n => new ushort[n]),
        new(ElementType.Int32, typeof(int), "int32", "i4", 4, 4, n => new int[n]),
        new(ElementType.UInt32, typeof(uint), "uint32", "u4", 4, 4, n => new uint[n]),
        new(ElementType.Int64, typeof(long), "int64", "i8", 8, 8, n => new long[n]),
        new(ElementType.UInt64, typeof(ulong), "uint64", "u8", 8, 8, n => new ulong[n]),
        new(ElementType.Float16, typeof(Half), "float16", "f2", 2, 2, n => new Half[n]),
        new(ElementType.Float32, typeof(float), "float32", "f4", 4, 4, n => new float[n]),
        new(ElementType.Float64, typeof(double), "float64", "f8", 8, 8, n => new double[n]),
        new(ElementType.Complex64, typeof(Complex64), "complex64", "c8", 8, 4, n => new Complex64[n]),
        new(ElementType.Complex128, typeof(Complex), "complex128", "c16", 16, 8, n => new Complex[n]),
    ];

    public static ElementFormat Of(ElementType type) => All[(int)type];

    public static ElementFormat? Of(Type clr) => All.FirstOrDefault(format => format.Clr == clr);
}
