using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Max-pooling of float images over two axes, channels last, by windows that do not overlap: each element of the gradient is written once,
/// by comparing and without adding, so that nothing is read of it before.
/// </summary>
/// <remarks>
/// A register covers eight channels. Of fewer channels it covers those of the next places too: what is written of them is overwritten
/// when their turn comes. The last places of a row, whose registers would reach beyond it, go channel by channel.
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
    public static void Forward(PoolShape s, float* x, float* y) => Run(s, x, y, null, null);

    /// <summary>dx = dy at the first maximum of each window, a NaN at its first place included, and 0 elsewhere.</summary>
    public static void Backward(PoolShape s, float* x, float* dy, float* dx) => Run(s, x, null, dy, dx);

    private static void Run(PoolShape s, float* x, float* y, float* dy, float* dx)
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
        public bool Covers;

        public readonly void Run(int chunk)
        {
            nint size = (nint)Height.Size * Width.Size * Channels, outputs = (nint)Height.Output * Width.Output * Channels;
            for (int plane = chunk * AtOnce; plane < Math.Min(Count, (chunk + 1) * AtOnce); plane++)
            {
                if (DX is not null && !Covers)
                {
                    new Span<float>(DX + (plane * size), (int)size).Clear();
                }

                for (int h = 0; h < Height.Output; h++)
                {
                    (int first, int end) = Rows[h];
                    nint row = (plane * size) + ((nint)((h * Height.Stride) - Height.Before + first) * Width.Size * Channels);
                    nint places = (plane * outputs) + ((nint)h * Width.Output * Channels);
                    if (DX is null)
                    {
                        Largest(X + row, end - first, Y + places);
                    }
                    else
                    {
                        Spread(X + row, end - first, DY + places, DX + row);
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

        // How many of them are windows of two columns, one after the other from the first column on.
        private readonly int Squares(int whole) => Width is not { Filter: 2, Before: 0 } ? 0 : whole > 0 && Columns[whole - 1].End < 2 ? whole - 1 : whole;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private readonly void Largest(float* x, int rows, float* y)
        {
            nint line = (nint)Width.Size * Channels;
            int whole = WholePlaces(), channels = Channels, squares = rows == 2 ? Squares(whole) : 0;
            float* square = x;
            for (int w = 0; w < squares; w++, square += 2 * channels, y += channels)
            {
                int c = 0;
                do
                {
                    LargestOfFour(square + c, channels, line, y + c);
                    c = Next(c);
                }
                while (c < channels);
            }

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
        private readonly void Spread(float* x, int rows, float* dy, float* dx)
        {
            nint line = (nint)Width.Size * Channels;
            int whole = WholePlaces(), channels = Channels, squares = rows == 2 ? Squares(whole) : 0;
            nint square = 0;
            for (int w = 0; w < squares; w++, square += 2 * channels, dy += channels)
            {
                int c = 0;
                do
                {
                    SpreadToFour(x + square + c, channels, line, dy + c, dx + square + c);
                    c = Next(c);
                }
                while (c < channels);
            }

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

                    Vector256<float> gradient = Vector256.Load(dy + c) + Vector256<float>.Zero; // as a sum from 0: no -0
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

        // Windows of 2 × 2, of which most networks are made, without loops.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void LargestOfFour(float* x, nint right, nint below, float* y)
        {
            Vector256<float> max = Larger(Vector256.Create(float.MinValue), Vector256.Load(x));
            max = Larger(max, Vector256.Load(x + right));
            max = Larger(max, Vector256.Load(x + below));
            Larger(max, Vector256.Load(x + below + right)).Store(y);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<float> Larger(Vector256<float> max, Vector256<float> v) => Vector256.ConditionalSelect(Vector256.GreaterThan(v, max), v, max);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void SpreadToFour(float* x, nint right, nint below, float* dy, float* dx)
        {
            Vector256<float> best = Vector256.Load(x), b = Vector256.Load(x + right), c = Vector256.Load(x + below), d = Vector256.Load(x + below + right);
            Vector256<float> isB = Vector256.LessThan(best, b);
            best = Vector256.ConditionalSelect(isB, b, best);
            Vector256<float> isC = Vector256.LessThan(best, c);
            best = Vector256.ConditionalSelect(isC, c, best);
            Vector256<float> isD = Vector256.LessThan(best, d), gradient = Vector256.Load(dy) + Vector256<float>.Zero;
            Vector256<float> isCOrD = isC | isD;
            Vector256.AndNot(gradient, isB | isCOrD).Store(dx);
            (gradient & Vector256.AndNot(isB, isCOrD)).Store(dx + right);
            (gradient & Vector256.AndNot(isC, isD)).Store(dx + below);
            (gradient & isD).Store(dx + below + right);
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

                dx[best] = 0 + dy[c];
            }
        }
    }
}
