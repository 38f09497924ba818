using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>output[i] = choose[i] ? t[i] : e[i], where any of the three may be one element for all.</summary>
internal static class Choice
{
    public static void Run<T>(ReadOnlySpan<bool> choose, ReadOnlySpan<T> t, ReadOnlySpan<T> e, Span<T> output)
    {
        if (choose.Length == 1 && output.Length > 1)
        {
            ReadOnlySpan<T> chosen = choose[0] ? t : e;
            if (chosen.Length == output.Length)
            {
                chosen.CopyTo(output);
            }
            else
            {
                output.Fill(chosen[0]);
            }

            return;
        }

        int i = 0;
        if (typeof(T) == typeof(uint) && Vector256.IsHardwareAccelerated)
        {
            i = Vectors(choose, Bits(t), Bits(e), MemoryMarshal.CreateSpan(ref Unsafe.As<T, uint>(ref MemoryMarshal.GetReference(output)), output.Length));
        }

        for (; i < output.Length; i++)
        {
            output[i] = choose[i] ? t[t.Length == 1 ? 0 : i] : e[e.Length == 1 ? 0 : i];
        }
    }

    // Eight at a time: a random condition would mislead the processor's guesses at every second element.
    private static int Vectors(ReadOnlySpan<bool> choose, ReadOnlySpan<uint> t, ReadOnlySpan<uint> e, Span<uint> output)
    {
        ReadOnlySpan<byte> flags = MemoryMarshal.AsBytes(choose);
        int i = 0;
        for (; i <= output.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            Vector128<ushort> wide = Vector128.WidenLower(Vector128.CreateScalarUnsafe(MemoryMarshal.Read<ulong>(flags[i..])).AsByte());
            Vector256<uint> no = Vector256.Equals(Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)), Vector256<uint>.Zero);
            Vector256<uint> left = t.Length == 1 ? Vector256.Create(t[0]) : Vector256.Create(t[i..]);
            Vector256<uint> right = e.Length == 1 ? Vector256.Create(e[0]) : Vector256.Create(e[i..]);
            Vector256.ConditionalSelect(no, right, left).CopyTo(output[i..]);
        }

        return i;
    }

    private static ReadOnlySpan<uint> Bits<T>(ReadOnlySpan<T> span)
        => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, uint>(ref MemoryMarshal.GetReference(span)), span.Length);
}
