namespace TfCourse.Engine.Native;

/// <summary>The TensorFlow libraries of a folder, whichever distribution it comes from.</summary>
internal static class LibraryFolder
{
    // The file with the graphs and sessions, and the one with tensors and statuses that it may need.
    private static readonly string[] Mains = ["libtensorflow_cc.so.2", "libtensorflow.so.2", "libtensorflow.so", "libtensorflow.so.1", "tensorflow.dll", "libtensorflow.2.dylib", "libtensorflow_cc.2.dylib", "libtensorflow.dylib"];
    private static readonly string[] Frameworks = ["libtensorflow_framework.so.2", "libtensorflow_framework.so.1", "libtensorflow_framework.so", "libtensorflow_framework.2.dylib"];

    /// <summary>The file names that are looked for.</summary>
    public static string Names { get; } = string.Join(", ", Mains);

    /// <summary>The files to load, in order; null when the folder has no TensorFlow.</summary>
    public static IReadOnlyList<string>? Files(string folder)
        => Mains.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } main ? WithFramework(main) : null;

    /// <summary>A library file, after the framework library that lies beside it, if one does; of a framework library the two of its folder.</summary>
    public static IReadOnlyList<string> WithFramework(string main)
    {
        string folder = Path.GetDirectoryName(main)!;
        return Frameworks.Contains(Path.GetFileName(main)) && Files(folder) is { } both ? both
            : Frameworks.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } framework && framework != main ? [framework, main] : [main];
    }
}
