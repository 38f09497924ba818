namespace TfCourse.Engine.Managed;

/// <summary>ReadFile and WriteFile: all bytes of a file.</summary>
internal static class ReadFileKernel
{
    public static void Run(KernelContext c)
    {
        string path = FileKernels.Text(c, 0);
        IFileSystem files = c.Run.Session.Files.Require(path, false);
        c.Output<byte[]>(0, c.Dims(0))[0] = DurableFile.Read(files, path, FormatLimits.Default.MaxTensorBytes);
    }

    public static void Write(KernelContext c)
    {
        string path = FileKernels.Text(c, 0);
        if (c.Value(1).Count != 1)
        {
            throw EngineException.InvalidArgument($"contents must be a scalar, it has the shape {c.Dims(1)}");
        }

        IFileSystem files = c.Run.Session.Files.Require(path, true);
        files.CreateFolder(DurableFile.FolderOf(path));
        DurableFile.Write(files, path, c.Input<byte[]>(1)[0]);
    }
}
