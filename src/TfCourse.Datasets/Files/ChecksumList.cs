using System.Collections.Frozen;
using System.Text;

namespace TfCourse.Datasets;

/// <summary>Reads a list as <c>sha256sum</c> writes it: 64 hexadecimal digits, two spaces (or space and star), a relative path.</summary>
internal static class ChecksumList
{
    private const int Digits = 64;

    public static FrozenDictionary<string, string> Read(string path)
    {
        DataLimits limits = DataLimits.Default with { MaxFileBytes = 1 << 20 };
        string[] lines = Encoding.UTF8.GetString(DataFile.Load(path, path, limits)).Split('\n');
        Dictionary<string, string> sums = new(StringComparer.Ordinal);
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            if (line.Length == 0)
                continue;
            string file = line.Length > Digits + 2 ? line[(Digits + 2)..] : "";
            if (file.StartsWith("./", StringComparison.Ordinal))
                file = file[2..];
            bool sound = file.Length > 0 && line[Digits] == ' ' && line[Digits + 1] is ' ' or '*'
                && line.Take(Digits).All(char.IsAsciiHexDigit);

            // Only files below the folder: the list must not lead anywhere else.
            if (!sound || Path.IsPathRooted(file) || file.Split('/', '\\').Contains("..") || !sums.TryAdd(file, line[..Digits]))
                throw new DataException(
                    DataFault.Malformed, path, $"'{line}'", "a SHA-256, two spaces and a relative path that occurs once",
                    "Restore the file from the repository.")
                { Line = i + 1 };
        }
        return sums.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
