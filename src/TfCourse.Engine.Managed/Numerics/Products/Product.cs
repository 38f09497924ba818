using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>A product of matrices: c = f(op(a) · op(b) [+ c]), read and written where the matrices lie.</summary>
/// <remarks>
/// Run it whole with <see cref="Products.Run{T}(Product{T}*)"/>, or in pieces on any threads: <see cref="Products.Pieces"/> says how many are
/// worth it, <see cref="Products.RunPiece"/> runs one. Pieces are ranges of rows and columns; the sum behind an element is the same in
/// every division, so the bits are too.
/// </remarks>
internal unsafe struct Product<T> where T : unmanaged
{
    /// <summary>The left factor, [M, K], or [K, M] when transposed.</summary>
    public T* A;

    /// <summary>The right factor, [K, N], or [N, K] when transposed.</summary>
    public T* B;

    /// <summary>The result, [M, N].</summary>
    public T* C;

    public int M, N, K;

    /// <summary>Elements from a row of a matrix as it lies in memory to the next.</summary>
    public int StrideA, StrideB, StrideC;

    public bool TransposeA, TransposeB;

    /// <summary>Whether to add to what the result holds.</summary>
    public bool Accumulate;

    /// <summary>What happens to an element when its sum is there.</summary>
    public Epilogue<T> After;

    /// <summary>The product of whole matrices that lie without gaps.</summary>
    /// <exception cref="EngineException">A buffer is too short.</exception>
    public static Product<T> Of(T* a, bool transposeA, T* b, bool transposeB, T* c, int m, int n, int k) => new()
    {
        A = a,
        B = b,
        C = c,
        M = m,
        N = n,
        K = k,
        TransposeA = transposeA,
        TransposeB = transposeB,
        StrideA = transposeA ? m : k,
        StrideB = transposeB ? k : n,
        StrideC = n,
    };
}

/// <summary>A function of one number that may follow a product.</summary>
internal enum Activation
{
    None,
    Relu,
    Tanh,
    Sigmoid,
}

/// <summary>What happens to element (i, j) of a product: + Bias[j], then Function, then · (derivative of Derivative where its value is Outputs[i, j]).</summary>
/// <remarks>The derivative of relu is 1 where the value is above 0; of tanh 1 - y²; of the logistic function y (1 - y).</remarks>
internal unsafe struct Epilogue<T> where T : unmanaged
{
    /// <summary>One number a column, or null.</summary>
    public T* Bias;

    public Activation Function;

    public Activation Derivative;

    /// <summary>The values of the function whose derivative is meant, rows StrideC apart as the result's.</summary>
    public T* Outputs;

    public readonly bool IsEmpty => Bias is null && Function == Activation.None && Derivative == Activation.None;
}
