using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Native;

/// <summary>A program of Linux's packet filter that lets pass only packets for some of this machine's addresses.</summary>
internal static class AddressFilter
{
    private const ushort LoadWord = 0x20, JumpIfEqual = 0x15, Return = 0x06;
    private const uint Protocol = 0xFFFF_F000, NetworkHeader = 0xFFF0_0000, Pass = uint.MaxValue, Drop = 0;
    private const uint Ip4 = 0x0800, Ip6 = 0x86DD, Destination4 = 16, Destination6 = 24;
    private const int WordsOfIp6 = 4, Most = 32;

    /// <summary>The program for these addresses.</summary>
    /// <exception cref="ArgumentException">There are none, or too many.</exception>
    public static Instruction[] For(IReadOnlyCollection<IPAddress> addresses)
    {
        if (addresses.Count is 0 or > Most)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {addresses.Count} addresses to listen on; 1 to {Most} are possible."), nameof(addresses));
        }

        IPAddress[] all = [.. addresses.Select(a => a.IsIPv4MappedToIPv6 ? a.MapToIPv4() : a).Distinct()];
        Instruction[] four = [.. all.Where(a => a.AddressFamily == AddressFamily.InterNetwork).SelectMany(OfIp4)];
        Instruction[] six = [.. all.Where(a => a.AddressFamily == AddressFamily.InterNetworkV6).SelectMany(OfIp6)];
        byte overFour = checked((byte)(four.Length + 2));
        return
        [
            new(LoadWord, 0, 0, Protocol),
            new(JumpIfEqual, 1, 0, Ip4),
            new(JumpIfEqual, overFour, (byte)(overFour - 1), Ip6),
            new(LoadWord, 0, 0, NetworkHeader + Destination4),
            .. four,
            new(Return, 0, 0, Drop),
            .. six,
            new(Return, 0, 0, Drop),
        ];
    }

    private static IEnumerable<Instruction> OfIp4(IPAddress address) =>
    [
        new(JumpIfEqual, 0, 1, BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes())),
        new(Return, 0, 0, Pass),
    ];

    // Four words one after another; the first that differs leads behind the last.
    private static IEnumerable<Instruction> OfIp6(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        for (int word = 0; word < WordsOfIp6; word++)
        {
            yield return new(LoadWord, 0, 0, NetworkHeader + Destination6 + (uint)(word * sizeof(uint)));
            yield return new(JumpIfEqual, 0, (byte)((2 * (WordsOfIp6 - word)) - 1), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(word * sizeof(uint))));
        }

        yield return new(Return, 0, 0, Pass);
    }

    /// <summary>One instruction, as the kernel has it.</summary>
    /// <param name="Code">What to do.</param>
    /// <param name="IfTrue">How many instructions to skip when a comparison holds.</param>
    /// <param name="IfFalse">How many when not.</param>
    /// <param name="Value">An offset, a number to compare with, or what to return.</param>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Value);
}
