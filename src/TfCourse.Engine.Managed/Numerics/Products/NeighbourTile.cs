using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Tiles of more rows than <see cref="Tile{T, V, R}"/> has, one register wide, where registers are many and rows of the left factor begin at neighbouring
/// elements: one address serves them all. The sums are the same to the last bit; short segments hold up so many less.
/// </summary>
/// <remarks>Of a <see cref="TileCall{T}"/> whose right factor is a panel it reads Rows[0] only: row r of the left factor begins r elements behind.</remarks>
internal static unsafe class NeighbourTile<T, V, R>
    where T : unmanaged
    where V : struct
    where R : struct, IRegister<T, V>
{
    /// <summary>The fewest and the most rows of a tile.</summary>
    public const int LeastRows = 9, MostRows = 16;

    /// <summary>One tile.</summary>
    /// <param name="call">What it needs to know.</param>
    /// <param name="rows"><see cref="LeastRows"/> to <see cref="MostRows"/>.</param>
    [MethodImpl(Compiled.InFull)]
    public static void Run(TileCall<T>* call, int rows)
    {
        switch (rows)
        {
            case 9: Run<Size9>(call); break;
            case 10: Run<Size10>(call); break;
            case 11: Run<Size11>(call); break;
            case 12: Run<Size12>(call); break;
            case 13: Run<Size13>(call); break;
            case 14: Run<Size14>(call); break;
            case 15: Run<Size15>(call); break;
            case 16: Run<Size16>(call); break;
            default: throw EngineException.Internal($"there is no tile of {rows} neighbouring rows");
        }
    }

    // The size of TRows is a number that the compiler knows: each is a loop of its own.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TRows>(TileCall<T>* call) where TRows : unmanaged
    {
        V c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        V c8 = default, c9 = default, c10 = default, c11 = default, c12 = default, c13 = default, c14 = default, c15 = default;
        T* b = call->B;
        nint step = call->Step;
        for (int s = 0; s < call->SegmentCount; s++, b += call->BSkip)
        {
            T* a = call->A + call->Segments[s] + call->Rows[0];
            for (T* end = a + (call->Length * step); a != end; a += step, b += default(R).Count)
            {
                V w = default(R).Load(b);
                c0 = default(R).MultiplyAdd(default(R).Broadcast(a), w, c0);
                c1 = default(R).MultiplyAdd(default(R).Broadcast(a + 1), w, c1);
                c2 = default(R).MultiplyAdd(default(R).Broadcast(a + 2), w, c2);
                c3 = default(R).MultiplyAdd(default(R).Broadcast(a + 3), w, c3);
                c4 = default(R).MultiplyAdd(default(R).Broadcast(a + 4), w, c4);
                c5 = default(R).MultiplyAdd(default(R).Broadcast(a + 5), w, c5);
                c6 = default(R).MultiplyAdd(default(R).Broadcast(a + 6), w, c6);
                c7 = default(R).MultiplyAdd(default(R).Broadcast(a + 7), w, c7);
                c8 = default(R).MultiplyAdd(default(R).Broadcast(a + 8), w, c8);
                c9 = sizeof(TRows) > 9 ? default(R).MultiplyAdd(default(R).Broadcast(a + 9), w, c9) : c9;
                c10 = sizeof(TRows) > 10 ? default(R).MultiplyAdd(default(R).Broadcast(a + 10), w, c10) : c10;
                c11 = sizeof(TRows) > 11 ? default(R).MultiplyAdd(default(R).Broadcast(a + 11), w, c11) : c11;
                c12 = sizeof(TRows) > 12 ? default(R).MultiplyAdd(default(R).Broadcast(a + 12), w, c12) : c12;
                c13 = sizeof(TRows) > 13 ? default(R).MultiplyAdd(default(R).Broadcast(a + 13), w, c13) : c13;
                c14 = sizeof(TRows) > 14 ? default(R).MultiplyAdd(default(R).Broadcast(a + 14), w, c14) : c14;
                c15 = sizeof(TRows) > 15 ? default(R).MultiplyAdd(default(R).Broadcast(a + 15), w, c15) : c15;
            }
        }

        Put(call, 0, c0);
        Put(call, 1, c1);
        Put(call, 2, c2);
        Put(call, 3, c3);
        Put(call, 4, c4);
        Put(call, 5, c5);
        Put(call, 6, c6);
        Put(call, 7, c7);
        Put(call, 8, c8);
        if (sizeof(TRows) > 9)
        {
            Put(call, 9, c9);
        }

        if (sizeof(TRows) > 10)
        {
            Put(call, 10, c10);
        }

        if (sizeof(TRows) > 11)
        {
            Put(call, 11, c11);
        }

        if (sizeof(TRows) > 12)
        {
            Put(call, 12, c12);
        }

        if (sizeof(TRows) > 13)
        {
            Put(call, 13, c13);
        }

        if (sizeof(TRows) > 14)
        {
            Put(call, 14, c14);
        }

        if (sizeof(TRows) > 15)
        {
            Put(call, 15, c15);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TileCall<T>* call, int row, V sum)
    {
        T* to = call->C + call->To[row];
        default(R).Store(call->Accumulate ? default(R).Add(default(R).Load(to), sum) : sum, to);
    }
}
