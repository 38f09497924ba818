namespace TfCourse.Engine.Managed.Tests;

/// <summary>Registers of other bits than the processor's widest, for the length of a test.</summary>
internal readonly ref struct ForcedSimd
{
    private readonly int _before;

    public ForcedSimd(int bits)
    {
        _before = Simd.Bits;
        Simd.Force(bits);
    }

    public void Dispose() => Simd.Force(_before);
}
