using System.Security.Cryptography;
using System.Text.Json;
using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>The recorded files of other programs and what is said of them: files/&lt;kind&gt;/index.json and others.</summary>
public static class GoldenFiles
{
    /// <summary>The entries of an index, as "files/checkpoint/index.json"; none when the part is not recorded.</summary>
    public static IReadOnlyList<JsonElement> Entries(GoldenStore store, string path)
        => store.Contains(path) ? [.. store.ReadJson(path).Raw.GetProperty("entries").EnumerateArray()] : [];

    /// <summary>The entries as cases of a test, named by their ids.</summary>
    public static IEnumerable<(string Id, JsonElement Entry)> Cases(string path)
        => Entries(GoldenStore.Default, path).Select(e => (e.GetProperty("id").GetString()!, e));

    /// <summary>The recorded files below a folder, in memory, under their names without the folder.</summary>
    public static MemoryFileSystem Load(GoldenStore store, string folder)
    {
        var files = new MemoryFileSystem();
        foreach (string path in store.List(folder + "/**"))
        {
            files.Set(path[(folder.Length + 1)..], store.ReadBytes(path).ToArray());
        }

        return files;
    }

    /// <summary>Writes the recorded files below a folder into a folder of the disk.</summary>
    public static void Unpack(GoldenStore store, string folder, string target)
    {
        foreach (string path in store.List(folder + "/**"))
        {
            string file = Path.Combine(target, path[(folder.Length + 1)..].Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, store.ReadBytes(path).ToArray());
        }
    }

    /// <summary>The SHA-256 of a tensor as the index has it: of its bytes; of texts, of each length as uint64, then the text.</summary>
    public static string Sha256(HostTensor tensor)
    {
        if (tensor.DataType != Tensorflow.DataType.DtString)
        {
            return Convert.ToHexStringLower(SHA256.HashData(tensor.Bytes()));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] text in tensor.Values<byte[]>())
        {
            hash.AppendData(BitConverter.GetBytes((ulong)text.Length));
            hash.AppendData(text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>How a tensor differs from what is recorded of it: dtype, shape, sha256; null when it does not.</summary>
    public static string? Difference(JsonElement recorded, HostTensor tensor)
    {
        string dtype = recorded.GetProperty("dtype").GetString()!;
        long[] shape = [.. recorded.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64())];
        return GoldenDtypes.NameOf(tensor.DataType) != dtype ? $"type {tensor.DataType}, recorded {dtype}"
            : !tensor.Dimensions.SequenceEqual(shape) ? $"shape {Sizes.Format(tensor.Dimensions)}, recorded {Sizes.Format(shape)}"
            : Sha256(tensor) != recorded.GetProperty("sha256").GetString() ? "its bytes differ from the recorded ones"
            : null;
    }
}
