using Tensorflow;
using TfCourse.Engine;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of ops on strings.</summary>
internal static class TextSamples
{
    private const string Parts = "the texts decide how many parts there are", Length = "the length of the texts decides the size";

    private static readonly SampleInput Words = Texts("one", "", "Two, three", "é");

    public static IReadOnlyList<OpSample> All { get; } =
    [
        new("AsString", "integers", Ints(1, -20, 300)),
        new("AsString", "truths, filled", Bools(true, false)) { Attrs = [("width", 7L), ("fill", " ")] },
        new("AsString", "no numbers", Ints()),
        new("DecodeBase64", "words", Texts("b25l", "", "w6k")),
        new("EncodeBase64", "words", Words),
        new("EncodeBase64", "padded", Words) { Attrs = [("pad", true)] },
        new("DecodeRaw", "bytes", Texts("abcdefgh", "ijklmnop")) { Attrs = [("out_type", TF_DataType.TF_UINT8)], ShapeUnknownBecause = Length },
        new("DecodeRaw", "integers, turned", Texts("abcdefgh")) { Attrs = [("out_type", TF_DataType.TF_INT32), ("little_endian", false)], ShapeUnknownBecause = Length },
        new("DecodeCSV", "columns", Texts("1,a", ",\"b,\"\"c\"\"\""), Fixed(new[] { 7 }), Texts("none")),
        new("DecodeCSV", "chosen columns", Texts("1;2;3", "4;;6"), Fixed(Array.Empty<int>()), Fixed(new[] { 5L })) { Attrs = [("field_delim", ";"), ("select_cols", new[] { 0L, 1L })] },
        new("ReduceJoin", "rows", Texts("a", "b", "c", "d").As(2, 2), Ints(1)),
        new("ReduceJoin", "columns, kept", Texts("a", "b", "c", "d").As(2, 2), Ints(0)) { Attrs = [("keep_dims", true), ("separator", "-")] },
        new("RegexFullMatch", "words", Words, Text("[a-z]+")),
        new("RegexReplace", "all", Words, Text("[aeo]"), Text("<\\0>")),
        new("RegexReplace", "the first", Words, Text("[aeo]"), Text("_")) { Attrs = [("replace_global", false)] },
        new("StaticRegexFullMatch", "words", Words) { Attrs = [("pattern", ".*e")] },
        new("StaticRegexReplace", "words", Words) { Attrs = [("pattern", "o"), ("rewrite", "0")] },
        new("StringFormat", "two tensors", Ints(1, 2, 3), Texts("x")) { Attrs = [("template", "a {} b {}"), ("placeholder", "{}")] },
        new("StringJoin", "words", Texts("a", "b"), Texts("c", "d")) { Attrs = [("separator", "+")] },
        new("StringJoin", "word to each", Text("a"), Texts("c", "d")),
        new("StringLength", "bytes", Words),
        new("StringLength", "characters", Words) { Attrs = [("unit", "UTF8_CHAR")] },
        new("StringLower", "words", Words), new("StringUpper", "words", Words),
        new("StringSplit", "at spaces", Texts("a b  c", ""), Text(" ")) { ShapeUnknownBecause = Parts },
        new("StringSplitV2", "at commas", Words, Text(",")) { ShapeUnknownBecause = Parts },
        new("StringSplitV2", "at most once", Texts("a,b,c"), Text(",")) { Attrs = [("maxsplit", 1L)], ShapeUnknownBecause = Parts },
        new("StringStrip", "words", Texts("  a ", "b\n", "")),
        new("StringToHashBucket", "words", Words) { Attrs = [("num_buckets", 10L)] },
        new("StringToHashBucketFast", "words", Words) { Attrs = [("num_buckets", 10L)] },
        new("StringToHashBucketStrong", "words", Words) { Attrs = [("num_buckets", 10L), ("key", new[] { 3L, 5L })] },
        new("StringToNumber", "numbers", Texts("15", " 2 ", "0")),
        new("Substr", "one place", Texts("hello", "world"), Int(1), Int(3)),
        new("Substr", "a place for each", Texts("hello", "world"), Ints(0, 2), Ints(2, 2)),
        new("UnsortedSegmentJoin", "words", Texts("a", "b", "c"), Ints(1, 0, 1), Int(2)) { Attrs = [("separator", "-")] },
        new("SerializeTensor", "numbers", Ints(1, 2)),
        new("ParseTensor", "numbers", Number(Google.Protobuf.MessageExtensions.ToByteArray(TensorProtos.Encode(HostTensor.Of(new[] { 1.5f, 2 }))))) { Attrs = [("out_type", TF_DataType.TF_FLOAT)], ShapeUnknownBecause = "the text says the shape" },
    ];

    private static SampleInput Text(string text) => Texts(text).As();
}
