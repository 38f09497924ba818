using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>Writes a matrix with rows and columns exchanged, square blocks in registers at a time.</summary>
internal static unsafe class Transposition
{
    /// <summary>to[c · toStride + r] = from[r · fromStride + c].</summary>
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    public static void Write<T>(T* from, nint fromStride, int rows, int columns, T* to, nint toStride) where T : unmanaged
    {
        int block = sizeof(T) == 4 && Simd.Bits > 128 && Avx.IsSupported ? 8 : sizeof(T) == 4 && Simd.Bits >= 128 ? 4 : sizeof(T) == 8 && Simd.Bits > 128 && Avx.IsSupported ? 4 : 1;
        if (block == 8)
        {
            Eights((float*)from, fromStride, rows, columns, (float*)to, toStride);
            return;
        }

        int r = 0, wide = columns - (columns % block);
        for (; r + block <= rows; r += block)
        {
            T* line = from + (r * fromStride), column = to + r;
            int c = 0;
            for (; block == 4 && c < wide; c += 4)
            {
                if (sizeof(T) == 8)
                {
                    FourDoubles((double*)(line + c), fromStride, (double*)(column + (c * toStride)), toStride);
                    continue;
                }

                Four((float*)(line + c), fromStride, (float*)(column + (c * toStride)), toStride);
            }

            Rest(line + c, fromStride, block, columns - c, column + (c * toStride), toStride);
        }

        LastRows(from + (r * fromStride), fromStride, rows - r, columns, to + r, toStride);
    }

    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void Eights(float* from, nint fromStride, int rows, int columns, float* to, nint toStride)
    {
        int r = 0;
        for (; r + 8 <= rows; r += 8, from += 8 * fromStride, to += 8)
        {
            float* line = from, column = to;
            int left = columns;
            for (; left >= 16; left -= 16, line += 16, column += 16 * toStride)
            {
                Eight(line, fromStride, column, toStride);
                Eight(line + 8, fromStride, column + (8 * toStride), toStride);
            }

            if (left >= 8)
            {
                Eight(line, fromStride, column, toStride);
                left -= 8;
                line += 8;
                column += 8 * toStride;
            }

            Rest(line, fromStride, 8, left, column, toStride);
        }

        LastRows(from, fromStride, rows - r, columns, to, toStride);
    }

    /// <summary>Asks for the first lines of eight rows: that they are next the processor does not foresee.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Foresee(float* line, nint stride)
    {
        float* line4 = line + (4 * stride);
        Sse.Prefetch0(line);
        Sse.Prefetch0(line + stride);
        Sse.Prefetch0(line + (2 * stride));
        Sse.Prefetch0(line + (3 * stride));
        Sse.Prefetch0(line4);
        Sse.Prefetch0(line4 + stride);
        Sse.Prefetch0(line4 + (2 * stride));
        Sse.Prefetch0(line4 + (3 * stride));
    }

    // The last columns of a block of rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rest<T>(T* from, nint fromStride, int rows, int columns, T* to, nint toStride) where T : unmanaged
    {
        for (int c = 0; c < columns; c++)
        {
            T* x = from + c, y = to + (c * toStride);
            for (int r = 0; r < rows; r++, x += fromStride)
            {
                y[r] = *x;
            }
        }
    }

    // The last rows, fewer than a block has.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LastRows<T>(T* from, nint fromStride, int rows, int columns, T* to, nint toStride) where T : unmanaged
    {
        for (int r = 0; r < rows; r++, from += fromStride)
        {
            T* y = to + r;
            for (int c = 0; c < columns; c++, y += toStride)
            {
                *y = from[c];
            }
        }
    }

    /// <summary>Eight rows of eight floats; rows of the result may overlap, the later one counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eight(float* x, nint stride, float* y, nint to)
    {
        float* x4 = x + (4 * stride);
        Vector256<float> a = Pair(x, x4), b = Pair(x + stride, x4 + stride), c = Pair(x + (2 * stride), x4 + (2 * stride)), d = Pair(x + (3 * stride), x4 + (3 * stride));
        Quarter(a, b, c, d, y, to);
        a = Pair(x + 4, x4 + 4);
        b = Pair(x + stride + 4, x4 + stride + 4);
        c = Pair(x + (2 * stride) + 4, x4 + (2 * stride) + 4);
        d = Pair(x + (3 * stride) + 4, x4 + (3 * stride) + 4);
        Quarter(a, b, c, d, y + (4 * to), to);
    }

    // Four numbers of row r below, four of row r + 4 above: after that everything happens in halves of the register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* low, float* high) => Avx.InsertVector128(Vector128.Load(low).ToVector256Unsafe(), Vector128.Load(high), 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, float* y, nint to)
    {
        Vector256<float> ab = Avx.UnpackLow(a, b), cd = Avx.UnpackLow(c, d), abHigh = Avx.UnpackHigh(a, b), cdHigh = Avx.UnpackHigh(c, d);
        Avx.Shuffle(ab, cd, 0x44).Store(y);
        Avx.Shuffle(ab, cd, 0xEE).Store(y + to);
        Avx.Shuffle(abHigh, cdHigh, 0x44).Store(y + (2 * to));
        Avx.Shuffle(abHigh, cdHigh, 0xEE).Store(y + (3 * to));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourDoubles(double* x, nint stride, double* y, nint to)
    {
        Vector256<double> a = Vector256.Load(x), b = Vector256.Load(x + stride), c = Vector256.Load(x + (2 * stride)), d = Vector256.Load(x + (3 * stride));
        Vector256<double> ab = Avx.UnpackLow(a, b), abHigh = Avx.UnpackHigh(a, b), cd = Avx.UnpackLow(c, d), cdHigh = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(ab, cd, 0x20).Store(y);
        Avx.Permute2x128(abHigh, cdHigh, 0x20).Store(y + to);
        Avx.Permute2x128(ab, cd, 0x31).Store(y + (2 * to));
        Avx.Permute2x128(abHigh, cdHigh, 0x31).Store(y + (3 * to));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(float* x, nint stride, float* y, nint to)
    {
        Vector128<float> a = Vector128.Load(x), b = Vector128.Load(x + stride), c = Vector128.Load(x + (2 * stride)), d = Vector128.Load(x + (3 * stride));
        Vector128<float> ac = Low(a, c), acHigh = High(a, c), bd = Low(b, d), bdHigh = High(b, d);
        Low(ac, bd).Store(y);
        High(ac, bd).Store(y + to);
        Low(acHigh, bdHigh).Store(y + (2 * to));
        High(acHigh, bdHigh).Store(y + (3 * to));
    }

    // x0 y0 x1 y1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> x, Vector128<float> y) => Sse.IsSupported ? Sse.UnpackLow(x, y)
        : System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.IsSupported ? System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.ZipLow(x, y)
        : Vector128.Create(x[0], y[0], x[1], y[1]);

    // x2 y2 x3 y3
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> x, Vector128<float> y) => Sse.IsSupported ? Sse.UnpackHigh(x, y)
        : System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.IsSupported ? System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.ZipHigh(x, y)
        : Vector128.Create(x[2], y[2], x[3], y[3]);
}
