namespace TfCourse.Engine.Managed;

/// <summary>SaveV2: writes tensors into a checkpoint, from their own memory.</summary>
internal static class SaveV2Kernel
{
    private const int First = 3;

    public static void Run(KernelContext c)
    {
        int count = c.InputCount - First;
        string prefix = FileKernels.Text(c, 0);
        string[] names = FileKernels.Texts(c, 1, count), slices = FileKernels.Texts(c, 2, count);
        using var writer = new BundleWriter(c.Run.Session.Files.Require(prefix, true), prefix);
        for (int i = 0; i < count; i++)
        {
            c.Run.ThrowIfCancelled();
            TensorValue value = c.Value(First + i);
            int size = value.Type.Size();
            ReadOnlySpan<byte> bytes = size > 0 && value.Count > 0 ? value.Bytes(size) : default;
            writer.Add(names[i], slices[i], value.Type, value.Dims.Span, bytes, value.Type == Tensorflow.DataType.DtString ? value.Span<byte[]>() : default);
        }

        writer.Publish();
    }
}
