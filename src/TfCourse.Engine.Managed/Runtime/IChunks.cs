namespace TfCourse.Engine.Managed;

/// <summary>Work in numbered pieces, any of which may run on any thread, at any time, once.</summary>
/// <remarks>
/// The pieces must not depend on the number of threads and must not write to the same element: then results have the
/// same bits for any number of threads. A struct without managed fields: pointers to pinned memory, sizes, scalars.
/// </remarks>
internal interface IChunks
{
    /// <summary>Does one piece.</summary>
    /// <param name="chunk">Its number, from 0.</param>
    void Run(int chunk);
}
