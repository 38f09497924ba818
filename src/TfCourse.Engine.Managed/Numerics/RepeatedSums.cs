using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>What sums over repeated images need to know; see <see cref="RepeatedImage"/>.</summary>
/// <remarks>
/// An entry is a register in each of some neighbouring rows of outputs: it begins at From[i] in the image, its outputs are at To[i].
/// What the filter's entry (e, f) meets lies e rows below and f columns behind.
/// </remarks>
internal unsafe struct RepeatedCall
{
    public float* X, Y;
    public nint* From, To;
    public int Count;

    /// <summary>From a row of the image to the next, from a column to the next, from a row of outputs to the next.</summary>
    public nint Row, Column, Line;

    public int FilterRows, FilterColumns;

    /// <summary>Registers: the pattern of the filter, [column, row], or the sums that are its gradient, [row, column].</summary>
    public float* Filter;

    /// <summary>A register that is added to each output.</summary>
    public float* Bias;

    /// <summary>Whether outputs at most 0 become 0.</summary>
    public bool Cuts;
}

/// <summary>Sums over repeated images that are outputs, in registers from the first to the last product.</summary>
internal static unsafe class RepeatedSums<V, R>
    where V : struct
    where R : struct, IRegister<float, V>
{
    /// <summary>Rows of an entry: each register of the image serves so many.</summary>
    public const int Height = 4;

    /// <summary>Entries that are computed with each other: each register of the filter serves so many.</summary>
    public const int Together = 3;

    /// <summary>y = f(Σ image · filter + bias), for filters of three rows or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Outputs(RepeatedCall* call)
    {
        nint row = call->Row, column = call->Column;
        int inner = call->FilterRows - 3;
        for (int i = 0; i < call->Count; i += Together)
        {
            V a0 = default, b0 = default, c0 = default, a1 = default, b1 = default, c1 = default, a2 = default, b2 = default, c2 = default, a3 = default, b3 = default, c3 = default;
            float* a = call->X + call->From[i], b = call->X + call->From[i + 1], c = call->X + call->From[i + 2], w = call->Filter;
            for (int f = call->FilterColumns; f > 0; f--, a += column, b += column, c += column, w -= 3 * default(R).Count)
            {
                // Row by row of the image: the rows of outputs that meet it do so with one row of the filter each.
                nint at = 0;
                V xa = default(R).Load(a + at), xb = default(R).Load(b + at), xc = default(R).Load(c + at);
                Add(w, xa, xb, xc, ref a0, ref b0, ref c0);
                at += row;
                w += default(R).Count;
                (xa, xb, xc) = (default(R).Load(a + at), default(R).Load(b + at), default(R).Load(c + at));
                Add(w, xa, xb, xc, ref a0, ref b0, ref c0);
                Add(w - default(R).Count, xa, xb, xc, ref a1, ref b1, ref c1);
                at += row;
                w += default(R).Count;
                (xa, xb, xc) = (default(R).Load(a + at), default(R).Load(b + at), default(R).Load(c + at));
                Add(w, xa, xb, xc, ref a0, ref b0, ref c0);
                Add(w - default(R).Count, xa, xb, xc, ref a1, ref b1, ref c1);
                Add(w - (2 * default(R).Count), xa, xb, xc, ref a2, ref b2, ref c2);
                for (int e = inner; e > 0; e--)
                {
                    at += row;
                    w += default(R).Count;
                    (xa, xb, xc) = (default(R).Load(a + at), default(R).Load(b + at), default(R).Load(c + at));
                    Add(w, xa, xb, xc, ref a0, ref b0, ref c0);
                    Add(w - default(R).Count, xa, xb, xc, ref a1, ref b1, ref c1);
                    Add(w - (2 * default(R).Count), xa, xb, xc, ref a2, ref b2, ref c2);
                    Add(w - (3 * default(R).Count), xa, xb, xc, ref a3, ref b3, ref c3);
                }

                at += row;
                w += default(R).Count;
                (xa, xb, xc) = (default(R).Load(a + at), default(R).Load(b + at), default(R).Load(c + at));
                Add(w - default(R).Count, xa, xb, xc, ref a1, ref b1, ref c1);
                Add(w - (2 * default(R).Count), xa, xb, xc, ref a2, ref b2, ref c2);
                Add(w - (3 * default(R).Count), xa, xb, xc, ref a3, ref b3, ref c3);
                at += row;
                w += default(R).Count;
                (xa, xb, xc) = (default(R).Load(a + at), default(R).Load(b + at), default(R).Load(c + at));
                Add(w - (2 * default(R).Count), xa, xb, xc, ref a2, ref b2, ref c2);
                Add(w - (3 * default(R).Count), xa, xb, xc, ref a3, ref b3, ref c3);
                at += row;
                w += default(R).Count;
                (xa, xb, xc) = (default(R).Load(a + at), default(R).Load(b + at), default(R).Load(c + at));
                Add(w - (3 * default(R).Count), xa, xb, xc, ref a3, ref b3, ref c3);
                w += default(R).Count;
            }

            float* ya = call->Y + call->To[i], yb = call->Y + call->To[i + 1], yc = call->Y + call->To[i + 2];
            V bias = default(R).Load(call->Bias);
            bool cuts = call->Cuts;
            nint line = call->Line;
            Put(a0, bias, cuts, ya);
            Put(b0, bias, cuts, yb);
            Put(c0, bias, cuts, yc);
            Put(a1, bias, cuts, ya + line);
            Put(b1, bias, cuts, yb + line);
            Put(c1, bias, cuts, yc + line);
            Put(a2, bias, cuts, ya + (2 * line));
            Put(b2, bias, cuts, yb + (2 * line));
            Put(c2, bias, cuts, yc + (2 * line));
            Put(a3, bias, cuts, ya + (3 * line));
            Put(b3, bias, cuts, yb + (3 * line));
            Put(c3, bias, cuts, yc + (3 * line));
        }
    }

    // What a register of the filter adds to one row of outputs of three entries.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* filter, V xa, V xb, V xc, ref V a, ref V b, ref V c)
    {
        V k = default(R).Load(filter);
        a = default(R).MultiplyAdd(xa, k, a);
        b = default(R).MultiplyAdd(xb, k, b);
        c = default(R).MultiplyAdd(xc, k, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(V sum, V bias, bool cuts, float* to)
    {
        sum = default(R).Add(sum, bias);
        default(R).Store(cuts ? default(R).Cut(sum) : sum, to);
    }
}
