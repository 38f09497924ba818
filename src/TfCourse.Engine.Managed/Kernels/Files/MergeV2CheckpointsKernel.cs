namespace TfCourse.Engine.Managed;

/// <summary>MergeV2Checkpoints: makes one checkpoint of those that shards wrote.</summary>
internal static class MergeV2CheckpointsKernel
{
    public static Kernel Create(NodeInfo node)
    {
        bool allowMissing = node.Bool("allow_missing_files"), deleteFolders = node.Bool("delete_old_dirs");
        return Kernel.Of(c =>
        {
            string[] parts = FileKernels.Texts(c, 0, c.Value(0).Count);
            string prefix = FileKernels.Text(c, 1);
            IFileSystem files = c.Run.Session.Files.Require(prefix, true);
            foreach (string part in parts)
            {
                c.Run.Session.Files.Require(part, true);
            }

            BundleMerge.Run(files, parts, prefix, allowMissing, deleteFolders);
        });
    }
}
