using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>How loops are compiled in which most of the time is spent.</summary>
internal static class Compiled
{
    /// <summary>
    /// Without the compiler's first, slow form of a method. Where native code is made when the library is built, it is that first form, and good
    /// enough: the attribute would keep methods out of it.
    /// </summary>
#if PRECOMPILED
    public const MethodImplOptions InFull = 0;
#else
    public const MethodImplOptions InFull = MethodImplOptions.AggressiveOptimization;
#endif
}
