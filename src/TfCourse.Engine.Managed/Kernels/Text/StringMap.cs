namespace TfCourse.Engine.Managed;

/// <summary>Kernels that look at each string for itself.</summary>
internal static class StringMap
{
    /// <summary>A string for each string.</summary>
    public static Kernel Of(Func<byte[], byte[]> map) => To(map);

    /// <summary>A value for each string.</summary>
    public static Kernel To<T>(Func<byte[], T> map) => Kernel.Of(c =>
    {
        ReadOnlySpan<byte[]> input = c.Input<byte[]>(0);
        Span<T> output = c.Output<T>(0, c.Dims(0));
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = map(input[i]);
        }
    });
}
