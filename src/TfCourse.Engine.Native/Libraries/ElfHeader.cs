using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Native;

/// <summary>What the first bytes of a library of Linux say, where the system's loader only says that there is no such file.</summary>
internal static class ElfHeader
{
    private const int Length = 20, ClassAt = 4, OrderAt = 5, MachineAt = 18;
    private const byte Bits32 = 1, LittleEndian = 1;

    private static readonly Dictionary<int, (string Name, Architecture Architecture)> Machines = new()
    {
        [3] = ("x86 of 32 bits", Architecture.X86),
        [40] = ("ARM of 32 bits", Architecture.Arm),
        [62] = ("x86-64", Architecture.X64),
        [183] = ("AArch64", Architecture.Arm64),
        [243] = ("RISC-V", Architecture.RiscV64),
    };

    /// <summary>Why a file is no library for this process; null when its header does not say so.</summary>
    /// <param name="file">The file; one that is not there says nothing.</param>
    public static string? Fault(string file)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(file))
        {
            return null;
        }

        Span<byte> header = stackalloc byte[Length];
        try
        {
            using FileStream stream = File.OpenRead(file);
            if (stream.ReadAtLeast(header, Length, throwOnEndOfStream: false) < Length || !header.StartsWith("\u007FELF"u8))
            {
                return "it is no shared library of Linux";
            }
        }
        catch (UnauthorizedAccessException)
        {
            return "this user may not read it";
        }

        int machine = header[OrderAt] == LittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(header[MachineAt..]) : BinaryPrimitives.ReadUInt16BigEndian(header[MachineAt..]);
        (string name, Architecture architecture) = Machines.GetValueOrDefault(machine, ("machine " + machine.ToString(CultureInfo.InvariantCulture), (Architecture)(-1)));
        return architecture != RuntimeInformation.ProcessArchitecture ? $"it is made for {name}, and this process runs on {RuntimeInformation.ProcessArchitecture}"
            : header[ClassAt] == Bits32 && Environment.Is64BitProcess ? "it is a library of 32 bits, and this process has 64" : null;
    }
}
