using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>The operators of C# make the nodes that Python's make, under the same names.</summary>
[TestFixture]
public sealed class OperatorTests
{
    private Tensor _x = null!, _y = null!, _i = null!, _p = null!;

    [SetUp]
    public void NewGraph()
    {
        tf.reset_default_graph();
        _x = tf.placeholder(tf.float32, (2, 3), "x");
        _y = tf.placeholder(tf.float32, (2, 3), "y");
        _i = tf.placeholder(tf.int32, 3, "i");
        _p = tf.placeholder(tf.@bool, 3, "p");
    }

    [Test]
    public void Arithmetic_makes_TensorFlows_nodes()
    {
        Names([_x + _y, _x - _y, _x * _y, _x / _y, _x % _y, -_x], ["add", "sub", "mul", "truediv", "mod", "Neg"]);
        Types([_x + _y, _x - _y, _x * _y, _x / _y, _x % _y, -_x], ["AddV2", "Sub", "Mul", "RealDiv", "FloorMod", "Neg"]);
    }

    [Test]
    public void Numbers_become_constants_of_the_other_sides_type()
    {
        Tensor right = _x + 2, left = 2 - _x;
        Assert.That(Inputs(right), Is.EqualTo(new[] { "x", "add/y" }));
        Assert.That(Inputs(left), Is.EqualTo(new[] { "sub/x", "x" }));
        Assert.That(right.dtype, Is.EqualTo(tf.float32));
        Assert.That((_i * 3).dtype, Is.EqualTo(tf.int32));
        Assert.Throws<TypeError>(() => _ = _i + 0.5);
    }

    [Test]
    public void Integers_are_divided_as_floats()
    {
        Tensor quotient = _i / 2;
        Assert.That(quotient.dtype, Is.EqualTo(tf.float64));
        Assert.That(quotient.op.graph.get_operations().Skip(4).Select(o => o.name), Is.EqualTo(new[] { "truediv/y", "truediv/Cast", "truediv/Cast_1", "truediv" }));
    }

    [Test]
    public void A_number_on_the_left_asks_the_mirrored_question()
    {
        Types([_x < _y, _x <= 1, _x > _y, _x >= 1], ["Less", "LessEqual", "Greater", "GreaterEqual"]);
        Tensor mirrored = 2 < _x;
        Assert.That(mirrored.op.type, Is.EqualTo("Greater"));
        Assert.That(Inputs(mirrored), Is.EqualTo(new[] { "x", $"{mirrored.op.name}/y" }));
    }

    [Test]
    public void Logic_goes_by_the_type()
    {
        Names([_p & _p, _p | _p, _p ^ _p, !_p, _p * _p], ["and", "or", "xor", "LogicalNot", "mul"]);
        Types([_p & _p, _p | _p, _p ^ _p, ~_p, _p * _p], ["LogicalAnd", "LogicalOr", "LogicalAnd", "LogicalNot", "LogicalAnd"]);
        Types([_i & _i, _i | 1, _i ^ _i, ~_i], ["BitwiseAnd", "BitwiseOr", "BitwiseXor", "Invert"]);
        Assert.Throws<TypeError>(() => _ = _i & _p);
    }

    [Test]
    public void Functions_name_their_nodes_as_Python_does()
        => Names(
            [tf.subtract(_x, _y), tf.div(_x, _y), tf.divide(_x, _y), tf.floordiv(_x, _y), tf.mod(_x, _y), tf.div_no_nan(_x, _y), tf.logical_xor(_p, _p), tf.to_float(_i), tf.where(_p, _i, _i), tf.where_v2(_p, _i, 0)],
            ["Sub", "div", "truediv", "floordiv", "FloorMod", "div_no_nan", "LogicalXor", "ToFloat", "Select", "SelectV2"]);

    [Test]
    public void Clipping_to_values_makes_a_scope()
    {
        Tensor clipped = tf.clip_by_value(_x, -1, 1);
        Assert.That(clipped.op.graph.get_operations().Skip(4).Select(o => o.name), Is.EqualTo(new[] { "clip_by_value/Minimum/y", "clip_by_value/Minimum", "clip_by_value/y", "clip_by_value" }));
    }

    [Test]
    public void A_cast_to_the_own_type_is_the_tensor_itself()
        => Assert.That(tf.cast(_x, tf.float32), Is.SameAs(_x));

    [Test]
    public void Slices_stay_slices()
    {
        var slices = new IndexedSlices(_x, tf.constant(new[] { 0, 2 }), tf.constant(new[] { 4, 3 }));
        Assert.That(tf.clip_by_value(slices, -1, 1), Is.TypeOf<IndexedSlices>());
        Assert.That(tf.clip_by_norm(slices, 1), Is.TypeOf<IndexedSlices>());
        Assert.That(tf.scalar_mul(2, slices), Is.TypeOf<IndexedSlices>());
        Assert.That(tf.cast(slices, tf.float64).dtype, Is.EqualTo(tf.float64));
        Tensor[] clipped = tf.clip_by_global_norm([slices, null, _y], 1).list_clipped;
        Assert.That(clipped[0], Is.TypeOf<IndexedSlices>());
        Assert.That(clipped[1], Is.Null);
    }

    [Test]
    public void Wide_tensors_are_computed_as_their_elements()
    {
        // Long enough for every vector form, with rows and columns stretched.
        float[,] left = new float[37, 53], right = new float[1, 53], column = new float[37, 1];
        for (int r = 0; r < 37; r++)
        {
            column[r, 0] = r - 18;
            for (int c = 0; c < 53; c++)
            {
                left[r, c] = ((r * 53) + c - 900) / 100f;
                right[0, c] = (c - 20) / 7f;
            }
        }

        Tensor a = tf.constant(left), b = tf.constant(right), k = tf.constant(column);
        using Session sess = tf.Session();
        NDArray[] r0 = sess.run(new[] { a - b, b - a, a * k, k / (a + 100), tf.where(a > b, a, k), tf.where(a > 0, a, 0), tf.maximum(k, a), tf.squared_difference(a, b), tf.pow(a, 2), tf.cast(a >= b, tf.float32) });
        float[][] got = [.. r0.Select(v => v.ToArray<float>())];
        for (int r = 0; r < 37; r++)
        {
            for (int c = 0; c < 53; c++)
            {
                float x = left[r, c], y = right[0, c], z = column[r, 0];
                float[] expected = [x - y, y - x, x * z, z / (x + 100), x > y ? x : z, x > 0 ? x : 0, Math.Max(z, x), (x - y) * (x - y), x * x, x >= y ? 1 : 0];
                Assert.That(got.Select(v => v[(r * 53) + c]), Is.EqualTo(expected), $"[{r}, {c}]");
            }
        }
    }

    private static void Names(Tensor[] tensors, string[] expected) => Assert.That(tensors.Select(t => t.op.name), Is.EqualTo(expected));

    private static void Types(Tensor[] tensors, string[] expected) => Assert.That(tensors.Select(t => t.op.type), Is.EqualTo(expected));

    private static string[] Inputs(Tensor tensor) => [.. tensor.op.inputs.Select(i => i.op.name)];
}
