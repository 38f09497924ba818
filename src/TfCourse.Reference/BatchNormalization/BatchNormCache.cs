namespace TfCourse.Reference;

/// <summary>What batch normalization leaves for the way back.</summary>
/// <param name="Znorm">Normalized values, [n, m].</param>
/// <param name="Gamma">Scale, [n, 1].</param>
/// <param name="InverseDeviation">1 / √(σ² + ε), [n, 1].</param>
/// <param name="Mu">Mean over the examples, [n, 1].</param>
/// <param name="Variance">Variance over the examples (divided by m), [n, 1].</param>
public sealed record BatchNormCache(NDArray Znorm, NDArray Gamma, NDArray InverseDeviation, NDArray Mu, NDArray Variance);
