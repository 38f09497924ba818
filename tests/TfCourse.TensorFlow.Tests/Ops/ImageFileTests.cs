using Tensorflow;
using TfCourse.Engine;
using TfCourse.Images;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Ops on files of images: which file gives what, and what is refused.</summary>
[TestFixture]
public sealed class ImageFileTests : GraphFixture
{
    private static readonly Raster Picture = new(3, 4, 3, [.. Enumerable.Range(0, 36).Select(i => (byte)(i * 7))]);
    private static readonly byte[] Png = PngWriter.Encode(Picture), Jpeg = JpegWriter.Encode(Picture), Gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 10, 20, 30, 40, 50, 60, .. Frame(1), 0x3B];
    private static readonly byte[] Frames = [.. Gif[..^1], .. Frame(0), 0x3B], Bmp = [.. "BM"u8, .. new byte[8], 54, .. new byte[7], 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, .. new byte[25], 3, 2, 1, 0];

    // A pixel of one colour: clear, the colour, the end, in codes of three bits.
    private static byte[] Frame(int colour) => [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, (byte)(4 | (colour << 3) | ((5 & 3) << 6)), 5 >> 2, 0];

    [Test]
    public void Every_op_reads_the_files_it_may()
    {
        Tensor[] three = [tf.image.decode_png(Bytes(Png)), tf.image.decode_jpeg(Bytes(Png)), tf.image.decode_image(Bytes(Png)), tf.image.decode_gif(Bytes(Png))[0], tf.io.decode_png(Bytes(Png))];
        Assert.That(three.Select(t => Value(t).ToArray<byte>()), Is.All.EqualTo(Picture.Samples));
        byte[] lossy = JpegFile.Parse(Jpeg).Decode().Samples;
        three = [tf.image.decode_jpeg(Bytes(Jpeg)), tf.image.decode_png(Bytes(Jpeg)), tf.image.decode_image(Bytes(Jpeg)), tf.image.decode_gif(Bytes(Jpeg))[0], tf.io.decode_jpeg(Bytes(Jpeg))];
        Assert.That(three.Select(t => Value(t).ToArray<byte>()), Is.All.EqualTo(lossy));
        Assert.That(Value(tf.image.decode_png(Bytes(Gif))).ToArray<byte>(), Is.EqualTo(new byte[] { 40, 50, 60 }));
        Assert.That(Value(tf.image.decode_gif(Bytes(Frames))).shape, Is.EqualTo(new Shape(2, 1, 1, 3)));
        Assert.That(Value(tf.image.decode_image(Bytes(Frames))).ToArray<byte>(), Is.EqualTo(new byte[] { 40, 50, 60, 10, 20, 30 }));
        Assert.That(Value(tf.image.decode_image(Bytes(Frames), expand_animations: false)).shape, Is.EqualTo(new Shape(1, 1, 3)));
        Assert.That(Value(tf.image.decode_bmp(Bytes(Bmp))).ToArray<byte>(), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(Value(tf.image.decode_image(Bytes(Bmp), channels: 4)).ToArray<byte>(), Is.EqualTo(new byte[] { 1, 2, 3, 255 }));
    }

    [Test]
    public void Static_shapes_know_what_the_attributes_say()
    {
        Tensor any = tf.placeholder(TF_DataType.TF_STRING, Shape.Scalar);
        Assert.That(tf.image.decode_png(any).shape, Is.EqualTo(new Shape(-1, -1, -1)));
        Assert.That(tf.image.decode_bmp(any, 4).shape, Is.EqualTo(new Shape(-1, -1, 4)));
        Assert.That(tf.image.decode_gif(any).shape, Is.EqualTo(new Shape(-1, -1, -1, 3)));
        Assert.That(tf.image.decode_image(any).shape.IsNull);
        Assert.That(tf.image.decode_image(any, 3, expand_animations: false).shape, Is.EqualTo(new Shape(-1, -1, 3)));
        Assert.That(tf.image.decode_and_crop_jpeg(any, new[] { 0, 0, 5, 6 }, 1).shape, Is.EqualTo(new Shape(5, 6, 1)));
        Assert.That(tf.image.encode_png(tf.placeholder(TF_DataType.TF_UINT8, new Shape(7, 3, 4, 1))).shape, Is.EqualTo(new Shape(7L)));
        Assert.Throws<ValueError>(() => tf.image.decode_png(new[] { "a", "b" }));
        Assert.Throws<ValueError>(() => tf.image.encode_jpeg(tf.zeros(new Shape(2, 3), TF_DataType.TF_UINT8)));
        Assert.That(tf.image.decode_image(any).name, Does.Match("decode_image(_\\d+)?/DecodeImage:0"));
    }

    [Test]
    public void Types_are_scaled()
    {
        byte[] one = PngWriter.Encode(new Raster(1, 1, 1, [100])), jpeg = JpegWriter.Encode(new Raster(1, 1, 1, [100]));
        Assert.That(Value(tf.image.decode_png(Bytes(one), dtype: TF_DataType.TF_UINT16)).ToArray<ushort>(), Is.EqualTo(new ushort[] { 25700 }));
        Assert.That(Value(tf.image.decode_image(Bytes(one), dtype: TF_DataType.TF_FLOAT)).ToArray<float>()[0], Is.EqualTo(100 / 255f).Within(1e-7));
        Assert.That(Value(tf.image.decode_image(Bytes(jpeg), dtype: TF_DataType.TF_UINT16)).ToArray<ushort>(), Is.EqualTo(new ushort[] { 25600 }));
        Assert.That(Value(tf.image.decode_image(Bytes(jpeg), dtype: TF_DataType.TF_FLOAT)).ToArray<float>()[0], Is.EqualTo(100 / 255f).Within(1e-7));
        Assert.That(Value(tf.image.decode_image(Bytes(one), dtype: TF_DataType.TF_DOUBLE)).ToArray<double>()[0], Is.EqualTo(25700 / 65535.0).Within(1e-12));
    }

    [Test]
    public void What_is_encoded_is_decoded()
    {
        Tensor image = tf.reshape(Picture.Samples, new Shape(3, 4, 3)), wide = tf.cast(image, TF_DataType.TF_UINT16) * 257;
        Assert.That(Value(tf.image.decode_png(tf.image.encode_png(image, 9))).ToArray<byte>(), Is.EqualTo(Picture.Samples));
        Assert.That(Value(tf.image.decode_png(tf.image.encode_png(wide), dtype: TF_DataType.TF_UINT16)).ToArray<ushort>(), Is.EqualTo(Picture.Samples.Select(s => s * 257)));
        Assert.That(Value(tf.image.encode_png(tf.stack([image, image]))).shape, Is.EqualTo(new Shape(2L)));
        Assert.That(Contents(tf.image.encode_jpeg(image)), Is.EqualTo(Jpeg));
        Assert.That(Contents(Build.One("EncodeJpegVariableQuality", null, [image, 30])), Is.EqualTo(JpegWriter.Encode(Picture, new JpegEncoding(30))));
        Assert.That(Contents(tf.image.encode_jpeg(image, quality: 40, optimize_size: true, chroma_downsampling: false, density_unit: "cm", x_density: 7, xmp_metadata: "x")), Is.EqualTo(JpegWriter.Encode(Picture, new JpegEncoding(40, false, true, false, true, 7, 300, "x"))));
        Assert.That(Value(tf.image.adjust_jpeg_quality(image, 95)).ToArray<byte>(), Is.EqualTo(JpegFile.Parse(Jpeg).Decode().Samples));
    }

    [Test]
    public void Parts_and_shapes_of_JPEG_files_are_those_of_the_whole()
    {
        byte[] whole = JpegFile.Parse(Jpeg).Decode().Samples;
        Assert.That(Value(tf.image.decode_and_crop_jpeg(Bytes(Jpeg), new[] { 1, 2, 2, 1 })).ToArray<byte>(), Is.EqualTo(whole[18..21].Concat(whole[30..33])));
        Assert.That(Value(tf.image.extract_jpeg_shape(Bytes(Jpeg))).ToArray<int>(), Is.EqualTo(new[] { 3, 4, 3 }));
        Assert.That(Value(tf.image.extract_jpeg_shape(Bytes(Jpeg), TF_DataType.TF_INT64)).ToArray<long>(), Is.EqualTo(new long[] { 3, 4, 3 }));
        Assert.That(Value(tf.image.decode_jpeg(Bytes(Jpeg), ratio: 2)).shape, Is.EqualTo(new Shape(2, 2, 3)));
        Assert.That((bool)Value(tf.image.is_jpeg(Bytes(Jpeg))));
        Assert.That((bool)Value(tf.image.is_jpeg(Bytes(Png))), Is.False);
    }

    [Test]
    public void Other_files_wrong_channels_and_damage_are_invalid_arguments_that_name_the_node()
    {
        Tensor[] refused =
        [
            tf.image.decode_png(Bytes([]), name: "node"), tf.image.decode_png(Bytes([1, 2, 3]), name: "node"), tf.image.decode_png(Bytes(Png[..^9]), name: "node"), tf.image.decode_png(Bytes(Bmp), name: "node"),
            tf.image.decode_png(Bytes(Frames), name: "node"), tf.image.decode_bmp(Bytes(Png), name: "node"), tf.image.decode_bmp(Bytes(Bmp[..^1]), name: "node"), tf.image.decode_jpeg(Bytes(Jpeg[..^30]), name: "node"),
            tf.image.decode_jpeg(Bytes(Jpeg), 4, name: "node"), tf.image.decode_png(Bytes(Png), 2, name: "node"), tf.image.decode_jpeg(Bytes(Jpeg), ratio: 3, name: "node"), tf.image.decode_jpeg(Bytes(Jpeg), dct_method: "FLOAT", name: "node"),
            tf.image.decode_and_crop_jpeg(Bytes(Png), new[] { 0, 0, 1, 1 }, name: "node"), tf.image.decode_and_crop_jpeg(Bytes(Jpeg), new[] { 0, 0, 4, 1 }, name: "node"), tf.image.extract_jpeg_shape(Bytes(Png), name: "node"),
            tf.image.encode_png(tf.zeros(new Shape(1, 1, 5), TF_DataType.TF_UINT8), name: "node"), tf.image.encode_png(tf.zeros(new Shape(1, 1, 1), TF_DataType.TF_UINT8), 10, "node"),
            tf.image.encode_jpeg(tf.zeros(new Shape(1, 1, 2), TF_DataType.TF_UINT8), name: "node"), tf.image.encode_jpeg(tf.zeros(new Shape(1, 1, 1), TF_DataType.TF_UINT8), "rgb", name: "node"), tf.image.encode_jpeg(tf.zeros(new Shape(1, 1, 1), TF_DataType.TF_UINT8), quality: 101, name: "node"),
        ];
        Assert.Multiple(() =>
        {
            foreach (Tensor image in refused)
            {
                EngineException? error = Assert.Throws<EngineException>(() => Value(image), image.name);
                Assert.That(error!.Code, Is.EqualTo(StatusCode.InvalidArgument), image.name);
                Assert.That(error.Message, Does.Contain("node"), image.name);
            }
        });
    }

    [Test]
    public void Files_are_read_and_written_where_the_session_allows_it()
    {
        var files = new MemoryFileSystem();
        Tensor image = tf.image.decode_image(tf.io.read_file("data/in.png"));
        Operation write = tf.io.write_file("data/out.png", tf.image.encode_png(tf.image.flip_up_down(tf.image.decode_png(tf.io.read_file("data/in.png"), 3))));
        DurableFile.Write(files, "data/in.png", Png);
        using var session = new Session(Graph);
        using (session.Files.AllowReading(files, "data/"))
        using (session.Files.AllowWriting(files, "data/out"))
        {
            Assert.That(session.run(image).ToArray<byte>(), Is.EqualTo(Picture.Samples));
            session.run(write);
        }

        byte[] turned = PngFile.Parse(DurableFile.Read(files, "data/out.png", 1 << 20)).Decode();
        Assert.That(turned, Is.EqualTo(Picture.Samples[24..].Concat(Picture.Samples[12..24]).Concat(Picture.Samples[..12])));
    }

    private static Literal Bytes(byte[] file) => new(HostTensor.Scalar(file));

    private byte[] Contents(Tensor text)
    {
        using var session = new Session(Graph);
        return session.run(text).StringBytes()[0];
    }
}
