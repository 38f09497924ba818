using System.Reflection;
using System.Xml.Linq;
using TfCourse.TestKit;

namespace TfCourse.Architecture.Tests;

/// <summary>A project below src or tests.</summary>
/// <param name="Name">Its name, as TfCourse.Engine.</param>
/// <param name="File">Its project file.</param>
internal sealed record Project(string Name, string File)
{
    private readonly XElement _xml = XElement.Load(File);

    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>Path of the project file from the repository's root.</summary>
    public string RelativeFile => Source.Relative(File);

    public string AssemblyName => _xml.Descendants("AssemblyName").SingleOrDefault()?.Value ?? Name;

    /// <summary>Names of the projects it refers to.</summary>
    public IEnumerable<string> References => _xml.Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>Its C# files but those that the build writes.</summary>
    public IEnumerable<string> Files => Source.Files(Folder);

    /// <summary>Its built assembly; null when it is not beside these tests.</summary>
    public Assembly? Load()
    {
        string file = Path.Combine(AppContext.BaseDirectory, AssemblyName + ".dll");
        return System.IO.File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}

/// <summary>The repository's projects and source files.</summary>
internal static class Source
{
    /// <summary>The adapter over packages that not every registry has: outside the solution, so never built here.</summary>
    public const string OptIn = "TfCourse.TensorFlowNet";

    public static IReadOnlyList<Project> Products { get; } = Projects("src");

    public static IReadOnlyList<Project> Tests { get; } = Projects("tests");

    /// <summary>The built assemblies of src, with their projects.</summary>
    public static IEnumerable<(Project Project, Assembly Assembly)> Assemblies
        => Products.Select(project => (Project: project, Assembly: project.Load())).Where(pair => pair.Assembly is not null)
            .Select(pair => (pair.Project, pair.Assembly!));

    public static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    public static IEnumerable<string> Files(string folder)
        => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Relative(file).Split('/').Any(part => part is "bin" or "obj"));

    private static Project[] Projects(string folder)
        => [.. Directory.EnumerateFiles(Repository.PathOf(folder), "*.csproj", SearchOption.AllDirectories)
            .Where(file => !Relative(file).Split('/').Any(part => part is "bin" or "obj"))
            .Select(file => new Project(Path.GetFileNameWithoutExtension(file), file))
            .OrderBy(project => project.Name, StringComparer.Ordinal)];
}
