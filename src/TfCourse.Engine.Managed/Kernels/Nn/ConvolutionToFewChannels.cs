using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>The gradient by its input of a convolution in steps of one from so few channels that they fill no register.</summary>
/// <remarks>
/// What one dy adds to the images is, for each row of the filter, a stretch of (filter width · channels) numbers that lie side by side:
/// Σₖ dy[y, x, k] · filter[i, ·, ·, k] goes to row y + i from column x on. Two images go together, so that what is read of the filter
/// serves both. A stretch is filled up to whole registers, of which the last is stored in part. The images have the border that windows reach into and are copied without it.
/// </remarks>
internal sealed unsafe class ConvolutionToFewChannels<T> where T : unmanaged, INumber<T>
{
    private const int MostRegisters = 4;
    private const long MostElements = 1 << 16;

    private readonly int _bits, _stretch, _rows, _columns;

    public ConvolutionToFewChannels(ConvolutionShape shape)
    {
        Shape = shape;
        (_rows, _columns) = (shape.Height.Output + shape.Height.Filter - 1, shape.Width.Output + shape.Width.Filter - 1);
        (_bits, _stretch) = Registers(shape);
    }

    public ConvolutionShape Shape { get; }

    /// <summary>The elements of memory that <see cref="Run"/> needs for the filter in stretches.</summary>
    public long PanelElements => FilterElements + (_bits / 8 / sizeof(T));

    private long FilterElements => (long)Shape.Height.Filter * Shape.OutputChannels * _stretch;

    /// <summary>Whether this is the way for a convolution.</summary>
    public static bool Fits(ConvolutionShape s, bool channelsFirst)
        => !channelsFirst && s is { Groups: 1, Depth: { Filter: 1, Size: 1, Output: 1 }, Height: { Stride: 1, Dilation: 1 }, Width: { Stride: 1, Dilation: 1 } } && s.OutputChannels > 1
            && Registers(s).Stretch > 0
            && 2 * (((long)s.Height.Output + s.Height.Filter) * ((long)s.Width.Output + s.Width.Filter) * s.Channels) <= MostElements;

    /// <summary>Computes the gradient with the threads of the run.</summary>
    /// <param name="dy">The gradients of the outputs.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="panels">Memory for <see cref="PanelElements"/>.</param>
    /// <param name="dx">Receives the gradients of the images.</param>
    public void Run(T* dy, T* filter, T* panels, T* dx)
    {
        int row = Shape.Width.Filter * Shape.Channels, outputs = Shape.OutputChannels;
        new Span<T>(panels, checked((int)PanelElements)).Clear();
        for (int i = 0; i < Shape.Height.Filter; i++)
        {
            for (int q = 0; q < row; q++, filter += outputs)
            {
                for (int k = 0; k < outputs; k++)
                {
                    panels[((((nint)i * outputs) + k) * _stretch) + q] = filter[k];
                }
            }
        }

        // Which places of a stretch's last register belong to it: what is beyond belongs to others, whom no infinity of this one may reach.
        int lanes = _bits / 8 / sizeof(T), used = row - (_stretch - lanes);
        T* mask = panels + FilterElements;
        new Span<byte>(mask, Math.Max(0, used) * sizeof(T)).Fill(byte.MaxValue);
        var work = new Chunks
        {
            DY = dy,
            DX = dx,
            Panels = panels,
            Mask = mask,
            Bits = _bits,
            Stretch = _stretch,
            Images = Shape.Batch,
            Height = Shape.Height,
            Width = Shape.Width,
            Channels = Shape.Channels,
            Outputs = outputs,
            Columns = _columns,
            Elements = checked((_rows * _columns * Shape.Channels) + _stretch),
        };
        Workers.Current.Run(work, (Shape.Batch + 1) / 2);
    }

    // The width of registers and the length of a stretch in whole ones; 0 where a stretch is no better than the channels alone.
    private static (int Bits, int Stretch) Registers(ConvolutionShape s)
    {
        int bits = typeof(T) == typeof(float) || typeof(T) == typeof(double) ? Math.Min(Simd.Bits, 512) : 0, lanes = bits / 8 / sizeof(T);
        long row = (long)s.Width.Filter * s.Channels;
        if (bits < 256 || s.Channels >= lanes || row <= lanes || row > MostRegisters * lanes || (row > 2 * lanes && row <= 3 * lanes))
        {
            return (0, 0);
        }

        int stretch = row <= 2 * lanes ? 2 * lanes : MostRegisters * lanes;
        return row * lanes > (long)s.Channels * stretch ? (bits, stretch) : (0, 0);
    }

    private struct Chunks : IChunks
    {
        public T* DY, DX, Panels, Mask;
        public int Bits, Stretch, Images, Channels, Outputs, Columns, Elements;
        public WindowAxis Height, Width;

        public readonly void Run(int chunk)
        {
            int first = 2 * chunk, count = Math.Min(2, Images - first), size = Height.Output * Width.Output * Outputs;
            T* full = ThreadMemory.Of<T>(ThreadMemory.Bordered, 2L * Elements), second = full + Elements;
            new Span<T>(full, 2 * Elements).Clear();
            T* dy = DY + ((nint)first * size);
            if (Bits == 512)
            {
                Add<Vector512<T>, Register512<T>>(dy, dy + ((count - 1) * size), full, second);
            }
            else
            {
                Add<Vector256<T>, Register256<T>>(dy, dy + ((count - 1) * size), full, second);
            }

            int row = Width.Size * Channels;
            for (int image = 0; image < count; image++)
            {
                for (int h = 0; h < Height.Size; h++)
                {
                    T* from = full + ((nint)image * Elements) + (((((nint)h + Height.Before) * Columns) + Width.Before) * Channels);
                    new Span<T>(from, row).CopyTo(new Span<T>(DX + (((((nint)first + image) * Height.Size) + h) * row), row));
                }
            }
        }

        private readonly void Add<V, R>(T* a, T* b, T* toA, T* toB)
            where V : struct
            where R : struct, IRegister<T, V>
        {
            for (int y = 0; y < Height.Output; y++)
            {
                nint at = (nint)y * Columns * Channels;
                for (int x = 0; x < Width.Output; x++, at += Channels, a += Outputs, b += Outputs)
                {
                    if (Stretch == 2 * default(R).Count)
                    {
                        AddTwo<V, R>(a, b, toA + at, toB + at);
                    }
                    else
                    {
                        AddFour<V, R>(a, b, toA + at, toB + at);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private readonly void AddTwo<V, R>(T* a, T* b, T* toA, T* toB)
            where V : struct
            where R : struct, IRegister<T, V>
        {
            T* w = Panels;
            V mask = default(R).Load(Mask);
            nint next = (nint)Columns * Channels;
            for (int i = 0; i < Height.Filter; i++, toA += next, toB += next)
            {
                V a0 = default(R).Load(toA), a1 = default(R).Load(toA + default(R).Count), b0 = default(R).Load(toB), b1 = default(R).Load(toB + default(R).Count);
                for (int k = 0; k < Outputs; k++, w += 2 * default(R).Count)
                {
                    V w0 = default(R).Load(w), w1 = default(R).Load(w + default(R).Count), ga = default(R).Broadcast(a + k), gb = default(R).Broadcast(b + k);
                    (a0, a1) = (default(R).MultiplyAdd(ga, w0, a0), default(R).MultiplyAdd(ga, w1, a1));
                    (b0, b1) = (default(R).MultiplyAdd(gb, w0, b0), default(R).MultiplyAdd(gb, w1, b1));
                }

                default(R).Store(a0, toA);
                default(R).Store(default(R).Select(mask, a1, default(R).Load(toA + default(R).Count)), toA + default(R).Count);
                default(R).Store(b0, toB);
                default(R).Store(default(R).Select(mask, b1, default(R).Load(toB + default(R).Count)), toB + default(R).Count);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private readonly void AddFour<V, R>(T* a, T* b, T* toA, T* toB)
            where V : struct
            where R : struct, IRegister<T, V>
        {
            T* w = Panels;
            nint next = (nint)Columns * Channels;
            for (int i = 0; i < Height.Filter; i++, toA += next, toB += next)
            {
                V a0 = default(R).Load(toA), a1 = default(R).Load(toA + default(R).Count), a2 = default(R).Load(toA + (2 * default(R).Count)), a3 = default(R).Load(toA + (3 * default(R).Count));
                V b0 = default(R).Load(toB), b1 = default(R).Load(toB + default(R).Count), b2 = default(R).Load(toB + (2 * default(R).Count)), b3 = default(R).Load(toB + (3 * default(R).Count));
                for (int k = 0; k < Outputs; k++, w += 4 * default(R).Count)
                {
                    V w0 = default(R).Load(w), w1 = default(R).Load(w + default(R).Count), w2 = default(R).Load(w + (2 * default(R).Count)), w3 = default(R).Load(w + (3 * default(R).Count)), ga = default(R).Broadcast(a + k), gb = default(R).Broadcast(b + k);
                    a0 = default(R).MultiplyAdd(ga, w0, a0);
                    a1 = default(R).MultiplyAdd(ga, w1, a1);
                    a2 = default(R).MultiplyAdd(ga, w2, a2);
                    a3 = default(R).MultiplyAdd(ga, w3, a3);
                    b0 = default(R).MultiplyAdd(gb, w0, b0);
                    b1 = default(R).MultiplyAdd(gb, w1, b1);
                    b2 = default(R).MultiplyAdd(gb, w2, b2);
                    b3 = default(R).MultiplyAdd(gb, w3, b3);
                }

                default(R).Store(a0, toA);
                default(R).Store(a1, toA + default(R).Count);
                default(R).Store(a2, toA + (2 * default(R).Count));
                default(R).Store(default(R).Select(default(R).Load(Mask), a3, default(R).Load(toA + (3 * default(R).Count))), toA + (3 * default(R).Count));
                default(R).Store(b0, toB);
                default(R).Store(b1, toB + default(R).Count);
                default(R).Store(b2, toB + (2 * default(R).Count));
                default(R).Store(default(R).Select(default(R).Load(Mask), b3, default(R).Load(toB + (3 * default(R).Count))), toB + (3 * default(R).Count));
            }
        }
    }
}
