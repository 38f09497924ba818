using System.Numerics;
using System.Text;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Numbers out of text.</summary>
internal static class StringToNumberKernel
{
    private delegate bool Reader<T>(ReadOnlySpan<byte> text, out T value);

    public static Kernel Create(NodeInfo node) => node.Type("out_type") switch
    {
        DataType.DtFloat => Of<float>(static (ReadOnlySpan<byte> text, out float value) =>
        {
            bool read = NumberText.TryFloat(text, out double wide, single: true);
            value = (float)wide;
            return read;
        }),
        DataType.DtDouble => Of<double>(static (ReadOnlySpan<byte> text, out double value) => NumberText.TryFloat(text, out value, single: false)),
        DataType.DtInt32 => Of<int>(NumberText.TryInteger),
        DataType.DtInt64 => Of<long>(NumberText.TryInteger),
        DataType.DtUint32 => Of<uint>(NumberText.TryInteger),
        DataType.DtUint64 => Of<ulong>(NumberText.TryInteger),
        var type => throw KernelTypes.Unsupported(node, type),
    };

    private static Kernel Of<T>(Reader<T> read) where T : unmanaged, INumber<T> => Kernel.Of(c =>
    {
        ReadOnlySpan<byte[]> input = c.Input<byte[]>(0);
        Span<T> output = c.Output<T>(0, c.Dims(0));
        for (int i = 0; i < output.Length; i++)
        {
            if (!read(input[i], out output[i]))
            {
                throw EngineException.InvalidArgument($"StringToNumberOp could not correctly convert string: {Encoding.UTF8.GetString(input[i])}");
            }
        }
    });
}
