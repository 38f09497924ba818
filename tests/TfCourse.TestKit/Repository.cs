namespace TfCourse.TestKit;

/// <summary>Where this repository lies: the first folder above the test assemblies that holds TfCourse.sln.</summary>
public static class Repository
{
    private static readonly Lazy<string> LazyRoot = new(Find);

    /// <summary>The repository's root folder, without a trailing separator.</summary>
    public static string Root => LazyRoot.Value;

    /// <summary>The full path of a file or folder given relative to the root, with forward slashes.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TfCourse.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException(
            $"No folder above {AppContext.BaseDirectory} holds TfCourse.sln; run the tests from a build inside the repository.");
    }
}
