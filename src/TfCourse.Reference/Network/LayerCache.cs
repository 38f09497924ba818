namespace TfCourse.Reference;

/// <summary>What forward propagation through one layer leaves for the way back.</summary>
/// <param name="W">Weights, [n_l, n_(l-1)].</param>
/// <param name="b">Biases, [n_l, 1].</param>
/// <param name="Z">Linear part W·A_prev + b, [n_l, m].</param>
/// <param name="A">Activations (after dropout, where there is any), [n_l, m].</param>
/// <param name="D">Dropout mask of 0 and 1, [n_l, m]; null without dropout.</param>
public sealed record LayerCache(NDArray W, NDArray b, NDArray Z, NDArray A, NDArray? D = null);
