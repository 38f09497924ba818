using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>Tensors of strings, in the layout that the library's version has.</summary>
internal abstract unsafe class StringTensors
{
    /// <summary>The layout of a version.</summary>
    public static StringTensors Of(TensorFlowApi api, LibraryVersion version) => version >= LibraryVersion.TStrings
        ? new StructuredStrings(api) : new OffsetStrings(api);

    /// <summary>A new TF_Tensor with copies of the strings.</summary>
    public abstract nint FromHost(ReadOnlySpan<long> dimensions, ReadOnlySpan<byte[]> strings);

    /// <summary>Copies of a TF_Tensor's strings.</summary>
    public abstract byte[][] ToHost(nint tensor, long count);
}

/// <summary>Since 2.4: a TF_TString of 24 bytes for each string, short ones inside it, long ones beside it.</summary>
internal sealed unsafe class StructuredStrings : StringTensors
{
    private const int Size = 24;
    private const int Alignment = 64;
    private readonly TensorFlowApi _api;

    public StructuredStrings(TensorFlowApi api)
    {
        if (api.StringInit == null || api.StringCopy == null || api.StringGetDataPointer == null || api.StringGetSize == null || api.StringDealloc == null)
        {
            throw new NativeLibraryException($"The library lacks TF_StringInit and its like, which every TensorFlow since {LibraryVersion.TStrings} has.");
        }

        _api = api;
    }

    public override nint FromHost(ReadOnlySpan<long> dimensions, ReadOnlySpan<byte[]> strings)
    {
        // Strings beside the structures are freed when TensorFlow lets go of the tensor, not before: a variable may keep it.
        nuint bytes = (nuint)Sizes.Bytes(strings.Length, Size);
        byte* data = (byte*)NativeMemory.AlignedAlloc(Math.Max(bytes, 1), Alignment);
        for (int i = 0; i < strings.Length; i++)
        {
            byte* item = data + ((nint)i * Size);
            _api.StringInit(item);
            fixed (byte* s = strings[i])
            {
                _api.StringCopy(item, s, (nuint)strings[i].Length);
            }
        }

        fixed (long* d = dimensions)
        {
            nint tensor = _api.NewTensor((int)DataType.DtString, d, dimensions.Length, data, bytes, &Free, (void*)_api.StringDealloc);
            return tensor != 0 ? tensor : throw EngineException.Internal($"TensorFlow makes no tensor of {strings.Length} strings");
        }
    }

    public override byte[][] ToHost(nint tensor, long count)
    {
        nuint bytes = _api.TensorByteSize(tensor);
        if (bytes < (nuint)Sizes.Bytes(count, Size))
        {
            throw EngineException.Internal($"TensorFlow gave {bytes} bytes for {count} strings of {Size} bytes each");
        }

        byte* data = _api.TensorData(tensor);
        var strings = new byte[count][];
        for (int i = 0; i < strings.Length; i++)
        {
            byte* item = data + ((nint)i * Size);
            strings[i] = new ReadOnlySpan<byte>(_api.StringGetDataPointer(item), checked((int)_api.StringGetSize(item))).ToArray();
        }

        return strings;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(void* data, nuint length, void* dealloc)
    {
        var free = (delegate* unmanaged[Cdecl]<byte*, void>)dealloc;
        for (nuint i = 0; i < length / Size; i++)
        {
            free((byte*)data + (i * Size));
        }

        NativeMemory.AlignedFree(data);
    }
}

/// <summary>Before 2.4: a table of 64-bit offsets, then each string as its length (a varint) and its bytes.</summary>
internal sealed unsafe class OffsetStrings(TensorFlowApi api) : StringTensors
{
    public override nint FromHost(ReadOnlySpan<long> dimensions, ReadOnlySpan<byte[]> strings)
    {
        long total = (long)strings.Length * sizeof(ulong);
        foreach (byte[] s in strings)
        {
            total = checked(total + VarintSize((uint)s.Length) + s.Length);
        }

        nint tensor;
        fixed (long* d = dimensions)
        {
            tensor = api.AllocateTensor((int)DataType.DtString, d, dimensions.Length, (nuint)total);
        }

        var offsets = tensor == 0 ? null : (ulong*)api.TensorData(tensor);
        if (offsets == null && total > 0)
        {
            if (tensor != 0)
            {
                api.DeleteTensor(tensor);
            }

            throw Tensors.OutOfMemory(total);
        }

        byte* start = (byte*)(offsets + strings.Length), at = start;
        for (int i = 0; i < strings.Length; i++)
        {
            offsets[i] = (ulong)(at - start);
            for (uint length = (uint)strings[i].Length; ; length >>= 7)
            {
                *at++ = (byte)(length > 0x7F ? (length & 0x7F) | 0x80 : length);
                if (length <= 0x7F)
                {
                    break;
                }
            }

            strings[i].CopyTo(new Span<byte>(at, strings[i].Length));
            at += strings[i].Length;
        }

        return tensor;
    }

    public override byte[][] ToHost(nint tensor, long count)
    {
        var bytes = new ReadOnlySpan<byte>(api.TensorData(tensor), checked((int)api.TensorByteSize(tensor)));
        ReadOnlySpan<ulong> offsets = MemoryMarshal.Cast<byte, ulong>(bytes[..Sizes.Bytes(count, sizeof(ulong))]);
        ReadOnlySpan<byte> data = bytes[(offsets.Length * sizeof(ulong))..];
        var strings = new byte[offsets.Length][];
        for (int i = 0; i < strings.Length; i++)
        {
            ReadOnlySpan<byte> item = data[checked((int)offsets[i])..];
            (int length, int shift) = (0, 0);
            while ((item[0] & 0x80) != 0)
            {
                length |= (item[0] & 0x7F) << shift;
                shift = shift < 28 ? shift + 7 : throw new EngineException(StatusCode.DataLoss, $"string {i} of a tensor has a length of more than 32 bits");
                item = item[1..];
            }

            length |= item[0] << shift;
            strings[i] = item.Slice(1, length).ToArray();
        }

        return strings;
    }

    private static int VarintSize(uint value) => value < 1u << 7 ? 1 : value < 1u << 14 ? 2 : value < 1u << 21 ? 3 : value < 1u << 28 ? 4 : 5;
}
