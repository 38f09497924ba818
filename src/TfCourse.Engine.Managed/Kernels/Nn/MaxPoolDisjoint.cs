using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Max-pooling of float images over two axes, channels last, by windows that do not overlap: each element of the gradient is written once,
/// by comparing and without adding, so that nothing is read of it before.
/// </summary>
/// <remarks>
/// A register covers eight channels. Of fewer channels it covers those of the next places too: what is written of them is overwritten
/// when their turn comes. The last places, whose registers would reach beyond what a thread writes, go channel by channel.
/// </remarks>
internal static unsafe class MaxPoolDisjoint
{
    private const int Lanes = 8, ChunkElements = 1 << 15;

    /// <summary>Whether no two windows share an element, and none lies in the padding whole.</summary>
    public static bool Fits(PoolShape s)
    {
        if (!s.IsFlat || s.Height.Filter > s.Height.Stride || s.Width.Filter != s.Width.Stride || s.OutputPlaces == 0)
        {
            return false;
        }

        foreach ((int first, int end) in s.Rows)
        {
            if (first >= end)
            {
                return false;
            }
        }

        foreach ((int first, int end) in s.Columns)
        {
            if (first >= end)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>y = the largest of each window; NaN never replaces what was found.</summary>
    public static void Forward(PoolShape s, float* x, float* y) => Run(s, x, y, null, null, false);

    /// <summary>dx = dy at the first maximum of each window, a NaN at its first place included, and 0 elsewhere.</summary>
    /// <param name="s">The sizes.</param>
    /// <param name="x">The images.</param>
    /// <param name="dy">The gradients of the outputs.</param>
    /// <param name="dx">Receives the gradients of the images.</param>
    /// <param name="cuts">Whether to multiply each by 1 where x is above 0, else by 0: the gradient by what a rectifier made x of.</param>
    public static void Backward(PoolShape s, float* x, float* dy, float* dx, bool cuts) => Run(s, x, null, dy, dx, cuts);

    private static void Run(PoolShape s, float* x, float* y, float* dy, float* dx, bool cuts)
    {
        fixed ((int, int)* rows = s.Rows, columns = s.Columns)
        {
            int planes = s.Batch * s.Depth.Size, size = s.Height.Size * s.Width.Size * s.Channels;
            var work = new Planes
            {
                X = x,
                Y = y,
                DY = dy,
                DX = dx,
                Rows = rows,
                Columns = columns,
                Height = s.Height,
                Width = s.Width,
                Channels = s.Channels,
                Count = planes,
                AtOnce = Math.Max(1, ChunkElements / Math.Max(1, size)),
                Covers = Covers(s.Height) && Covers(s.Width),
                Cuts = cuts,
            };
            Workers.Current.Run(work, (planes + work.AtOnce - 1) / work.AtOnce);
        }
    }

    private static bool Covers(in WindowAxis axis) => axis.Filter == axis.Stride && (axis.Output * axis.Stride) - axis.Before >= axis.Size;

    private struct Planes : IChunks
    {
        public float* X, Y, DY, DX;
        public (int First, int End)* Rows, Columns;
        public WindowAxis Height, Width;
        public int Channels, Count, AtOnce;
        public bool Covers, Cuts;

        public readonly void Run(int chunk)
        {
            nint size = (nint)Height.Size * Width.Size * Channels, outputs = (nint)Height.Output * Width.Output * Channels;
            int end = Math.Min(Count, (chunk + 1) * AtOnce), whole = WholePlaces(), all = Squares(Width.Output * Channels < Lanes ? whole : Width.Output);
            for (int plane = chunk * AtOnce; plane < end; plane++)
            {
                if (DX is not null && !Covers)
                {
                    new Span<float>(DX + (plane * size), (int)size).Clear();
                }

                for (int h = 0; h < Height.Output; h++)
                {
                    (int first, int below) = Rows[h];

                    // What registers reach beyond a row is in the next one, whose turn comes; the last row keeps to itself.
                    int squares = below - first != 2 ? 0 : plane < end - 1 || h < Height.Output - 1 ? all : Squares(whole);
                    nint row = (plane * size) + ((nint)((h * Height.Stride) - Height.Before + first) * Width.Size * Channels);
                    nint places = (plane * outputs) + ((nint)h * Width.Output * Channels);
                    if (DX is null)
                    {
                        Largest(X + row, below - first, Y + places, whole, squares);
                    }
                    else
                    {
                        Spread(X + row, below - first, DY + places, DX + row, whole, squares);
                    }
                }
            }
        }

        // The first channel of the next register; the last one ends with the last channel.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly int Next(int c) => c + Lanes >= Channels ? Channels : Math.Min(c + Lanes, Channels - Lanes);

        // How many places of a row can be done in whole registers.
        private readonly int WholePlaces()
        {
            if (Channels >= Lanes)
            {
                return Width.Output;
            }

            int whole = Width.Output, covered = Math.Min(Width.Size, (Width.Output * Width.Stride) - Width.Before) * Channels;
            while (whole > 0 && (((whole - 1) * Channels) + Lanes > Width.Output * Channels
                || ((((whole - 1) * Width.Stride) - Width.Before + Columns[whole - 1].End - 1) * Channels) + Lanes > covered))
            {
                whole--;
            }

            return whole;
        }

        // How many of some places are windows of two columns, one after the other from the first column on.
        private readonly int Squares(int whole) => Width is not { Filter: 2, Before: 0 } ? 0 : whole > 0 && Columns[whole - 1].End < 2 ? whole - 1 : whole;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private readonly void Largest(float* x, int rows, float* y, int whole, int squares)
        {
            nint line = (nint)Width.Size * Channels;
            int channels = Channels;
            MaxPoolSquares.Forward(x, channels, line, squares, y);
            y += (nint)squares * channels;
            for (int w = squares; w < Width.Output; w++, y += channels)
            {
                (int first, int end) = Columns[w];
                float* window = x + ((nint)((w * Width.Stride) - Width.Before + first) * channels);
                int across = (end - first) * channels;
                if (w >= whole)
                {
                    for (int c = 0; c < channels; c++)
                    {
                        float largest = float.MinValue;
                        for (int r = 0; r < rows; r++)
                        {
                            for (int q = 0; q < across; q += channels)
                            {
                                float v = window[(r * line) + q + c];
                                largest = largest < v ? v : largest;
                            }
                        }

                        y[c] = largest;
                    }

                    continue;
                }

                for (int c = 0; c < channels; c = Next(c))
                {
                    Vector256<float> max = Vector256.Create(float.MinValue);
                    float* from = window + c;
                    for (int r = 0; r < rows; r++, from += line)
                    {
                        for (int q = 0; q < across; q += channels)
                        {
                            Vector256<float> v = Vector256.Load(from + q);
                            max = Vector256.ConditionalSelect(Vector256.GreaterThan(v, max), v, max);
                        }
                    }

                    max.Store(y + c);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private readonly void Spread(float* x, int rows, float* dy, float* dx, int whole, int squares)
        {
            nint line = (nint)Width.Size * Channels;
            int channels = Channels;
            MaxPoolSquares.Backward(x, channels, line, squares, Math.Min(squares, whole), dy, dx, Cuts);
            dy += (nint)squares * channels;
            for (int w = squares; w < Width.Output; w++, dy += channels)
            {
                (int first, int end) = Columns[w];
                nint start = (nint)((w * Width.Stride) - Width.Before + first) * channels;
                int across = (end - first) * channels;
                if (w >= whole)
                {
                    SpreadSlowly(x + start, rows, line, across, dy, dx + start);
                    continue;
                }

                for (int c = 0; c < channels; c = Next(c))
                {
                    float* from = x + start + c;
                    Vector256<float> best = Vector256.Load(from);
                    Vector256<int> where = Vector256<int>.Zero;
                    int place = 0;
                    for (int r = 0; r < rows; r++, from += line)
                    {
                        for (int q = 0; q < across; q += channels, place++)
                        {
                            Vector256<float> v = Vector256.Load(from + q), greater = Vector256.LessThan(best, v);
                            best = Vector256.ConditionalSelect(greater, v, best);
                            where = Vector256.ConditionalSelect(greater.AsInt32(), Vector256.Create(place), where);
                        }
                    }

                    Vector256<float> gradient = MaxPoolSquares.Gradient(Vector256.Load(dy + c), best, Cuts);
                    float* to = dx + start + c;
                    place = 0;
                    for (int r = 0; r < rows; r++, to += line)
                    {
                        for (int q = 0; q < across; q += channels, place++)
                        {
                            (Vector256.Equals(where, Vector256.Create(place)).AsSingle() & gradient).Store(to + q);
                        }
                    }
                }
            }
        }

        private readonly void SpreadSlowly(float* x, int rows, nint line, int across, float* dy, float* dx)
        {
            for (int c = 0; c < Channels; c++)
            {
                nint best = c;
                for (int r = 0; r < rows; r++)
                {
                    for (int q = 0; q < across; q += Channels)
                    {
                        nint at = (r * line) + q + c;
                        best = x[best] < x[at] ? at : best;
                        dx[at] = 0;
                    }
                }

                dx[best] = (0 + dy[c]) * (Cuts && !(x[best] > 0) ? 0 : 1);
            }
        }
    }
}
