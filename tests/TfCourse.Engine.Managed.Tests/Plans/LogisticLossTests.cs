using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.Engine.Managed.Tests.Plans;

/// <summary>The logistic loss and its gradient as one step: when they are one, and that their values are those of the single nodes, to the bit.</summary>
internal sealed class LogisticLossTests : GraphFixture
{
    private const string OtherJoins = "chains";
    private static readonly string[] Joined = ["GreaterEqual", "Log1p", "AddN"];

    [Test]
    public void Loss_and_gradient_are_one_step_with_the_same_bits([Values(1, 7, 8, 64, 513, 40_000)] int rows, [Values] bool isMean)
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(rows, 1)), z = tf.placeholder(tf.float32, new Shape(rows, 1));
        Check(x, z, isMean, Numbers(rows), Labels(rows));
    }

    [Test]
    public void Rows_of_any_number_are_one_step_once_their_number_is_known()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(-1, 2)), z = tf.placeholder(tf.float32, new Shape(-1, 2));
        Tensor loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels: z, logits: x)), dx = tf.gradients(loss, x)[0];
        using var session = new PlannedSession(Graph, null, [OtherJoins], patience: 2);
        using var plain = new PlannedSession(Graph, [.. PlanPasses.Names]);
        FeedItem[] feeds = [(x, np.array(Numbers(10)).reshape(new Shape(5, 2))), (z, np.array(Labels(10)).reshape(new Shape(5, 2)))];
        for (int i = 0; i < 5; i++)
        {
            Same(session.Session.run(new[] { loss, dx }, feeds), plain.Session.run(new[] { loss, dx }, feeds));
        }

        string[] steps = session.StepsFor(new HostTensor(DataType.DtFloat, [5, 2], new float[10]), new HostTensor(DataType.DtFloat, [5, 2], new float[10]));
        Assert.That(steps.Count(IsJoined), Is.EqualTo(1), string.Join(' ', steps));
    }

    [Test]
    public void One_label_for_all_rows_is_left_to_the_nodes()
    {
        Tensor x = tf.placeholder(tf.float32), z = tf.placeholder(tf.float32);
        Tensor loss = tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels: z, logits: x)), dx = tf.gradients(loss, x)[0];
        using var session = new PlannedSession(Graph, OtherJoins);
        using var plain = new PlannedSession(Graph, [.. PlanPasses.Names]);
        FeedItem[] feeds = [(x, Numbers(6)), (z, new float[] { 1 })];
        Same(session.Session.run(new[] { loss, dx }, feeds), plain.Session.run(new[] { loss, dx }, feeds));
    }

    [Test]
    public void What_lies_between_may_be_fetched()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(9)), z = tf.placeholder(tf.float32, new Shape(9));
        Tensor each = tf.nn.sigmoid_cross_entropy_with_logits(labels: z, logits: x), dx = tf.gradients(tf.reduce_sum(each), x)[0];
        Tensor power = Graph.as_graph_element("logistic_loss/Exp:0") as Tensor ?? throw new InvalidOperationException();
        using var session = new PlannedSession(Graph, OtherJoins);
        using var plain = new PlannedSession(Graph, [.. PlanPasses.Names]);
        FeedItem[] feeds = [(x, Numbers(9)), (z, Labels(9))];
        Same(session.Session.run(new[] { each, dx, power }, feeds), plain.Session.run(new[] { each, dx, power }, feeds));
        Assert.That(session.Steps.Count(IsJoined), Is.Zero);
    }

    [Test]
    public void What_lies_between_may_be_fed([Values("Exp", "Neg", "sub", "Select_1")] string inner)
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(9)), z = tf.placeholder(tf.float32, new Shape(9));
        Tensor each = tf.nn.sigmoid_cross_entropy_with_logits(labels: z, logits: x), dx = tf.gradients(tf.reduce_sum(each), x)[0];
        Tensor fed = Graph.as_graph_element($"logistic_loss/{inner}:0") as Tensor ?? throw new InvalidOperationException();
        using var session = new PlannedSession(Graph, OtherJoins);
        using var plain = new PlannedSession(Graph, [.. PlanPasses.Names]);
        FeedItem[] feeds = [(x, Numbers(9)), (z, Labels(9)), (fed, Labels(9))];
        Same(session.Session.run(new[] { each, dx }, feeds), plain.Session.run(new[] { each, dx }, feeds));
    }

    [Test]
    public void A_gradient_that_comes_from_the_loss_stays_apart()
    {
        // The square's gradient needs the loss before its own can be computed.
        Tensor x = tf.placeholder(tf.float32, new Shape(9)), z = tf.placeholder(tf.float32, new Shape(9));
        Tensor each = tf.nn.sigmoid_cross_entropy_with_logits(labels: z, logits: x), dx = tf.gradients(tf.reduce_sum(tf.square(each)), x)[0];
        using var session = new PlannedSession(Graph, OtherJoins);
        using var plain = new PlannedSession(Graph, [.. PlanPasses.Names]);
        FeedItem[] feeds = [(x, Numbers(9)), (z, Labels(9))];
        Same(session.Session.run(new[] { each, dx }, feeds), plain.Session.run(new[] { each, dx }, feeds));
        Assert.That(session.Steps.Count(IsJoined), Is.Zero);
    }

    private void Check(Tensor x, Tensor z, bool isMean, float[] numbers, float[] labels)
    {
        Tensor each = tf.nn.sigmoid_cross_entropy_with_logits(labels: z, logits: x);
        Tensor loss = isMean ? tf.reduce_mean(each) : tf.reduce_sum(each), dx = tf.gradients(loss, x)[0];
        using var session = new PlannedSession(Graph, OtherJoins);
        using var plain = new PlannedSession(Graph, [.. PlanPasses.Names]);
        FeedItem[] feeds = [(x, np.array(numbers).reshape(x.shape)), (z, np.array(labels).reshape(z.shape))];
        Same(session.Session.run(new[] { loss, each, dx }, feeds), plain.Session.run(new[] { loss, each, dx }, feeds));
        Assert.That(session.Steps.Count(IsJoined), Is.EqualTo(1), string.Join(' ', session.Steps));
    }

    private static bool IsJoined(string step) => Array.TrueForAll(Joined, step.Split('+').Contains) && step.EndsWith("+AddN", StringComparison.Ordinal);

    private static void Same(NDArray[] ours, NDArray[] plain)
    {
        for (int i = 0; i < ours.Length; i++)
        {
            Assert.That(Array.ConvertAll(ours[i].ToArray<float>(), BitConverter.SingleToUInt32Bits), Is.EqualTo(Array.ConvertAll(plain[i].ToArray<float>(), BitConverter.SingleToUInt32Bits)));
        }
    }

    // Zeros of both signs, what overflows, what is no number, and what is.
    private static float[] Numbers(int count)
    {
        float[] special = [0f, -0f, 100f, -100f, float.PositiveInfinity, float.NegativeInfinity, 1e-30f, -1e-30f];
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(i => i % 3 == 0 ? special[i / 3 % special.Length] : (random.NextSingle() - 0.5f) * 20)];
    }

    private static float[] Labels(int count) => [.. Enumerable.Range(0, count).Select(i => i % 4 == 3 ? 0.25f : i % 2)];
}
