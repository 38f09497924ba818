using System.Diagnostics;
using System.Runtime.InteropServices;
using TfCourse.TestKit;

namespace TfCourse.Engine.Native.Tests;

/// <summary>Variants of the fake library, made once by the system's C compiler; tests are skipped by name without one.</summary>
internal static class FakeLibrary
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("tfcourse-fake-").FullName;
    private static readonly Dictionary<string, string> Made = [];

    static FakeLibrary() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    public enum Kind
    {
        Statuses,
        Buffers,
        Tensors,
        Graphs,
        Imports,
        Options,
        Sessions,
        Devices,
        Strings,
        Mappings,
    }

    public enum Kept
    {
        Graph,
        Config,
        Target,
    }

    /// <summary>The whole library of a version in a folder of its own, or a variant with more definitions.</summary>
    public static string Whole(string version = "2.21.0", string more = "", string name = "libtensorflow.so.2")
        => Make($"{name} {version} {more}", name, [$"-DVERSION=\"{version}\"", .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>The library split over two files as Python's package has it; the folder.</summary>
    public static string Split()
    {
        string first = Make("split", "libtensorflow_framework.so.2", ["-DPART=1"]), second = Path.Combine(Path.GetDirectoryName(first)!, "libtensorflow_cc.so.2");
        if (!File.Exists(second))
        {
            Compile(second, ["-DPART=2", first]);
        }

        return Path.GetDirectoryName(first)!;
    }

    /// <summary>The library with one more that it needs.</summary>
    public static string Needing(string other) => Make("needs " + other, "libtensorflow.so.2", ["-Wl,--no-as-needed", "-Wl,-rpath," + Path.GetDirectoryName(other), other]);

    /// <summary>How many handles of a kind the library has given out and not got back.</summary>
    public static unsafe long Live(string file, Kind kind)
    {
        var live = (delegate* unmanaged[Cdecl]<int, nint>)NativeLibrary.GetExport(NativeLibrary.Load(file), "Fake_Live");
        return live((int)kind);
    }

    /// <summary>What the library was given last of a kind.</summary>
    public static unsafe byte[] Last(string file, Kept kind)
    {
        var last = (delegate* unmanaged[Cdecl]<int, nuint*, byte*>)NativeLibrary.GetExport(NativeLibrary.Load(file), "Fake_Last");
        nuint size;
        byte* bytes = last((int)kind, &size);
        return new ReadOnlySpan<byte>(bytes, (int)size).ToArray();
    }

    /// <summary>Lets runs fail: after so many more, so many with this status.</summary>
    public static unsafe void FailRuns(string file, StatusCode code, int count, int after)
        => ((delegate* unmanaged[Cdecl]<int, int, int, void>)NativeLibrary.GetExport(NativeLibrary.Load(file), "Fake_FailRuns"))((int)code, count, after);

    /// <summary>A file of other content in a folder of its own.</summary>
    public static string Other(string name, byte[] content)
    {
        string file = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, Guid.NewGuid().ToString("N"))).FullName, name);
        File.WriteAllBytes(file, content);
        return file;
    }

    private static string Make(string key, string name, string[] definitions)
    {
        lock (Made)
        {
            if (!Made.TryGetValue(key, out string? file))
            {
                file = Other(name, []);
                Compile(file, definitions);
                Made.Add(key, file);
            }

            return file;
        }
    }

    private static void Compile(string file, string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("The fake TensorFlow is made on Linux only.");
        }

        try
        {
            using Process compiler = Process.Start(new ProcessStartInfo(
                "cc", ["-shared", "-fPIC", "-Wl,-Bsymbolic", "-O1", "-o", file, Repository.PathOf("tests/TfCourse.Engine.Native.Tests/Fake/fake_tensorflow.c"), .. arguments])
            {
                RedirectStandardError = true,
            })!;
            string complaints = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            Assert.That(compiler.ExitCode, Is.Zero, complaints);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("There is no C compiler 'cc' to make the fake TensorFlow with.");
        }
    }
}
