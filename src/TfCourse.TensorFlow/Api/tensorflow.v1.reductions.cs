namespace Tensorflow;

/// <content>Functions along axes and of matrices under the names they have in TensorFlow 1.</content>
public sealed partial class tensorflow
{
    /// <inheritdoc cref="linalg_api.cholesky"/>
    public Tensor cholesky(Tensor input, string? name = null) => linalg.cholesky(input, name);

    /// <inheritdoc cref="math_api.confusion_matrix"/>
    public Tensor confusion_matrix(Tensor labels, Tensor predictions, Tensor? num_classes = null, TF_DataType dtype = TF_DataType.TF_INT32, string? name = null, Tensor? weights = null)
        => math.confusion_matrix(labels, predictions, num_classes, dtype, name, weights);

    /// <inheritdoc cref="math_api.count_nonzero"/>
    public Tensor count_nonzero(Tensor input, Axis? axis = null, bool keepdims = false, TF_DataType dtype = TF_DataType.TF_INT64, string? name = null)
        => math.count_nonzero(input, axis, keepdims, dtype, name);

    /// <inheritdoc cref="math_api.cumprod"/>
    public Tensor cumprod(Tensor x, Tensor? axis = null, bool exclusive = false, bool reverse = false, string? name = null) => math.cumprod(x, axis, exclusive, reverse, name);

    /// <inheritdoc cref="linalg_api.det"/>
    public Tensor matrix_determinant(Tensor input, string? name = null) => linalg.det(input, name);

    /// <inheritdoc cref="linalg_api.inv"/>
    public Tensor matrix_inverse(Tensor input, bool adjoint = false, string? name = null) => linalg.inv(input, adjoint, name);

    /// <inheritdoc cref="linalg_api.solve"/>
    public Tensor matrix_solve(Tensor matrix, Tensor rhs, bool adjoint = false, string? name = null) => linalg.solve(matrix, rhs, adjoint, name);

    /// <inheritdoc cref="linalg_api.matrix_transpose"/>
    public Tensor matrix_transpose(Tensor a, string? name = "matrix_transpose") => linalg.matrix_transpose(a, name);

    /// <inheritdoc cref="linalg_api.triangular_solve"/>
    public Tensor matrix_triangular_solve(Tensor matrix, Tensor rhs, bool lower = true, bool adjoint = false, string? name = null)
        => linalg.triangular_solve(matrix, rhs, lower, adjoint, name);

    /// <inheritdoc cref="linalg_api.qr"/>
    public Tensor[] qr(Tensor input, bool full_matrices = false, string? name = null) => linalg.qr(input, full_matrices, name);

    /// <inheritdoc cref="math_api.segment_max"/>
    public Tensor segment_max(Tensor data, Tensor segment_ids, string? name = null) => math.segment_max(data, segment_ids, name);

    /// <inheritdoc cref="math_api.segment_mean"/>
    public Tensor segment_mean(Tensor data, Tensor segment_ids, string? name = null) => math.segment_mean(data, segment_ids, name);

    /// <inheritdoc cref="math_api.segment_min"/>
    public Tensor segment_min(Tensor data, Tensor segment_ids, string? name = null) => math.segment_min(data, segment_ids, name);

    /// <inheritdoc cref="math_api.segment_prod"/>
    public Tensor segment_prod(Tensor data, Tensor segment_ids, string? name = null) => math.segment_prod(data, segment_ids, name);

    /// <inheritdoc cref="math_api.segment_sum"/>
    public Tensor segment_sum(Tensor data, Tensor segment_ids, string? name = null) => math.segment_sum(data, segment_ids, name);

    /// <inheritdoc cref="linalg_api.eigh"/>
    public Tensor[] self_adjoint_eig(Tensor tensor, string? name = null) => linalg.eigh(tensor, name);

    /// <inheritdoc cref="linalg_api.eigvalsh"/>
    public Tensor self_adjoint_eigvals(Tensor tensor, string? name = null) => linalg.eigvalsh(tensor, name);

    /// <inheritdoc cref="linalg_api.svd"/>
    public Tensor[] svd(Tensor tensor, bool full_matrices = false, bool compute_uv = true, string? name = null) => linalg.svd(tensor, full_matrices, compute_uv, name);

    /// <inheritdoc cref="math_api.unsorted_segment_max"/>
    public Tensor unsorted_segment_max(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
        => math.unsorted_segment_max(data, segment_ids, num_segments, name);

    /// <inheritdoc cref="math_api.unsorted_segment_mean"/>
    public Tensor unsorted_segment_mean(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
        => math.unsorted_segment_mean(data, segment_ids, num_segments, name);

    /// <inheritdoc cref="math_api.unsorted_segment_min"/>
    public Tensor unsorted_segment_min(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
        => math.unsorted_segment_min(data, segment_ids, num_segments, name);

    /// <inheritdoc cref="math_api.unsorted_segment_prod"/>
    public Tensor unsorted_segment_prod(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
        => math.unsorted_segment_prod(data, segment_ids, num_segments, name);

    /// <inheritdoc cref="math_api.unsorted_segment_sqrt_n"/>
    public Tensor unsorted_segment_sqrt_n(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
        => math.unsorted_segment_sqrt_n(data, segment_ids, num_segments, name);

    /// <inheritdoc cref="math_api.unsorted_segment_sum"/>
    public Tensor unsorted_segment_sum(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
        => math.unsorted_segment_sum(data, segment_ids, num_segments, name);
}
