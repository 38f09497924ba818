using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>Which registers the kernels use: the widest that the processor has, or a narrower one that the environment asks for.</summary>
/// <remarks>
/// <c>TFCOURSE_SIMD</c> = scalar, 128, 256 or 512. A width that the processor lacks still gives the same numbers, put together from
/// narrower registers, which is slow: tests run every path on every machine.
/// </remarks>
internal static class Simd
{
    /// <summary>The bits of no register: one number at a time.</summary>
    public const int Scalar = 0;

    private static int _bits = -1;

    /// <summary>The bits of a register: <see cref="Scalar"/>, 128, 256 or 512.</summary>
    /// <exception cref="EngineException">The environment asks for something else.</exception>
    public static int Bits => _bits >= 0 ? _bits : _bits = Read(Environment.GetEnvironmentVariable("TFCOURSE_SIMD"));

    /// <summary>The widest registers of the processor.</summary>
    public static int Widest => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : Scalar;

    /// <summary>Whether there are 32 registers, not 16.</summary>
    public static bool HasManyRegisters => Avx512F.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Makes all kernels use registers of other bits, for tests.</summary>
    public static void Force(int bits) => _bits = bits;

    private static int Read(string? asked) => asked switch
    {
        null or "" => Widest,
        "scalar" => Scalar,
        "128" => 128,
        "256" => 256,
        "512" => 512,
        _ => throw EngineException.InvalidArgument($"TFCOURSE_SIMD is '{asked}'; it has to be scalar, 128, 256 or 512, or unset for the widest registers of the processor"),
    };
}
