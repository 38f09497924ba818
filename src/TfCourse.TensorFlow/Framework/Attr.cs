using Google.Protobuf;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>An attribute of a node by name, made from a tuple: ("transpose_a", true).</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Value">Its value; values may be shared and are never changed.</param>
public readonly record struct Attr(string Name, AttrValue Value)
{
    private static readonly AttrValue True = new() { B = true };
    private static readonly AttrValue False = new() { B = false };
    private static readonly AttrValue?[] Types = new AttrValue?[256];

    /// <summary>The shared value of a type.</summary>
    internal static AttrValue Of(TF_DataType type) => Types[(int)type] ??= new AttrValue { Type = (DataType)type };

    /// <summary>The value of an integer.</summary>
    internal static AttrValue Of(long value) => new() { I = value };

    /// <summary>The value of a list of types.</summary>
    internal static AttrValue Of(IEnumerable<TF_DataType> types)
    {
        var list = new AttrValue.Types.ListValue();
        list.Type.AddRange(types.Select(t => (DataType)t));
        return new AttrValue { List = list };
    }

    /// <summary>A bool.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, bool Value) a) => new(a.Name, a.Value ? True : False);

    /// <summary>An integer.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, long Value) a) => new(a.Name, Of(a.Value));

    /// <summary>An integer.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, int Value) a) => new(a.Name, Of(a.Value));

    /// <summary>A float.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, float Value) a) => new(a.Name, new AttrValue { F = a.Value });

    /// <summary>A string, as its UTF-8 bytes.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, string Value) a) => new(a.Name, new AttrValue { S = ByteString.CopyFromUtf8(a.Value) });

    /// <summary>A type.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, TF_DataType Value) a) => new(a.Name, Of(a.Value));

    /// <summary>A shape.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, Shape Value) a) => new(a.Name, new AttrValue { Shape = a.Value.as_proto() });

    /// <summary>A tensor.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, HostTensor Value) a) => new(a.Name, new AttrValue { Tensor = TensorProtos.Encode(a.Value) });

    /// <summary>A list of types.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, TF_DataType[] Value) a) => new(a.Name, Of(a.Value));

    /// <summary>A list of shapes.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, Shape[] Value) a)
    {
        var list = new AttrValue.Types.ListValue();
        list.Shape.AddRange(a.Value.Select(s => s.as_proto()));
        return new Attr(a.Name, new AttrValue { List = list });
    }

    /// <summary>A list of integers.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, long[] Value) a)
    {
        var list = new AttrValue.Types.ListValue();
        list.I.AddRange(a.Value);
        return new Attr(a.Name, new AttrValue { List = list });
    }

    /// <summary>A list of integers.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, int[] Value) a) => (a.Name, Array.ConvertAll(a.Value, v => (long)v));

    /// <summary>A list of strings, as their UTF-8 bytes.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, string[] Value) a)
    {
        var list = new AttrValue.Types.ListValue();
        list.S.AddRange(a.Value.Select(ByteString.CopyFromUtf8));
        return new Attr(a.Name, new AttrValue { List = list });
    }

    /// <summary>A value in its wire form.</summary>
    /// <param name="a">Name and value.</param>
    public static implicit operator Attr((string Name, AttrValue Value) a) => new(a.Name, a.Value);
}
