using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>Max-pooling of float images over two axes, channels last: the maxima of a window stay in a register.</summary>
internal static unsafe class MaxPoolPlanes
{
    /// <summary>y = the largest of each window; NaN never replaces what was found.</summary>
    public static void Forward(PoolShape s, float* x, float* y) => Run(s, x, y, null, null);

    /// <summary>dx at the first maximum of each window += dy; NaN stays first.</summary>
    public static void Backward(PoolShape s, float* x, float* dy, float* dx) => Run(s, x, null, dy, dx);

    private static void Run(PoolShape s, float* x, float* y, float* dy, float* dx)
    {
        fixed ((int, int)* rows = s.Rows, columns = s.Columns)
        {
            int planes = s.Batch * s.Depth.Size;
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
                AtOnce = Math.Max(1, (1 << 15) / Math.Max(1, s.Height.Size * s.Width.Size * s.Channels)),
            };
            Workers.Current.Run(work, (planes + work.AtOnce - 1) / work.AtOnce);
        }
    }

    private struct Planes : IChunks
    {
        public float* X, Y, DY, DX;
        public (int First, int End)* Rows, Columns;
        public WindowAxis Height, Width;
        public int Channels, Count, AtOnce;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int chunk)
        {
            for (int plane = chunk * AtOnce; plane < Math.Min(Count, (chunk + 1) * AtOnce); plane++)
            {
                nint image = (nint)plane * Height.Size * Width.Size * Channels, place = (nint)plane * Height.Output * Width.Output * Channels;
                for (int h = 0; h < Height.Output; h++)
                {
                    (int firstRow, int endRow) = Rows[h];
                    nint row = image + ((nint)((h * Height.Stride) - Height.Before + firstRow) * Width.Size * Channels);
                    for (int w = 0; w < Width.Output; w++, place += Channels)
                    {
                        (int first, int end) = Columns[w];
                        nint start = row + ((nint)((w * Width.Stride) - Width.Before + first) * Channels);
                        if (DX is null)
                        {
                            Largest(X + start, endRow - firstRow, end - first, Y + place);
                        }
                        else
                        {
                            Spread(start, endRow - firstRow, end - first, DY + place);
                        }
                    }
                }
            }
        }

        private readonly void Largest(float* x, int rows, int columns, float* y)
        {
            nint line = (nint)Width.Size * Channels;
            if (Channels < 4)
            {
                for (int c = 0; c < Channels; c++)
                {
                    float max = float.MinValue;
                    for (int r = 0; r < rows; r++)
                    {
                        for (int q = 0; q < columns; q++)
                        {
                            float v = x[(r * line) + ((nint)q * Channels) + c];
                            max = max < v ? v : max;
                        }
                    }

                    y[c] = max;
                }

                return;
            }

            // The last register ends with the last channel.
            for (int c = 0; c < Channels; c = c + 8 >= Channels ? Channels : Math.Min(c + 8, Channels - 8))
            {
                if (Channels < 8)
                {
                    Four(x, rows, columns, line, y);
                    Four(x + Channels - 4, rows, columns, line, y + Channels - 4);
                    return;
                }

                Vector256<float> max = Vector256.Create(float.MinValue);
                for (int r = 0; r < rows; r++)
                {
                    for (int q = 0; q < columns; q++)
                    {
                        Vector256<float> v = Vector256.Load(x + (r * line) + ((nint)q * Channels) + c);
                        max = Vector256.ConditionalSelect(Vector256.GreaterThan(v, max), v, max);
                    }
                }

                max.Store(y + c);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly void Four(float* x, int rows, int columns, nint line, float* y)
        {
            Vector128<float> max = Vector128.Create(float.MinValue);
            for (int r = 0; r < rows; r++)
            {
                for (int q = 0; q < columns; q++)
                {
                    Vector128<float> v = Vector128.Load(x + (r * line) + ((nint)q * Channels));
                    max = Vector128.ConditionalSelect(Vector128.GreaterThan(v, max), v, max);
                }
            }

            max.Store(y);
        }

        private readonly void Spread(nint start, int rows, int columns, float* dy)
        {
            nint line = (nint)Width.Size * Channels;
            if (rows <= 0 || columns <= 0)
            {
                return;
            }

            int* where = stackalloc int[4];
            for (int c = 0; c < Channels; c += 4)
            {
                // The last register ends with the last channel; what it repeats is not added again.
                int from = Channels < 4 ? c : Math.Min(c, Channels - 4), lanes = Math.Min(4, Channels - from);
                if (lanes == 4)
                {
                    float* x = X + start + from;
                    Vector128<float> best = Vector128.Load(x);
                    Vector128<int> at = Vector128<int>.Zero;
                    for (int r = 0; r < rows; r++)
                    {
                        for (int q = 0; q < columns; q++)
                        {
                            int offset = (int)((r * line) + ((nint)q * Channels));
                            Vector128<float> v = Vector128.Load(x + offset), greater = Vector128.LessThan(best, v);
                            best = Vector128.ConditionalSelect(greater, v, best);
                            at = Vector128.ConditionalSelect(greater.AsInt32(), Vector128.Create(offset), at);
                        }
                    }

                    at.Store(where);
                }
                else
                {
                    One(start, rows, columns, line, from, lanes, where);
                }

                for (int lane = c - from; lane < lanes; lane++)
                {
                    DX[start + from + lane + where[lane]] += dy[from + lane];
                }
            }
        }

        private readonly void One(nint start, int rows, int columns, nint line, int from, int lanes, int* where)
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                float* x = X + start + from + lane;
                where[lane] = 0;
                for (int r = 0; r < rows; r++)
                {
                    for (int q = 0; q < columns; q++)
                    {
                        int offset = (int)((r * line) + ((nint)q * Channels));
                        where[lane] = x[where[lane]] < x[offset] ? offset : where[lane];
                    }
                }
            }
        }
    }
}
