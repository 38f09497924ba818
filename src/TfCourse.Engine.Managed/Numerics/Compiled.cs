using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>How loops are compiled in which some of the time is spent.</summary>
/// <remarks>
/// Native code that is made when the library is built cannot hold methods that are marked to be compiled in full when they first run. Where it is not made,
/// loops without that mark would begin in the compiler's first, slow form. Loops of sums of products have the mark always: hot native code is compiled
/// with counters first, which slows them.
/// </remarks>
internal static class Compiled
{
    /// <summary>The mark of loops that native code holds.</summary>
#if PRECOMPILED
    public const MethodImplOptions InFull = 0;
#else
    public const MethodImplOptions InFull = MethodImplOptions.AggressiveOptimization;
#endif
}
