using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Functions of images that are composed of other operations, against their definitions.</summary>
[TestFixture]
public sealed class ImageFunctionTests : GraphFixture
{
    private static readonly float[] Ramp = [.. Enumerable.Range(0, 36).Select(i => (float)i)];

    private static Tensor Image => tf.reshape(Ramp, new Shape(3, 4, 3));

    // Known sizes, sizes that only a run knows, and an unknown number of axes give the same.
    private Tensor[] Forms(Func<Tensor, Tensor> function, bool anyRank = true)
    {
        Tensor sizes = tf.placeholder_with_default(Image, new Shape(-1, -1, 3)), rank = tf.placeholder_with_default(Image, Shape.Null);
        Tensor batch = function(tf.expand_dims(Image, 0));
        return [function(Image), function(sizes), tf.squeeze(batch, 0), .. anyRank ? new[] { function(rank) } : []];
    }

    private void AreAll(Tensor[] forms, Func<int, int, int, float> expected, int height, int width)
    {
        float[] values = [.. Enumerable.Range(0, height * width * 3).Select(i => expected(i / 3 / width, i / 3 % width, i % 3))];
        Assert.Multiple(() =>
        {
            foreach (Tensor form in forms)
            {
                NDArray value = Value(form);
                Assert.That(value.shape, Is.EqualTo(new Shape(height, width, 3)), form.name);
                Assert.That(value.ToArray<float>(), Is.EqualTo(values).Within(1e-5), form.name);
            }

            Assert.That(forms[0].shape, Is.EqualTo(new Shape(height, width, 3)));
        });
    }

    private static float At(int y, int x, int c) => (((y * 4) + x) * 3) + c;

    [Test]
    public void Images_are_turned_and_mirrored()
    {
        AreAll(Forms(tf.image.flip_left_right), (y, x, c) => At(y, 3 - x, c), 3, 4);
        AreAll(Forms(i => tf.image.transpose(i), false), (y, x, c) => At(x, y, c), 4, 3);
        AreAll(Forms(i => tf.image.rot90(i), false), (y, x, c) => At(x, 3 - y, c), 4, 3);
        AreAll(Forms(i => tf.image.rot90(i, 2), false), (y, x, c) => At(2 - y, 3 - x, c), 3, 4);
        AreAll(Forms(i => tf.image.rot90(i, -1), false), (y, x, c) => At(2 - x, y, c), 4, 3);
        AreAll(Forms(i => tf.image.rot90(i, 8), false), At, 3, 4);
    }

    [Test]
    public void Images_are_cut_and_framed()
    {
        AreAll(Forms(i => tf.image.crop_to_bounding_box(i, 1, 2, 2, 1)), (y, x, c) => At(y + 1, x + 2, c), 2, 1);
        AreAll(Forms(i => tf.image.pad_to_bounding_box(i, 1, 2, 5, 7)), (y, x, c) => y is >= 1 and < 4 && x is >= 2 and < 6 ? At(y - 1, x - 2, c) : 0, 5, 7);
        AreAll(Forms(i => tf.image.resize_image_with_crop_or_pad(i, 6, 2)), (y, x, c) => y is >= 1 and < 4 ? At(y - 1, x + 1, c) : 0, 6, 2);
        AreAll(Forms(i => tf.image.resize_with_crop_or_pad(i, 2, 5)), (y, x, c) => x < 4 ? At(y, x, c) : 0, 2, 5);
        AreAll(Forms(i => tf.image.central_crop(i, 0.5f), false), (y, x, c) => At(y, x + 1, c), 3, 2);
        Assert.That(Value(tf.image.crop_to_bounding_box(Image, tf.constant(1), tf.constant(0), tf.constant(1), tf.constant(4))).shape, Is.EqualTo(new Shape(1, 4, 3)));
    }

    [Test]
    public void Parts_that_do_not_lie_inside_are_refused_at_once_or_by_the_run() => Assert.Multiple(() =>
    {
        Assert.Throws<ValueError>(() => tf.image.crop_to_bounding_box(Image, 2, 0, 2, 1));
        Assert.Throws<ValueError>(() => tf.image.crop_to_bounding_box(Image, -1, 0, 2, 1));
        Assert.Throws<ValueError>(() => tf.image.pad_to_bounding_box(Image, 1, 0, 3, 4));
        Assert.Throws<ValueError>(() => tf.image.central_crop(Image, 0));
        Assert.Throws<ValueError>(() => tf.image.resize_image_with_crop_or_pad(Image, 0, 4));
        Assert.Throws<ValueError>(() => tf.image.transpose(tf.zeros(new Shape(2, 2))));
        Tensor late = tf.placeholder_with_default(Image, new Shape(-1, -1, 3));
        Assert.That(Assert.Throws<EngineException>(() => Value(tf.image.crop_to_bounding_box(late, 2, 0, 2, 1)))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
    });

    [Test]
    public void Random_mirrors_give_one_of_two_images()
    {
        Tensor batch = tf.stack(Enumerable.Repeat(Image, 40).ToArray());
        float[] images = Value(tf.image.random_flip_left_right(batch, 7)).ToArray<float>();
        float[] turned = Value(tf.image.flip_left_right(Image)).ToArray<float>();
        int[] ways = [.. images.Chunk(36).Select(i => i.SequenceEqual(Ramp) ? 0 : i.SequenceEqual(turned) ? 1 : 2)];
        Assert.That(ways, Has.None.EqualTo(2).And.Some.EqualTo(0).And.Some.EqualTo(1));
        float[] one = Value(tf.image.random_flip_up_down(Image, 3)).ToArray<float>();
        Assert.That(one, Is.EqualTo(Ramp).Or.EqualTo(Value(tf.image.flip_up_down(Image)).ToArray<float>()));
    }

    [Test]
    public void Images_are_resized_by_every_method()
    {
        Tensor x = tf.reshape(new[] { 0f, 1, 2, 3 }, new Shape(1, 4, 1));
        Assert.That(Row(tf.image.resize(x, (1, 2))), Is.EqualTo(new[] { 0.5f, 2.5f }));
        Assert.That(Row(tf.image.resize(x, new[] { 1, 2 }, ResizeMethod.NEAREST_NEIGHBOR)), Is.EqualTo(new[] { 1f, 3 }));
        Assert.That(Row(tf.image.resize(x, (1, 2), ResizeMethod.AREA)), Is.EqualTo(new[] { 0.5f, 2.5f }));
        Assert.That(Row(tf.image.resize_images(x, new[] { 1, 2 })), Is.EqualTo(new[] { 0f, 2 }));
        Assert.That(Row(tf.image.resize_images(x, new[] { 1, 8 }, ResizeMethod.BICUBIC))[2], Is.EqualTo(1));
        Assert.That(tf.image.resize_images(Image, new[] { 3, 4 }).shape, Is.EqualTo(new Shape(3, 4, 3)));
        Assert.That(Value(tf.image.resize(Image, (6, 4), preserve_aspect_ratio: true)).shape, Is.EqualTo(new Shape(3, 4, 3)));
        Assert.That(Value(tf.image.resize_images_with_pad(tf.ones(new Shape(2, 4, 1)), 4, 4)).ToArray<float>(), Is.EqualTo(new float[] { 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0 }));
        Assert.Throws<ValueError>(() => tf.image.resize(x, (1, 2), "lanczos3"));
        Assert.Throws<ValueError>(() => tf.image.resize(x, new[] { 1, 2, 3 }));
        Assert.Throws<ValueError>(() => tf.image.resize(tf.zeros(new Shape(2, 2)), (1, 2)));
    }

    // Keys' kernel (a = -0.5) half way between pixels: -1/16, 9/16, 9/16, -1/16; at the rim what lies beyond is left out. TensorFlow 1: a = -0.75.
    [Test]
    public void Cubic_convolution_has_its_weights()
    {
        Tensor x = tf.reshape(new[] { 1f, 5, 2, 8 }, new Shape(1, 1, 4, 1));
        float[] old = Row(tf.image.resize_bicubic(x, new[] { 1, 8 })), half = Row(tf.image.resize_bicubic(x, new[] { 1, 2 }, half_pixel_centers: true));
        Assert.That(old[3], Is.EqualTo((-0.09375 * 1) + (0.59375 * 5) + (0.59375 * 2) - (0.09375 * 8)).Within(1e-6));
        Assert.That(half[0], Is.EqualTo(((9 * 1) + (9 * 5) - 2) / 16.0 / (17 / 16.0)).Within(1e-6));
        Assert.That(half[1], Is.EqualTo((-5 + (9 * 2) + (9 * 8)) / 16.0 / (17 / 16.0)).Within(1e-6));
        Assert.That(Row(tf.image.resize_bicubic(x, new[] { 1, 4 }, half_pixel_centers: true)), Is.EqualTo(new[] { 1f, 5, 2, 8 }));
    }

    [Test]
    public void Crops_are_taken_from_their_boxes()
    {
        Tensor image = tf.reshape(Ramp[..16], new Shape(1, 4, 4, 1));
        Assert.That(Row(tf.image.crop_and_resize(image, new float[,] { { 0, 0, 1, 1 } }, new[] { 0 }, new[] { 2, 2 })), Is.EqualTo(new[] { 0f, 3, 12, 15 }));
        Assert.That(Row(tf.image.crop_and_resize(image, new float[,] { { 1, 0, 0, 1 } }, new[] { 0 }, new[] { 4, 4 }))[..4], Is.EqualTo(new[] { 12f, 13, 14, 15 }), "upside down");
        Assert.That(Row(tf.image.crop_and_resize(image, new float[,] { { 0, 0, 1, 1 } }, new[] { 0 }, new[] { 1, 1 })), Is.EqualTo(new[] { 7.5f }));
        Assert.That(Row(tf.image.crop_and_resize(image, new[,] { { 0, 0.5f, 0, 1.5f } }, new[] { 0 }, new[] { 1, 3 }, extrapolation_value: -1)), Is.EqualTo(new[] { 1.5f, 3, -1 }));
        Assert.That(Row(tf.image.crop_and_resize(tf.cast(image, TF_DataType.TF_UINT8), new[,] { { 0.1f, 0.1f, 0.6f, 0.6f } }, new[] { 0 }, new[] { 2, 2 }, "nearest")), Is.EqualTo(new[] { 0f, 2, 8, 10 }));
        Assert.That(Assert.Throws<EngineException>(() => Value(tf.image.crop_and_resize(image, new float[,] { { 0, 0, 1, 1 } }, new[] { 1 }, new[] { 2, 2 })))!.Code, Is.EqualTo(StatusCode.OutOfRange));
    }

    [Test]
    public void Types_are_converted_by_scale_and_back()
    {
        Tensor bytes = tf.constant(new byte[] { 0, 1, 128, 255 });
        Assert.That(Value(tf.image.convert_image_dtype(bytes, TF_DataType.TF_FLOAT)).ToArray<float>(), Is.EqualTo(new[] { 0, 1 / 255f, 128 / 255f, 1 }).Within(1e-7));
        Assert.That(Value(tf.image.convert_image_dtype(bytes, TF_DataType.TF_UINT16)).ToArray<ushort>(), Is.EqualTo(new ushort[] { 0, 256, 32768, 65280 }));
        Assert.That(Value(tf.image.convert_image_dtype(tf.constant(new ushort[] { 255, 256, 65535 }), TF_DataType.TF_UINT8)).ToArray<byte>(), Is.EqualTo(new byte[] { 0, 1, 255 }));
        Assert.That(Value(tf.image.convert_image_dtype(tf.constant(new[] { 0f, 0.5f, 1, 1.5f, -1 }), TF_DataType.TF_UINT8, saturate: true)).ToArray<byte>(), Is.EqualTo(new byte[] { 0, 127, 255, 255, 0 }));
        Assert.That(Value(tf.saturate_cast(tf.constant(new[] { 3e9f, -3e9f, 5 }), TF_DataType.TF_INT32)).ToArray<int>(), Is.EqualTo(new[] { 2147483520, int.MinValue, 5 }));
        Assert.That(Value(tf.saturate_cast(tf.constant(new[] { 300, -5, 7 }), TF_DataType.TF_UINT8)).ToArray<byte>(), Is.EqualTo(new byte[] { 255, 0, 7 }));
        Assert.That(Value(tf.saturate_cast(tf.constant(new[] { 1L << 40, -1 }), TF_DataType.TF_INT32)).ToArray<int>(), Is.EqualTo(new[] { int.MaxValue, -1 }));
        Assert.Throws<ValueError>(() => tf.image.convert_image_dtype(bytes, TF_DataType.TF_STRING));
    }

    [Test]
    public void Brightness_contrast_and_colours_are_changed()
    {
        Tensor bytes = tf.constant(new byte[,,] { { { 10, 100, 250 } } });
        Assert.That(Value(tf.image.adjust_brightness(bytes, 0.2f)).ToArray<byte>(), Is.EqualTo(new byte[] { 61, 151, 255 }));
        Assert.That(Row(tf.image.adjust_contrast(tf.reshape(Ramp[..9], new Shape(3, 3, 1)), 2f)), Is.EqualTo(new[] { -4f, -2, 0, 2, 4, 6, 8, 10, 12 }));
        Assert.That(Row(tf.image.adjust_gamma(tf.constant(new[] { 0.25f, 1 }), 0.5f, 2)), Is.EqualTo(new[] { 1f, 2 }).Within(1e-6));
        Assert.That(Row(tf.image.adjust_hue(tf.constant(new float[,,] { { { 1, 0, 0 } } }), 1 / 3f)), Is.EqualTo(new[] { 0f, 1, 0 }).Within(1e-6));
        Assert.That(Row(tf.image.adjust_saturation(tf.constant(new float[,,] { { { 1, 0.5f, 0.5f } } }), 0f)), Is.EqualTo(new[] { 1f, 1, 1 }));
        Assert.That(Row(tf.image.rgb_to_grayscale(tf.constant(new float[,,] { { { 1, 2, 3 } } }))), Is.EqualTo(new[] { 0.2989f + (2 * 0.587f) + (3 * 0.114f) }).Within(1e-6));
        Assert.That(Value(tf.image.rgb_to_grayscale(tf.constant(new byte[,,] { { { 255, 255, 255 } } }))).ToArray<byte>(), Is.EqualTo(new byte[] { 254 }).Or.EqualTo(new byte[] { 255 }));
        Assert.That(Value(tf.image.grayscale_to_rgb(tf.constant(new int[,,] { { { 7 }, { 8 } } }))).ToArray<int>(), Is.EqualTo(new[] { 7, 7, 7, 8, 8, 8 }));
        Assert.That(Row(tf.image.yiq_to_rgb(tf.image.rgb_to_yiq(Image / 36f))), Is.EqualTo(Ramp.Select(r => r / 36)).Within(1e-4));
        Assert.That(Row(tf.image.yuv_to_rgb(tf.image.rgb_to_yuv(Image / 36f))), Is.EqualTo(Ramp.Select(r => r / 36)).Within(1e-4));
        Assert.That(Row(tf.image.rgb_to_yuv(tf.constant(new float[,,] { { { 1, 1, 1 } } }))), Is.EqualTo(new[] { 1f, 0, 0 }).Within(1e-6));
        Assert.Throws<ValueError>(() => tf.image.grayscale_to_rgb(Image));
        Assert.Throws<ValueError>(() => tf.image.adjust_gamma(Image, -1));
    }

    [Test]
    public void Random_changes_stay_within_their_bounds()
    {
        float[] brighter = Row(tf.image.random_brightness(tf.zeros(new Shape(1, 1, 1)), 0.25f, 1));
        Assert.That(brighter[0], Is.InRange(-0.25f, 0.25f));
        float[] contrast = Row(tf.image.random_contrast(tf.constant(new float[,,] { { { -1 }, { 1 } } }), 0.5f, 2, 1));
        Assert.That(contrast[1], Is.InRange(0.5f, 2f));
        Assert.That(Row(tf.image.random_saturation(tf.constant(new float[,,] { { { 1, 0.5f, 0.5f } } }), 0, 0.5f, 1))[1], Is.InRange(0.75f, 1f));
        Assert.That(Row(tf.image.random_hue(tf.constant(new float[,,] { { { 1, 0, 0 } } }), 0.1f, 1))[0], Is.EqualTo(1).Within(1e-6));
        Assert.That(Value(tf.image.random_jpeg_quality(tf.zeros(new Shape(8, 8, 3)), 50, 60, 1)).ToArray<float>(), Is.All.InRange(0, 0.01f));
        Assert.Throws<ValueError>(() => tf.image.random_brightness(Image, -1));
        Assert.Throws<ValueError>(() => tf.image.random_contrast(Image, 2, 1));
        Assert.Throws<ValueError>(() => tf.image.random_hue(Image, 0.6f));
        Assert.Throws<ValueError>(() => tf.image.random_jpeg_quality(Image, 60, 50));
    }

    [Test]
    public void Images_are_standardized_each_by_itself()
    {
        double mean = Ramp.Average(), deviation = Math.Sqrt(Ramp.Average(r => (r - mean) * (r - mean)));
        Tensor[] forms = [.. Forms(tf.image.per_image_standardization).Select(t => t)];
        AreAll(forms, (y, x, c) => (float)((At(y, x, c) - mean) / deviation), 3, 4);
        Assert.That(Row(tf.image.per_image_standardization(tf.ones(new Shape(2, 2, 1)))), Is.All.Zero);
    }

    [Test]
    public void Images_are_compared()
    {
        Tensor other = Image + 1f;
        Assert.That(Row(tf.image.total_variation(Image))[0], Is.EqualTo((2 * 4 * 3 * 12) + (3 * 3 * 3 * 3)));
        Assert.That(Row(tf.image.total_variation(tf.stack([Image, Image * 2f]))), Is.EqualTo(new[] { 369f, 738 }));
        Assert.That(Row(tf.image.psnr(Image, other, 255f))[0], Is.EqualTo(20 * Math.Log10(255)).Within(1e-4));
        Assert.That(Row(tf.image.psnr(tf.cast(Image, TF_DataType.TF_UINT8), tf.cast(other, TF_DataType.TF_UINT8), 255))[0], Is.EqualTo(20 * Math.Log10(255)).Within(1e-3));
        (Tensor down, Tensor right) = tf.image.image_gradients(tf.expand_dims(Image, 0));
        Assert.That(Row(down)[..24], Is.All.EqualTo(12));
        Assert.That(Row(down)[24..], Is.All.Zero);
        Assert.That(Row(right)[..12], Is.EqualTo(new float[] { 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0 }));
        float[] edges = Row(tf.image.sobel_edges(tf.expand_dims(Image, 0)));
        Assert.That(edges[((4 + 1) * 6)..][..2], Is.EqualTo(new[] { 8f * 12, 8 * 3 }), "inside, four times the difference of two rows and of two columns");
    }

    // With one window as large as the image the definition is a weighted mean, variance and covariance.
    [Test]
    public void Structural_similarity_is_its_formula()
    {
        var random = new Random(1);
        float[] a = [.. Enumerable.Range(0, 25).Select(_ => random.NextSingle())], b = [.. a.Select(v => (0.7f * v) + (0.2f * random.NextSingle()))];
        double[] weights = [.. Enumerable.Range(0, 25).Select(i => Math.Exp(-(Math.Pow((i / 5) - 2, 2) + Math.Pow((i % 5) - 2, 2)) / (2 * 1.5 * 1.5)))];
        double sum = weights.Sum();
        double Mean(Func<int, double> f) => Enumerable.Range(0, 25).Sum(i => weights[i] / sum * f(i));
        (double ma, double mb) = (Mean(i => a[i]), Mean(i => b[i]));
        (double va, double vb, double cov) = (Mean(i => a[i] * a[i]) - (ma * ma), Mean(i => b[i] * b[i]) - (mb * mb), Mean(i => a[i] * b[i]) - (ma * mb));
        double expected = ((2 * ma * mb) + 1e-4) / ((ma * ma) + (mb * mb) + 1e-4) * (((2 * cov) + 9e-4) / (va + vb + 9e-4));
        Tensor x = tf.reshape(a, new Shape(5, 5, 1)), y = tf.reshape(b, new Shape(5, 5, 1));
        Assert.That(Row(tf.image.ssim(x, y, 1f, filter_size: 5))[0], Is.EqualTo(expected).Within(1e-5));
        Assert.That(Row(tf.image.ssim(tf.stack([x, y]), tf.stack([x, x]), 1f, filter_size: 5)), Is.EqualTo(new[] { 1, expected }).Within(1e-5));
        Assert.Throws<ValueError>(() => tf.image.ssim(x, tf.zeros(new Shape(5, 4, 1)), 1f));

        // One size alone is the similarity to a power; of two sizes the first gives contrast and structure, the second is the means of fours.
        Assert.That(Row(tf.image.ssim_multiscale(x, y, 1f, [0.5f], 5))[0], Is.EqualTo(Math.Sqrt(expected)).Within(1e-5));
        double structure = ((2 * cov) + 9e-4) / (va + vb + 9e-4);
        Tensor half = tf.nn.avg_pool(tf.pad(tf.stack([x, y]), new[,] { { 0, 0 }, { 0, 1 }, { 0, 1 }, { 0, 0 } }, "SYMMETRIC"), (1, 2, 2, 1), (1, 2, 2, 1), "VALID");
        float coarse = Row(tf.image.ssim(half[0], half[1], 1f, filter_size: 3))[0];
        double fine = Row(tf.image.ssim_multiscale(x, y, 1f, [1f, 0], 3))[0];
        Assert.That(Row(tf.image.ssim_multiscale(x, y, 1f, [0f, 1], 3))[0], Is.EqualTo(coarse).Within(1e-5));
        Assert.That(Row(tf.image.ssim_multiscale(x, y, 1f, [1f, 1], 3))[0], Is.EqualTo(fine * coarse).Within(1e-5));
        Assert.That(Row(tf.image.ssim_multiscale(tf.stack([x, y]), tf.stack([x, x]), 1f, [1f, 1], 3))[0], Is.EqualTo(1).Within(1e-5));
        Assert.That(structure, Is.InRange(expected, 1));
    }

    private float[] Row(Tensor x) => Value(x).ToArray<float>();
}
