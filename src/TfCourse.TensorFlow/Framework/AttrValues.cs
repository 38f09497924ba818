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
            : type == typeof(long[]) ? v.List.I.ToArray()
            : type == typeof(int[]) ? v.List.I.Select(i => checked((int)i)).ToArray()
            : type == typeof(float[]) ? v.List.F.ToArray()
            : type == typeof(bool[]) ? v.List.B.ToArray()
            : type == typeof(string[]) ? v.List.S.Select(s => s.ToStringUtf8()).ToArray()
            : type == typeof(TF_DataType[]) ? v.List.Type.Select(t => (TF_DataType)t).ToArray()
            : type == typeof(Shape[]) ? v.List.Shape.Select(Shape.from_proto).ToArray()
            : throw new ArgumentException($"An attribute cannot be read as {type.Name}.", nameof(type));
}
