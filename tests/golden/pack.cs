// Packs a folder of recorded values into one archive a part: dotnet run tests/golden/pack.cs -- <folder>
#:property PublishAot=false
using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;

if (args.Length is not 1 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("usage: dotnet run tests/golden/pack.cs -- <folder with ops/, shapes/, ... as recorded>");
    return 2;
}
string source = Path.GetFullPath(args[0]);
string target = Packer.Folder();
string[] parts = ["control", "data_pipeline", "eager", "files", "graph", "keras", "ops", "random", "registry", "shapes", "state", "training"];
string[] absent = [.. parts.Where(part => !Directory.Exists(Path.Combine(source, part)))];
if (absent.Length > 0)
{
    Console.Error.WriteLine($"{source} lacks the parts {string.Join(", ", absent)}; nothing was written.");
    return 2;
}
foreach (string part in parts)
{
    (int files, long bytes) = Packer.Pack(source, part, Path.Combine(target, part + ".zip"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part}.zip: {files} files, {bytes} bytes"));
}
return 0;

internal static class Packer
{
    // The earliest date a zip entry can carry: the same input gives the same archive at any time.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    public static (int Files, long Bytes) Pack(string source, string part, string archive)
    {
        string[] names = [.. Directory.EnumerateFiles(Path.Combine(source, part), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
        using FileStream stream = new(archive, FileMode.Create);
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string name in names)
            {
                ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = Epoch;
                entry.ExternalAttributes = 0;
                using Stream content = entry.Open();
                content.Write(File.ReadAllBytes(Path.Combine(source, name)));
            }
        }
        return (names.Length, stream.Length);
    }
}
