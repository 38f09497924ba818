namespace Tensorflow;

/// <summary>Attribute values as values of C#.</summary>
internal static class AttrValues
{
    public static T As<T>(AttrValue value) => (T)Convert(value, typeof(T));

    private static object Convert(AttrValue v, Type type)
        => type == typeof(bool) ? v.B
            : type == typeof(long) ? v.I
            : type == typeof(int) ? checked((int)v.I)
            : type == typeof(float) ? v.F
            : type == typeof(string) ? v.S.ToStringUtf8()
            : type == typeof(TF_DataType) ? (TF_DataType)v.Type
            : type == typeof(Shape) ? Shape.from_proto(v.Shape)
            : type == typeof(TensorProto) ? v.Tensor
            : type == typeof(NameAttrList) ? v.Func
            : type.IsArray ? List(v.List, type)
            : throw Unreadable(type);

    // Of its own: what a method names is looked up before it first runs, and few programs read lists.
    private static object List(AttrValue.Types.ListValue list, Type type)
        => type == typeof(long[]) ? list.I.ToArray()
            : type == typeof(int[]) ? list.I.Select(i => checked((int)i)).ToArray()
            : type == typeof(float[]) ? list.F.ToArray()
            : type == typeof(bool[]) ? list.B.ToArray()
            : type == typeof(string[]) ? list.S.Select(s => s.ToStringUtf8()).ToArray()
            : type == typeof(TF_DataType[]) ? list.Type.Select(t => (TF_DataType)t).ToArray()
            : type == typeof(Shape[]) ? list.Shape.Select(Shape.from_proto).ToArray()
            : throw Unreadable(type);

    private static ArgumentException Unreadable(Type type) => new($"An attribute cannot be read as {type.Name}.", nameof(type));
}
