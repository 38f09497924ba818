using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Ops of lists, arrays and stacks that no recorded program holds.</summary>
[TestFixture]
public sealed class RareOpTests : GraphFixture
{
    [Test]
    public void TensorListScatter_puts_rows_at_their_places()
    {
        Tensor list = Build.One("TensorListScatter", null, [tf.constant(new[] { 1f, 2f }), new[] { 2, 0 }, new Shape()]);

        Assert.That(Value(Stack(list)).ToArray<float>(), Is.EqualTo(new[] { 2f, 0, 1 }));
    }

    [Test]
    public void TensorListConcat_joins_rows_and_tells_their_lengths()
    {
        Tensor list = Build.One("TensorListFromTensor", null, [tf.constant(new[,] { { 1f, 2f }, { 3f, 4f } }), new[] { 2 }]);
        Tensor[] joined = Build.Many("TensorListConcat", null, [list], ("element_dtype", TF_DataType.TF_FLOAT), ("element_shape", new Shape(2)));

        Assert.That(Value(joined[0]).ToArray<float>(), Is.EqualTo(new[] { 1f, 2f, 3f, 4f }));
        Assert.That(Value(joined[1]).ToArray<long>(), Is.EqualTo(new[] { 2L, 2L }));
    }

    [Test]
    public void TensorListPushBackBatch_pushes_a_row_to_each_list()
    {
        Tensor lists = tf.stack([Build.One("TensorListFromTensor", null, [tf.constant(new[] { 1f }), new Shape()]), Build.One("TensorListFromTensor", null, [tf.constant(new[] { 2f }), new Shape()])]);
        Tensor pushed = Build.One("TensorListPushBackBatch", null, [lists, tf.constant(new[] { 10f, 20f })]);
        Tensor[] each = [.. tf.unstack(pushed, 2)];

        Assert.That(Value(Stack(each[0])).ToArray<float>(), Is.EqualTo(new[] { 1f, 10f }));
        Assert.That(Value(Stack(each[1])).ToArray<float>(), Is.EqualTo(new[] { 2f, 20f }));
    }

    [Test]
    public void OptionalHasValue_tells_a_value_from_none()
    {
        Tensor some = Build.One("OptionalFromValue", null, [tf.constant(1f)]), none = Build.One("OptionalNone", null, []);

        Assert.That((bool)Value(Build.One("OptionalHasValue", null, [some])), Is.True);
        Assert.That((bool)Value(Build.One("OptionalHasValue", null, [none])), Is.False);
    }

    [Test]
    public void StackCloseV2_ends_a_stack()
    {
        Tensor stack = Build.One("StackV2", null, [tf.constant(-1)], ("elem_type", TF_DataType.TF_FLOAT));
        Tensor pushed = Build.One("StackPushV2", null, [stack, tf.constant(5f)]), popped;
        using (tf.control_dependencies([pushed]))
        {
            popped = Build.One("StackPopV2", null, [stack], ("elem_type", TF_DataType.TF_FLOAT));
        }

        using (tf.control_dependencies([popped]))
        {
            Operation close = Build.Node("StackCloseV2", null, [stack]);
            using (tf.control_dependencies([close]))
            {
                Assert.That((float)Value(tf.identity(popped)), Is.EqualTo(5f));
            }
        }
    }

    [Test]
    public void Timestamp_is_the_time_in_seconds()
    {
        double seconds = (double)Value(Build.One("Timestamp", null, []));

        Assert.That(seconds, Is.EqualTo(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0).Within(600));
    }

    [Test]
    public void FakeParam_says_that_nobody_may_read_it()
    {
        Tensor fake = Build.One("FakeParam", null, [], ("dtype", TF_DataType.TF_FLOAT), ("shape", new Shape(2)));

        Assert.That(fake.shape, Is.EqualTo(new Shape(2)));
    }

    [Test]
    public void TensorArrayGradWithShape_has_rows_with_axes_in_front()
    {
        Tensor[] array = Build.Many("TensorArrayV3", null, [tf.constant(2)], ("dtype", TF_DataType.TF_FLOAT), ("element_shape", new Shape(3)));
        Tensor flow = Build.One("TensorArrayScatterV3", null, [array[0], new[] { 0, 1 }, tf.constant(new float[2, 3]), array[1]]);
        Tensor[] gradient = Build.Many("TensorArrayGradWithShape", null, [array[0], flow, new[] { 4 }], ("source", "g"));
        Tensor row = Build.One("TensorArrayReadV3", null, [gradient[0], tf.constant(1), gradient[1]], ("dtype", TF_DataType.TF_FLOAT));

        Assert.That(Value(Build.One("Shape", null, [row])).ToArray<int>(), Is.EqualTo(new[] { 4, 3 }));
    }

    private static GraphTensor Stack(Tensor list) => Build.One("TensorListStack", null, [list, new Shape()], ("element_dtype", TF_DataType.TF_FLOAT));
}
