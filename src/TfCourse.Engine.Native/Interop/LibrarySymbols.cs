using System.Runtime.InteropServices;

namespace TfCourse.Engine.Native;

/// <summary>Symbols of one TensorFlow, looked up over its files in order: distributions split the C API over two of them.</summary>
/// <remarks>
/// Python's package has the tensors and statuses in libtensorflow_framework and graphs and sessions in libtensorflow_cc;
/// the C distribution has everything behind libtensorflow. The files stay loaded until the process ends, as TensorFlow
/// cannot be unloaded.
/// </remarks>
internal sealed class LibrarySymbols
{
    private readonly List<(string File, nint Handle)> _files = [];

    private LibrarySymbols()
    {
    }

    /// <summary>The files, in the order in which they are asked.</summary>
    public IReadOnlyList<string> Files => [.. _files.Select(f => f.File)];

    /// <summary>Loads all files, each visible to those after it.</summary>
    /// <param name="files">Full paths, or names that the system's loader looks for.</param>
    /// <param name="symbols">The symbols, or null when a file cannot be loaded.</param>
    /// <param name="reason">Why not.</param>
    /// <returns>Whether all files are loaded.</returns>
    public static bool TryLoad(IReadOnlyList<string> files, out LibrarySymbols? symbols, out string reason)
    {
        var loaded = new LibrarySymbols();
        foreach (string file in files)
        {
            nint handle = DynamicLoader.Open(file, out reason);
            if (handle == 0)
            {
                reason = ElfHeader.Fault(file) is { } fault ? $"{fault} ({reason})" : reason;
                symbols = null;
                return false;
            }

            loaded._files.Add((file, handle));
        }

        (symbols, reason) = (loaded, "");
        return true;
    }

    /// <summary>The address of a symbol; 0 when no file has it.</summary>
    public nint Optional(string name)
    {
        foreach ((_, nint handle) in _files)
        {
            if (NativeLibrary.TryGetExport(handle, name, out nint address))
            {
                return address;
            }
        }

        return 0;
    }

    /// <summary>The address of a symbol that every supported version has.</summary>
    /// <exception cref="NativeLibraryException">No file has it.</exception>
    public nint Required(string name) => Optional(name) is not 0 and var address ? address
        : throw new NativeLibraryException($"{string.Join(" and ", Files)} lack the symbol {name}: this is no complete TensorFlow C library of version {LibraryVersion.Oldest} or later.");
}
