using System.Security.Cryptography;
using System.Text.Json;

namespace TfCourse.Datasets.Tests;

public sealed class NpyReaderTests
{
    private static IEnumerable<TestCaseData> Readable() => Golden.Cases("index.json", entry => !Refused(entry));

    private static IEnumerable<TestCaseData> Unreadable() => Golden.Cases("index.json", Refused);

    private static IEnumerable<TestCaseData> GoodHeaders() => Golden.Cases("headers.json", entry => entry.Has("reads"));

    private static IEnumerable<TestCaseData> BadHeaders() => Golden.Cases("headers.json", entry => entry.Has("error"));

    // Strings are no numbers, though NumPy reads them.
    private static bool Refused(JsonElement entry) => entry.Has("refuse") || entry.Text("id").StartsWith("strings", StringComparison.Ordinal);

    [Test]
    public void Enough_files_of_NumPy_are_here()
        => Assert.That((Readable().Count(), Unreadable().Count(), GoodHeaders().Count() + BadHeaders().Count()), Is.EqualTo((39, 7, 38)));

    [TestCaseSource(nameof(Readable))]
    public void A_file_of_NumPy_gives_type_shape_and_values(JsonElement entry)
    {
        NumericArray array = Read(entry.Text("file"));

        Assert.That(array.Format.Name, Is.EqualTo(entry.Text("numpy_dtype")));
        Assert.That(array.Shape, Is.EqualTo(entry.Shape()));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(array.Bytes)), Is.EqualTo(entry.Text("sha256_of_values")));
        if (entry.Has("values") && array.Type is not (ElementType.Complex64 or ElementType.Complex128))
            Assert.That(array.ToDouble(), Is.EqualTo(entry.GetProperty("values").EnumerateArray().Select(Narrowed(array.Type))).AsCollection);
    }

    [TestCaseSource(nameof(Unreadable))]
    public void A_file_of_another_kind_is_refused_by_name(JsonElement entry)
    {
        DataException? fault = Assert.Throws<DataException>(() => Read(entry.Text("file")));

        Assert.That(fault!.Fault, Is.EqualTo(DataFault.Unsupported));
        Assert.That(fault.Found, Does.Contain(entry.Text("id").Split('_')[0] switch
        {
            "object" => "object array",
            "structured" => "structured type",
            "datetime" => "dates",
            "longdouble" => "<f16",
            _ => "strings",
        }));
    }

    [TestCaseSource(nameof(GoodHeaders))]
    public void A_header_that_NumPy_takes_is_taken(JsonElement entry)
    {
        JsonElement reads = entry.GetProperty("reads");
        NumericArray array = NpyReader.Read(new MemoryStream(Convert.FromBase64String(entry.Text("base64"))), "x");

        Assert.That(array.Format.Name, Is.EqualTo(reads.Text("dtype")));
        Assert.That(array.Shape, Is.EqualTo(reads.Shape()));
        Assert.That(array.ToDouble(), Is.EqualTo(reads.GetProperty("values").EnumerateArray().Select(Golden.Number)).AsCollection);
    }

    [TestCaseSource(nameof(BadHeaders))]
    public void A_header_that_NumPy_refuses_is_refused(JsonElement entry)
    {
        byte[] file = Convert.FromBase64String(entry.Text("base64"));
        DataException? fault = Assert.Throws<DataException>(() => NpyReader.Read(new MemoryStream(file), "x"));

        Assert.That(fault!.Fault, Is.EqualTo(entry.Text("id") switch
        {
            "shape_huge" or "header_4gib" => DataFault.OverLimit,
            "shape_larger_than_data" or "header_longer_than_file" or "truncated_data" or "truncated_magic" or "empty_file" => DataFault.Truncated,
            "version_0" or "version_4" or "version_1_1" or "descr_object" => DataFault.Unsupported,
            _ => DataFault.Malformed,
        }));
    }

    [Test]
    public void A_stream_may_go_on_and_a_file_may_not()
    {
        MemoryStream stream = new();
        NpyWriter.Write(stream, NumericArray.Of([1, 2, 3], 3));
        NpyWriter.Write(stream, NumericArray.Of([4.5], []));
        stream.Position = 0;

        Assert.That(NpyReader.Read(stream, "x").As<int>(), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(NpyReader.Read(stream, "x").As<double>(), Is.EqualTo(new[] { 4.5 }));

        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "two-arrays.npy");
        File.WriteAllBytes(path, stream.ToArray());
        Assert.That(Assert.Throws<DataException>(() => NpyReader.Read(path))!.Fault, Is.EqualTo(DataFault.TrailingBytes));
        File.Delete(path);
    }

    [TestCase("c_order.npy")]
    [TestCase("version_2.npy")]
    [TestCase("fortran_big_endian.npy")]
    [TestCase("le_complex128.npy")]
    public void A_file_cut_anywhere_is_refused(string file)
        => Hostile.RefusesEveryPrefix(Golden.Bytes(file), content => NpyReader.Read(new MemoryStream(content), "x"));

    [Test]
    public void A_flipped_bit_never_leaves_as_another_exception()
    {
        foreach (string file in new[] { "fortran_order.npy", "version_3.npy", "le_bool.npy", "object.npy" })
            Assert.That(
                Hostile.FlipsEveryBit(Golden.Bytes(file), content => NpyReader.Read(new MemoryStream(content), "x")), Is.GreaterThan(300), file);
    }

    [Test]
    public void Deep_brackets_are_refused()
        => Assert.That(
            () => NpyReader.Read(new MemoryStream(WithHeader("{'descr': " + new string('(', 60_000))), "x"),
            Throws.TypeOf<DataException>().With.Message.Contains("at most 16 nested brackets"));

    [Test]
    public void Many_dimensions_are_refused()
        => Assert.That(
            () => NpyReader.Read(
                new MemoryStream(WithHeader($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({string.Concat(Enumerable.Repeat("1,", 33))})}}")), "x"),
            Throws.TypeOf<DataException>().With.Message.Contains("33 dimensions"));

    [Test]
    public void A_message_names_file_offset_found_and_required()
        => Assert.That(
            () => NpyReader.Read(new MemoryStream(WithHeader("{'descr': os.system('x')}")), "weights.npy"),
            Throws.TypeOf<DataException>().With.Message.EqualTo(
                "weights.npy, byte 20: found 'os.system('x')}'; required: a string, an integer, True, False, a tuple or a list. "
                + "The header of an npy file is a Python dictionary of descr, fortran_order and shape."));

    // As a file of its own, which has to end with the array.
    private static NumericArray Read(string file)
    {
        using ByteSource source = ByteSource.Over(new MemoryStream(Golden.Bytes(file)), file);
        return NpyReader.ReadWhole(source, DataLimits.Default, DataLimits.Default.MaxFileBytes, nameof(DataLimits.MaxFileBytes));
    }

    private static byte[] WithHeader(string text)
        => [.. NpyHeader.Magic, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. System.Text.Encoding.Latin1.GetBytes(text)];

    // Recorded values are the shortest decimals of their own precision.
    private static Func<JsonElement, double> Narrowed(ElementType type) => type switch
    {
        ElementType.Float16 => value => (double)(Half)Golden.Number(value),
        ElementType.Float32 => value => (float)Golden.Number(value),
        _ => Golden.Number,
    };
}
