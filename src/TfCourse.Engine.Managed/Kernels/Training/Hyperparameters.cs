using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>What an update's formula needs of the hyperparameters, each in all elements of a register. To read one asks for no bounds.</summary>
[InlineArray(Most)]
internal struct Hyperparameters<T> where T : unmanaged
{
    /// <summary>How many there may be.</summary>
    public const int Most = 8;

    private Vector<T> _first;
}
