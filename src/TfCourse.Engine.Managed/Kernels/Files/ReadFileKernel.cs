namespace TfCourse.Engine.Managed;

/// <summary>ReadFile: all bytes of a file.</summary>
internal static class ReadFileKernel
{
    public static void Run(KernelContext c)
    {
        string path = FileKernels.Text(c, 0);
        IFileSystem files = c.Run.Session.Files.Require(path, false);
        c.Output<byte[]>(0, c.Dims(0))[0] = DurableFile.Read(files, path, FormatLimits.Default.MaxTensorBytes);
    }
}
