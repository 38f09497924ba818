using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Colour systems, the choice among boxes, and WriteFile.</summary>
[TestFixture]
public sealed class ImageOpTests : GraphFixture
{
    private static readonly float[,] Boxes = { { 0, 0, 1, 1 }, { 0, 0.1f, 1, 1.1f }, { 0, -0.1f, 1, 0.9f }, { 0, 10, 1, 11 }, { 1, 11.1f, 0, 10.1f }, { 0, 100, 1, 101 } };
    private static readonly float[] Scores = [0.9f, 0.75f, 0.6f, 0.95f, 0.5f, 0.3f];

    [Test]
    public void Pure_colours_have_the_known_hues()
    {
        Tensor rgb = tf.constant(new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 }, { 0.5, 0.5, 0.5 }, { 0, 0, 0 }, { 1, 0, 0.5 } });
        Tensor hsv = tf.image.rgb_to_hsv(rgb);
        Assert.That(Value(hsv).ToArray<double>(), Is.EqualTo(new[] { 0, 1, 1, 1 / 3.0, 1, 1, 2 / 3.0, 1, 1, 0, 0, 0.5, 0, 0, 0, 11 / 12.0, 1, 1 }).Within(1e-15));
        Assert.That(Value(tf.image.hsv_to_rgb(hsv)).ToArray<double>(), Is.EqualTo(Value(rgb).ToArray<double>()).Within(1e-15));
        Assert.Throws<ValueError>(() => tf.image.rgb_to_hsv(tf.zeros(new Shape(2, 4))));
    }

    [Test]
    public void Boxes_that_overlap_better_ones_are_left_out()
    {
        Assert.That(Value(tf.image.non_max_suppression(Boxes, Scores, 10)).ToArray<int>(), Is.EqualTo(new[] { 3, 0, 5 }));
        Assert.That(Value(tf.image.non_max_suppression(Boxes, Scores, 2)).ToArray<int>(), Is.EqualTo(new[] { 3, 0 }));
        Assert.That(Value(tf.image.non_max_suppression(Boxes, Scores, 10, score_threshold: 0.4f)).ToArray<int>(), Is.EqualTo(new[] { 3, 0 }));
        Assert.That(Value(tf.image.non_max_suppression(Boxes, Scores, 10, iou_threshold: 1)).ToArray<int>(), Is.EqualTo(new[] { 3, 0, 1, 2, 4, 5 }));
        Assert.That(Value(tf.image.non_max_suppression(new float[0, 4], Array.Empty<float>(), 10)).ToArray<int>(), Is.Empty);
    }

    [Test]
    public void All_versions_pick_the_same_boxes()
    {
        Tensor most = tf.constant(4), half = tf.constant(0.5f), any = tf.constant(0f);
        Assert.That(Value(Build.One("NonMaxSuppression", null, [Boxes, Scores, most])).ToArray<int>(), Is.EqualTo(new[] { 3, 0, 5 }));
        Assert.That(Value(Build.One("NonMaxSuppressionV2", null, [Boxes, Scores, most, half])).ToArray<int>(), Is.EqualTo(new[] { 3, 0, 5 }));
        Tensor[] padded = Build.Many("NonMaxSuppressionV4", null, [Boxes, Scores, most, half, any], ("pad_to_max_output_size", true));
        Assert.That(padded[0].shape, Is.EqualTo(new Shape(4L)));
        Assert.That(Value(padded[0]).ToArray<int>(), Is.EqualTo(new[] { 3, 0, 5, 0 }));
        Assert.That((int)Value(padded[1]), Is.EqualTo(3));
        Tensor[] hard = Build.Many("NonMaxSuppressionV5", null, [Boxes, Scores, most, half, any, any]);
        Assert.That(Value(hard[0]).ToArray<int>(), Is.EqualTo(new[] { 3, 0, 5 }));
        Assert.That(Value(hard[1]).ToArray<float>(), Is.EqualTo(new[] { 0.95f, 0.9f, 0.3f }));
        Assert.That((int)Value(hard[2]), Is.EqualTo(3));
    }

    // The score of box 1 falls by exp(-o² / (2 sigma)) for its overlap o = 0.9 / 1.1 with box 0.
    [Test]
    public void Soft_suppression_lowers_scores()
    {
        Tensor[] soft = Build.Many("NonMaxSuppressionV5", null, [Boxes, Scores, 6, 1f, 0f, 0.5f]);
        int[] picked = Value(soft[0]).ToArray<int>();
        float[] scores = Value(soft[1]).ToArray<float>();
        Assert.That(picked, Is.EquivalentTo(new[] { 0, 1, 2, 3, 4, 5 }));
        Assert.That(picked[..2], Is.EqualTo(new[] { 3, 0 }));
        Assert.That(scores[Array.IndexOf(picked, 1)], Is.EqualTo(0.75 * Math.Exp(-(0.9 / 1.1) * (0.9 / 1.1))).Within(1e-6));
        Assert.That(scores, Is.Ordered.Descending);
    }

    // Boxes 0 and 1 overlap, box 3 lies apart; of the second class only box 1 counts.
    [Test]
    public void The_best_boxes_of_all_classes_are_put_together()
    {
        Tensor boxes = tf.reshape(Boxes, (1, 6, 1, 4)), scores = tf.stack([tf.constant(Scores), tf.constant(new[] { 0, 0.85f, 0, 0, 0, 0 })], -1);
        (Tensor picked, Tensor best, Tensor kinds, Tensor valid) = tf.image.combined_non_max_suppression(boxes, scores[tf.newaxis], 4, 5, 0.5f, 0.2f, clip_boxes: false);
        Assert.That(picked.shape, Is.EqualTo(new Shape(1, 5, 4)));
        Assert.That(Value(best).ToArray<float>(), Is.EqualTo(new[] { 0.95f, 0.9f, 0.85f, 0.3f, 0 }));
        Assert.That(Value(kinds).ToArray<float>(), Is.EqualTo(new float[] { 0, 0, 1, 0, 0 }));
        Assert.That(Value(valid).ToArray<int>(), Is.EqualTo(new[] { 4 }));
        Assert.That(Value(picked).ToArray<float>()[8..12], Is.EqualTo(new[] { 0, 0.1f, 1, 1.1f }));
        (picked, best, _, valid) = tf.image.combined_non_max_suppression(boxes, scores[tf.newaxis], 1, 5, 0.5f, 0.2f, pad_per_class: true);
        Assert.That(Value(best).ToArray<float>(), Is.EqualTo(new[] { 0.95f, 0.85f }));
        Assert.That(Value(picked).ToArray<float>(), Is.EqualTo(new[] { 0, 1, 1, 1, 0, 0.1f, 1, 1 }));
        Assert.That(Value(valid).ToArray<int>(), Is.EqualTo(new[] { 2 }));
        Assert.Throws<ValueError>(() => tf.image.combined_non_max_suppression(tf.zeros(new Shape(1, 6, 3, 4)), tf.zeros(new Shape(1, 6, 2)), 1, 1));
        Assert.That(Assert.Throws<EngineException>(() => Value(tf.image.combined_non_max_suppression(boxes, scores[tf.newaxis], 0, 5).Item1))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public void Scores_and_counts_come_with_the_boxes()
    {
        (Tensor picked, Tensor scores) = tf.image.non_max_suppression_with_scores(Boxes, Scores, 10);
        Assert.That(Value(picked).ToArray<int>(), Is.EqualTo(new[] { 3, 0, 5 }));
        Assert.That(Value(scores).ToArray<float>(), Is.EqualTo(new[] { 0.95f, 0.9f, 0.3f }));
        (picked, Tensor count) = tf.image.non_max_suppression_padded(Boxes, Scores, 5, pad_to_max_output_size: true);
        Assert.That(Value(picked).ToArray<int>(), Is.EqualTo(new[] { 3, 0, 5, 0, 0 }));
        Assert.That((int)Value(count), Is.EqualTo(3));
    }

    // Sides lie at places times the size less one, cut off; what lies outside is not drawn.
    [Test]
    public void Frames_are_drawn_around_boxes()
    {
        Tensor images = tf.zeros(new Shape(1, 4, 5, 1));
        float[] drawn = Value(tf.image.draw_bounding_boxes(images, new float[,,] { { { 0, 0.25f, 1, 0.8f }, { 0.4f, 0.9f, 0.7f, 1.5f }, { 3, 3, 4, 4 }, { 1, 0, 0, 1 } } })).ToArray<float>();
        Assert.That(drawn, Is.EqualTo(new float[] { 0, 1, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0 }));
        float[] coloured = Value(tf.image.draw_bounding_boxes(tf.zeros(new Shape(1, 2, 2, 3)), new float[,,] { { { 0, 0, 0, 0 }, { 1, 1, 1, 1 }, { 0, 1, 0, 1 } } }, new[,] { { 0.1f, 0.2f, 0.3f }, { 0.4f, 0.5f, 0.6f } })).ToArray<float>();
        Assert.That(coloured, Is.EqualTo(new[] { 0.1f, 0.2f, 0.3f, 0.1f, 0.2f, 0.3f, 0, 0, 0, 0.4f, 0.5f, 0.6f }));
        Assert.That(Value(tf.image.draw_bounding_boxes(tf.zeros(new Shape(1, 1, 1, 3)), new float[,,] { { { 0, 0, 0, 0 } } })).ToArray<float>(), Is.EqualTo(new float[] { 1, 1, 0 }));
        Assert.That(Assert.Throws<EngineException>(() => Value(tf.image.draw_bounding_boxes(tf.zeros(new Shape(1, 1, 1, 2)), new float[,,] { { { 0, 0, 0, 0 } } })))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(Assert.Throws<EngineException>(() => Value(tf.image.draw_bounding_boxes(tf.zeros(new Shape(1, 1, 1, 3)), new float[,,] { { { 0, float.NaN, 0, 0 } } })))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public void Overlaps_can_be_given()
    {
        var overlaps = new float[3, 3] { { 1, 0.6f, 0.1f }, { 0.6f, 1, 0.7f }, { 0.1f, 0.7f, 1 } };
        Assert.That(Value(tf.image.non_max_suppression_with_overlaps(overlaps, new[] { 0.9f, 0.8f, 0.7f }, 3)).ToArray<int>(), Is.EqualTo(new[] { 0, 2 }));
        Assert.That(Value(tf.image.non_max_suppression_with_overlaps(overlaps, new[] { 0.9f, 0.8f, 0.7f }, 3, 0.65f)).ToArray<int>(), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(Value(tf.image.non_max_suppression_with_overlaps(overlaps, new[] { 0.9f, 0.8f, 0.7f }, 3, 1, 0.75f)).ToArray<int>(), Is.EqualTo(new[] { 0, 1 }));
        Assert.Throws<ValueError>(() => tf.image.non_max_suppression_with_overlaps(new float[3, 2], new float[3], 1));
    }

    [Test]
    public void Wrong_boxes_and_thresholds_are_refused()
    {
        Assert.Throws<ValueError>(() => tf.image.non_max_suppression(new float[2, 3], new float[2], 1));
        Assert.Throws<ValueError>(() => tf.image.non_max_suppression(new float[2, 4], new float[3], 1));
        Assert.That(Assert.Throws<EngineException>(() => Value(tf.image.non_max_suppression(Boxes, Scores, 1, iou_threshold: 1.5f)))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(Assert.Throws<EngineException>(() => Value(tf.image.non_max_suppression(Boxes, Scores, -1)))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public void WriteFile_writes_where_it_is_allowed_to()
    {
        var files = new MemoryFileSystem();
        Operation write = tf.write_file("out/a/b.txt", "hello");
        using var session = new Session(Graph);
        Assert.Throws<EngineException>(() => session.run(write));
        using (session.Files.AllowWriting(files, "out/"))
        {
            session.run(write);
            Assert.That(Assert.Throws<EngineException>(() => session.run(tf.write_file("elsewhere/b.txt", "x")))!.Code, Is.Not.EqualTo(StatusCode.Unimplemented));
        }

        Assert.That(DurableFile.Read(files, "out/a/b.txt", 100), Is.EqualTo("hello"u8.ToArray()));
    }
}
