using System.Runtime.InteropServices;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Tensorflow;

namespace TfCourse.Engine;

/// <summary>Between <see cref="TensorProto"/>, the wire form, and <see cref="HostTensor"/>.</summary>
public static class TensorProtos
{
    /// <summary>Decodes a tensor. Content wins over lists; a short list repeats its last value; an empty one means zeros; surplus is ignored.</summary>
    /// <param name="proto">The wire form.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="EngineException">Type unknown, shape not fully known or too large, content of the wrong length.</exception>
    public static HostTensor Decode(TensorProto proto)
    {
        ArgumentNullException.ThrowIfNull(proto);
        // As TensorFlow has it, the value of an unknown rank is a scalar.
        long[] dimensions = proto.TensorShape is null or { UnknownRank: true } ? [] : Dimensions(proto.TensorShape);
        if (dimensions.Length > 254)
        {
            throw EngineException.InvalidArgument($"a tensor of rank {dimensions.Length}: the most is 254");
        }

        long count = Sizes.Count(dimensions);
        DataType type = proto.Dtype.Base();
        int size = type.Size();
        bool isContent = proto.TensorContent.Length > 0 && size > 0;
        if (isContent && proto.TensorContent.Length != Sizes.Bytes(count, size))
        {
            throw EngineException.InvalidArgument(
                $"Cannot parse tensor from proto: tensor_content has {proto.TensorContent.Length} bytes, a {type.Name()} tensor of shape {Sizes.Format(dimensions)} has {Sizes.Bytes(count, size)}");
        }

        var tensor = new HostTensor(type, dimensions);
        if (isContent)
        {
            proto.TensorContent.Span.CopyTo(tensor.Bytes());
        }
        else
        {
            FillFromLists(proto, tensor);
        }

        return tensor;
    }

    /// <summary>The bytes that a tensor takes when it is decoded; texts are references of 8.</summary>
    /// <param name="proto">The wire form.</param>
    /// <returns>The number; 0 when the shape or the type is none, which decoding refuses.</returns>
    public static long ByteCount(TensorProto proto)
    {
        ArgumentNullException.ThrowIfNull(proto);
        long bytes = proto.Dtype.IsKnown() && proto.Dtype.Size() > 0 ? proto.Dtype.Size() : 8;
        for (int i = 0; i < proto.TensorShape?.Dim.Count; i++)
        {
            long size = proto.TensorShape.Dim[i].Size;
            if (size < 0 || !Sizes.TryMultiply(bytes, size, out bytes))
            {
                return 0;
            }
        }

        return bytes;
    }

    /// <summary>The sizes of a shape of known rank; −1 where one is not known.</summary>
    /// <param name="shape">The wire form.</param>
    /// <returns>A new array.</returns>
    public static long[] Dimensions(TensorShapeProto shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var dimensions = new long[shape.Dim.Count];
        for (int i = 0; i < dimensions.Length; i++)
        {
            dimensions[i] = shape.Dim[i].Size;
        }

        return dimensions;
    }

    /// <summary>Encodes a tensor, as tensor_content or, for strings, as a list.</summary>
    /// <param name="tensor">Not a resource or a variant.</param>
    /// <returns>The wire form.</returns>
    public static TensorProto Encode(HostTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var proto = new TensorProto { Dtype = tensor.DataType, TensorShape = Shape(tensor.Dimensions) };
        switch (tensor.DataType)
        {
            case DataType.DtString:
                proto.StringVal.AddRange(tensor.Values<byte[]>().ToArray().Select(ByteString.CopyFrom));
                return proto;
            case DataType.DtResource or DataType.DtVariant:
                throw EngineException.Unimplemented($"a tensor of type {tensor.DataType.Name()} has no wire form");
            // Scalars are written as lists, as TensorFlow does: shorter, and readable in text form.
            case DataType.DtFloat when tensor.Count == 1: proto.FloatVal.Add(tensor.Values<float>()[0]); return proto;
            case DataType.DtDouble when tensor.Count == 1: proto.DoubleVal.Add(tensor.Values<double>()[0]); return proto;
            case DataType.DtInt32 when tensor.Count == 1: proto.IntVal.Add(tensor.Values<int>()[0]); return proto;
            case DataType.DtInt64 when tensor.Count == 1: proto.Int64Val.Add(tensor.Values<long>()[0]); return proto;
            case DataType.DtBool when tensor.Count == 1: proto.BoolVal.Add(tensor.Values<bool>()[0]); return proto;
            default:
                proto.TensorContent = ByteString.CopyFrom(tensor.Bytes());
                return proto;
        }
    }

    /// <summary>The wire form of a shape; -1 is an unknown size.</summary>
    /// <param name="dimensions">The sizes.</param>
    /// <returns>The wire form.</returns>
    public static TensorShapeProto Shape(ReadOnlySpan<long> dimensions)
    {
        var shape = new TensorShapeProto();
        foreach (long size in dimensions)
        {
            shape.Dim.Add(new TensorShapeProto.Types.Dim { Size = size });
        }

        return shape;
    }

    private static void FillFromLists(TensorProto p, HostTensor t)
    {
        switch (t.DataType)
        {
            case DataType.DtFloat: Fill(t.Values<float>(), p.FloatVal, v => v); break;
            case DataType.DtDouble: Fill(t.Values<double>(), p.DoubleVal, v => v); break;
            case DataType.DtInt32 or DataType.DtQint32: Fill(t.Values<int>(), p.IntVal, v => v); break;
            case DataType.DtInt16 or DataType.DtQint16: Fill(t.Values<short>(), p.IntVal, v => (short)v); break;
            case DataType.DtInt8 or DataType.DtQint8 or DataType.DtInt4 or DataType.DtInt2: Fill(t.Values<sbyte>(), p.IntVal, v => (sbyte)v); break;
            case DataType.DtUint8 or DataType.DtQuint8 or DataType.DtUint4 or DataType.DtUint2: Fill(t.Values<byte>(), p.IntVal, v => (byte)v); break;
            case DataType.DtUint16 or DataType.DtQuint16: Fill(t.Values<ushort>(), p.IntVal, v => (ushort)v); break;
            case DataType.DtInt64: Fill(t.Values<long>(), p.Int64Val, v => v); break;
            case DataType.DtUint32: Fill(t.Values<uint>(), p.Uint32Val, v => v); break;
            case DataType.DtUint64: Fill(t.Values<ulong>(), p.Uint64Val, v => v); break;
            case DataType.DtBool: Fill(t.Values<bool>(), p.BoolVal, v => v); break;
            case DataType.DtString: Fill(t.Values<byte[]>(), p.StringVal, v => v.ToByteArray()); break;
            case DataType.DtHalf: Fill(t.Values<Half>(), p.HalfVal, v => BitConverter.UInt16BitsToHalf((ushort)v)); break;
            case DataType.DtBfloat16: Fill(t.Values<BFloat16>(), p.HalfVal, v => new BFloat16((ushort)v)); break;
            case DataType.DtComplex64: Fill(MemoryMarshal.Cast<Complex64, float>(t.Values<Complex64>()), p.ScomplexVal, v => v, 2); break;
            case DataType.DtComplex128: Fill(MemoryMarshal.Cast<System.Numerics.Complex, double>(t.Values<System.Numerics.Complex>()), p.DcomplexVal, v => v, 2); break;
            default: throw EngineException.Unimplemented($"a constant of type {t.DataType.Name()} cannot be read");
        }
    }

    // group is 2 for complex numbers: the last pair repeats, not the last part.
    private static void Fill<TIn, T>(Span<T> values, RepeatedField<TIn> list, Func<TIn, T> convert, int group = 1)
    {
        int given = Math.Min(list.Count / group * group, values.Length);
        for (int i = 0; i < given; i++)
        {
            values[i] = convert(list[i]);
        }

        for (int i = given; given > 0 && i < values.Length; i++)
        {
            values[i] = values[i - group];
        }
    }
}
