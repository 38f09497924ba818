namespace TfCourse.TestKit;

/// <summary>Names of test cases: the file and the recorded id, without what test runners take for syntax.</summary>
public static class GoldenNames
{
    /// <summary>The name of a case.</summary>
    public static string Of(GoldenCase c) => Of(c.Path, c.Id);

    /// <summary>The name of a case of a file.</summary>
    public static string Of(string path, string id)
        => $"{Path.ChangeExtension(path, null)} {id}".Replace('(', '[').Replace(')', ']').Replace('"', '\'').Replace(',', ';');
}
