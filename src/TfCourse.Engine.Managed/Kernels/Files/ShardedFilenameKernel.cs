namespace TfCourse.Engine.Managed;

/// <summary>ShardedFilename: basename-00001-of-00002.</summary>
internal static class ShardedFilenameKernel
{
    public static void Run(KernelContext c)
        => c.Output<byte[]>(0, default)[0] = System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{FileKernels.Text(c, 0)}-{c.Integer(1):D5}-of-{c.Integer(2):D5}"));
}
