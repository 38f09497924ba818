using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of decompositions, inverses and solutions.</summary>
internal static class DecompositionSamples
{
    private const double Tolerance = 1e-3;

    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Squares("Cholesky", n => Real(n).In(-0.5, 0.5).PlusDiagonal(3).Symmetric()),
        .. Squares("MatrixInverse", Regular),
        .. Squares("MatrixDeterminant", Regular),
        .. Squares("LogMatrixDeterminant", Regular),
        new("MatrixInverse", "adjoint", Regular([3, 3])) { Attrs = [("adjoint", true)], SingleTolerance = Tolerance },
        new("MatrixSolve", "vector of unknowns", Regular([3, 3]), Real(3, 1)) { SingleTolerance = Tolerance },
        new("MatrixSolve", "matrix of unknowns", Regular([2, 2]), Real(2, 3)) { SingleTolerance = Tolerance },
        new("MatrixSolve", "adjoint", Regular([3, 3]), Real(3, 2)) { Attrs = [("adjoint", true)], SingleTolerance = Tolerance },
        new("MatrixSolve", "batch", Regular([2, 2, 2]), Real(2, 2, 1)) { SingleTolerance = Tolerance },
        new("MatrixSolve", "empty batch", Regular([0, 2, 2]), Real(0, 2, 1)),
        new("MatrixTriangularSolve", "lower", Regular([3, 3]), Real(3, 2)) { SingleTolerance = Tolerance },
        new("MatrixTriangularSolve", "upper", Regular([3, 3]), Real(3, 1)) { Attrs = [("lower", false)], SingleTolerance = Tolerance },
        new("MatrixTriangularSolve", "lower, adjoint", Regular([2, 2]), Real(2, 2)) { Attrs = [("adjoint", true)], SingleTolerance = Tolerance },
        new("MatrixTriangularSolve", "upper, adjoint", Regular([2, 2]), Real(2, 2)) { Attrs = [("lower", false), ("adjoint", true)], SingleTolerance = Tolerance },
        new("MatrixTriangularSolve", "batch", Regular([2, 2, 2]), Real(2, 2, 1)) { SingleTolerance = Tolerance },
        new("MatrixTriangularSolve", "empty batch", Regular([0, 2, 2]), Real(0, 2, 1)),
        new("Qr", "square", Regular([3, 3])) { SingleTolerance = Tolerance },
        new("Qr", "tall", Real(4, 2)) { SingleTolerance = Tolerance },
        new("Qr", "wide", Real(2, 3)) { SingleTolerance = Tolerance },
        new("Qr", "batch", Regular([2, 2, 2])) { SingleTolerance = Tolerance },
        new("Qr", "empty batch", Regular([0, 2, 2])),
        new("Svd", "square", Regular([3, 3])) { SingleTolerance = Tolerance },
        new("Svd", "tall", Real(3, 2)) { SingleTolerance = Tolerance },
        new("Svd", "wide", Real(2, 3)) { SingleTolerance = Tolerance },
        new("Svd", "values alone", Regular([3, 3])) { Attrs = [("compute_uv", false)], SingleTolerance = Tolerance, ComparedOutputs = 1 },
        new("Svd", "batch", Regular([2, 2, 2])) { SingleTolerance = Tolerance },
        new("Svd", "empty batch", Regular([0, 2, 2])),
        .. Squares("SelfAdjointEigV2", n => Real(n).PlusDiagonal(1)),
        new("SelfAdjointEigV2", "values alone", Real(3, 3)) { Attrs = [("compute_v", false)], SingleTolerance = Tolerance, ComparedOutputs = 1 },
        .. Products(),
    ];

    private static SampleInput Regular(int[] dims) => Real(dims).In(-0.5, 0.5).PlusDiagonal(2);

    private static OpSample[] Squares(string op, Func<int[], SampleInput> matrices) =>
    [
        new(op, "two", matrices([2, 2])) { SingleTolerance = Tolerance },
        new(op, "three", matrices([3, 3])) { SingleTolerance = Tolerance },
        new(op, "one", matrices([1, 1])) { SingleTolerance = Tolerance },
        new(op, "batch", matrices([2, 2, 2])) { SingleTolerance = Tolerance },
        new(op, "empty batch", matrices([0, 2, 2])),
    ];

    private static OpSample[] Products() =>
    [
        new("Einsum", "product", Real(2, 3), Real(3, 2)) { Attrs = [("equation", "ij,jk->ik")] },
        new("Einsum", "batch, transposed", Real(2, 2, 3), Real(2, 2, 3)) { Attrs = [("equation", "bij,bkj->bki")] },
        new("Einsum", "sum of all", Real(2, 3)) { Attrs = [("equation", "ij->")] },
        new("Einsum", "outer product", Real(2), Real(3)) { Attrs = [("equation", "i,j->ij")] },
        new("Einsum", "number and vector", Real(), Real(3)) { Attrs = [("equation", ",i->i")] },
        new("Einsum", "empty", Real(0, 3), Real(3, 2)) { Attrs = [("equation", "ij,jk->ik")] },
    ];
}
