using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>How loops are compiled in which much of the time is spent.</summary>
/// <remarks>
/// Native code that is made when the library is built cannot hold methods that are marked to be compiled in full when they first run. Where it is not made, or
/// not used, loops without that mark would begin in the compiler's first, slow form.
/// </remarks>
internal static class Compiled
{
#if PRECOMPILED
    /// <summary>The mark of loops that native code holds.</summary>
    public const MethodImplOptions InFull = 0;

    /// <summary>How often native code is used in place of a loop that has the mark: hot native code is compiled with counters first, which slows sums of products.</summary>
    public const int Patience = 4096;
#else
    /// <summary>The mark of loops that native code would hold.</summary>
    public const MethodImplOptions InFull = MethodImplOptions.AggressiveOptimization;

    /// <summary>How often native code is used in place of a loop that has the mark.</summary>
    public const int Patience = 0;
#endif

    /// <summary>The bytes of the widest registers that native code is made for.</summary>
    public const int WidestBytes = 32;
}
