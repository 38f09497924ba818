using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>Element-wise functions that stand in both places.</content>
public sealed partial class math_api
{
    /// <inheritdoc cref="tensorflow.abs"/>
    public Tensor abs(Tensor x, string? name = null) => tf.abs(x, name);

    /// <inheritdoc cref="tensorflow.accumulate_n"/>
    public Tensor accumulate_n(Tensor[] inputs, Shape? shape = null, TF_DataType tensor_dtype = TF_DataType.DtInvalid, string? name = null) => tf.accumulate_n(inputs, shape, tensor_dtype, name);

    /// <inheritdoc cref="tensorflow.acos"/>
    public Tensor acos(Tensor x, string? name = null) => tf.acos(x, name);

    /// <inheritdoc cref="tensorflow.acosh"/>
    public Tensor acosh(Tensor x, string? name = null) => tf.acosh(x, name);

    /// <inheritdoc cref="tensorflow.add"/>
    public Tensor add(Tensor a, Tensor b, string? name = null) => tf.add(a, b, name);

    /// <inheritdoc cref="tensorflow.add_n"/>
    public Tensor add_n(Tensor[] inputs, string? name = null) => tf.add_n(inputs, name);

    /// <inheritdoc cref="tensorflow.asin"/>
    public Tensor asin(Tensor x, string? name = null) => tf.asin(x, name);

    /// <inheritdoc cref="tensorflow.asinh"/>
    public Tensor asinh(Tensor x, string? name = null) => tf.asinh(x, name);

    /// <inheritdoc cref="tensorflow.atan"/>
    public Tensor atan(Tensor x, string? name = null) => tf.atan(x, name);

    /// <inheritdoc cref="tensorflow.atan2"/>
    public Tensor atan2(Tensor y, Tensor x, string? name = null) => tf.atan2(y, x, name);

    /// <inheritdoc cref="tensorflow.atanh"/>
    public Tensor atanh(Tensor x, string? name = null) => tf.atanh(x, name);

    /// <inheritdoc cref="tensorflow.ceil"/>
    public Tensor ceil(Tensor x, string? name = null) => tf.ceil(x, name);

    /// <inheritdoc cref="tensorflow.cos"/>
    public Tensor cos(Tensor x, string? name = null) => tf.cos(x, name);

    /// <inheritdoc cref="tensorflow.cosh"/>
    public Tensor cosh(Tensor x, string? name = null) => tf.cosh(x, name);

    /// <inheritdoc cref="tensorflow.digamma"/>
    public Tensor digamma(Tensor x, string? name = null) => tf.digamma(x, name);

    /// <inheritdoc cref="tensorflow.divide"/>
    public Tensor divide(Tensor x, Tensor y, string? name = null) => tf.divide(x, y, name);

    /// <inheritdoc cref="tensorflow.equal"/>
    public Tensor equal(Tensor x, Tensor y, string? name = null) => tf.equal(x, y, name);

    /// <inheritdoc cref="tensorflow.erf"/>
    public Tensor erf(Tensor x, string? name = null) => tf.erf(x, name);

    /// <inheritdoc cref="tensorflow.erfc"/>
    public Tensor erfc(Tensor x, string? name = null) => tf.erfc(x, name);

    /// <inheritdoc cref="tensorflow.exp"/>
    public Tensor exp(Tensor x, string? name = null) => tf.exp(x, name);

    /// <inheritdoc cref="tensorflow.expm1"/>
    public Tensor expm1(Tensor x, string? name = null) => tf.expm1(x, name);

    /// <inheritdoc cref="tensorflow.floor"/>
    public Tensor floor(Tensor x, string? name = null) => tf.floor(x, name);

    /// <inheritdoc cref="tensorflow.floordiv"/>
    public Tensor floordiv(Tensor x, Tensor y, string? name = null) => tf.floordiv(x, y, name);

    /// <inheritdoc cref="tensorflow.floormod"/>
    public Tensor floormod(Tensor x, Tensor y, string? name = null) => tf.floormod(x, y, name);

    /// <inheritdoc cref="tensorflow.greater"/>
    public Tensor greater(Tensor x, Tensor y, string? name = null) => tf.greater(x, y, name);

    /// <inheritdoc cref="tensorflow.greater_equal"/>
    public Tensor greater_equal(Tensor x, Tensor y, string? name = null) => tf.greater_equal(x, y, name);

    /// <inheritdoc cref="tensorflow.igamma"/>
    public Tensor igamma(Tensor a, Tensor x, string? name = null) => tf.igamma(a, x, name);

    /// <inheritdoc cref="tensorflow.igammac"/>
    public Tensor igammac(Tensor a, Tensor x, string? name = null) => tf.igammac(a, x, name);

    /// <inheritdoc cref="tensorflow.is_finite"/>
    public Tensor is_finite(Tensor x, string? name = null) => tf.is_finite(x, name);

    /// <inheritdoc cref="tensorflow.is_inf"/>
    public Tensor is_inf(Tensor x, string? name = null) => tf.is_inf(x, name);

    /// <inheritdoc cref="tensorflow.is_nan"/>
    public Tensor is_nan(Tensor x, string? name = null) => tf.is_nan(x, name);

    /// <inheritdoc cref="tensorflow.less"/>
    public Tensor less(Tensor x, Tensor y, string? name = null) => tf.less(x, y, name);

    /// <inheritdoc cref="tensorflow.less_equal"/>
    public Tensor less_equal(Tensor x, Tensor y, string? name = null) => tf.less_equal(x, y, name);

    /// <inheritdoc cref="tensorflow.lgamma"/>
    public Tensor lgamma(Tensor x, string? name = null) => tf.lgamma(x, name);

    /// <inheritdoc cref="tensorflow.log"/>
    public Tensor log(Tensor x, string? name = null) => tf.log(x, name);

    /// <inheritdoc cref="tensorflow.log1p"/>
    public Tensor log1p(Tensor x, string? name = null) => tf.log1p(x, name);

    /// <inheritdoc cref="tensorflow.log_sigmoid"/>
    public Tensor log_sigmoid(Tensor x, string? name = null) => tf.log_sigmoid(x, name);

    /// <inheritdoc cref="tensorflow.logical_and"/>
    public Tensor logical_and(Tensor x, Tensor y, string? name = null) => tf.logical_and(x, y, name);

    /// <inheritdoc cref="tensorflow.logical_not"/>
    public Tensor logical_not(Tensor x, string? name = null) => tf.logical_not(x, name);

    /// <inheritdoc cref="tensorflow.logical_or"/>
    public Tensor logical_or(Tensor x, Tensor y, string? name = null) => tf.logical_or(x, y, name);

    /// <inheritdoc cref="tensorflow.logical_xor"/>
    public Tensor logical_xor(Tensor x, Tensor y, string? name = "LogicalXor") => tf.logical_xor(x, y, name);

    /// <inheritdoc cref="tensorflow.maximum"/>
    public Tensor maximum(Tensor x, Tensor y, string? name = null) => tf.maximum(x, y, name);

    /// <inheritdoc cref="tensorflow.minimum"/>
    public Tensor minimum(Tensor x, Tensor y, string? name = null) => tf.minimum(x, y, name);

    /// <inheritdoc cref="tensorflow.mod"/>
    public Tensor mod(Tensor x, Tensor y, string? name = null) => tf.mod(x, y, name);

    /// <inheritdoc cref="tensorflow.multiply"/>
    public Tensor multiply(Tensor x, Tensor y, string? name = null) => tf.multiply(x, y, name);

    /// <inheritdoc cref="tensorflow.negative"/>
    public Tensor negative(Tensor x, string? name = null) => tf.negative(x, name);

    /// <inheritdoc cref="tensorflow.not_equal"/>
    public Tensor not_equal(Tensor x, Tensor y, string? name = null) => tf.not_equal(x, y, name);

    /// <inheritdoc cref="tensorflow.polygamma"/>
    public Tensor polygamma(Tensor a, Tensor x, string? name = null) => tf.polygamma(a, x, name);

    /// <inheritdoc cref="tensorflow.pow"/>
    public Tensor pow(Tensor x, Tensor y, string? name = null) => tf.pow(x, y, name);

    /// <inheritdoc cref="tensorflow.reciprocal"/>
    public Tensor reciprocal(Tensor x, string? name = null) => tf.reciprocal(x, name);

    /// <inheritdoc cref="tensorflow.rint"/>
    public Tensor rint(Tensor x, string? name = null) => tf.rint(x, name);

    /// <inheritdoc cref="tensorflow.round"/>
    public Tensor round(Tensor x, string? name = null) => tf.round(x, name);

    /// <inheritdoc cref="tensorflow.rsqrt"/>
    public Tensor rsqrt(Tensor x, string? name = null) => tf.rsqrt(x, name);

    /// <inheritdoc cref="tensorflow.scalar_mul"/>
    public Tensor scalar_mul(Tensor scalar, Tensor x, string? name = null) => tf.scalar_mul(scalar, x, name);

    /// <inheritdoc cref="tensorflow.sigmoid"/>
    public Tensor sigmoid(Tensor x, string? name = null) => tf.sigmoid(x, name);

    /// <inheritdoc cref="tensorflow.sign"/>
    public Tensor sign(Tensor x, string? name = null) => tf.sign(x, name);

    /// <inheritdoc cref="tensorflow.sin"/>
    public Tensor sin(Tensor x, string? name = null) => tf.sin(x, name);

    /// <inheritdoc cref="tensorflow.sinh"/>
    public Tensor sinh(Tensor x, string? name = null) => tf.sinh(x, name);

    /// <inheritdoc cref="tensorflow.sqrt"/>
    public Tensor sqrt(Tensor x, string? name = null) => tf.sqrt(x, name);

    /// <inheritdoc cref="tensorflow.square"/>
    public Tensor square(Tensor x, string? name = null) => tf.square(x, name);

    /// <inheritdoc cref="tensorflow.squared_difference"/>
    public Tensor squared_difference(Tensor x, Tensor y, string? name = null) => tf.squared_difference(x, y, name);

    /// <inheritdoc cref="tensorflow.subtract"/>
    public Tensor subtract(Tensor x, Tensor y, string? name = null) => tf.subtract(x, y, name);

    /// <inheritdoc cref="tensorflow.tan"/>
    public Tensor tan(Tensor x, string? name = null) => tf.tan(x, name);

    /// <inheritdoc cref="tensorflow.tanh"/>
    public Tensor tanh(Tensor x, string? name = null) => tf.tanh(x, name);

    /// <inheritdoc cref="tensorflow.truediv"/>
    public Tensor truediv(Tensor x, Tensor y, string? name = null) => tf.truediv(x, y, name);

    /// <inheritdoc cref="tensorflow.zeta"/>
    public Tensor zeta(Tensor x, Tensor q, string? name = null) => tf.zeta(x, q, name);
}
