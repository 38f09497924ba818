namespace TfCourse.Engine.Managed;

/// <summary>The kernels of the ops on strings.</summary>
internal static class TextKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("AsString", static node => AsStringKernel.Create(node));
        table.Add("DecodeBase64", static node => Base64Kernel.Decode(node));
        table.Add("DecodeCSV", static node => new DecodeCsvKernel(node));
        table.Add("DecodeRaw", static node => DecodeRawKernel.Create(node));
        table.Add("EncodeBase64", static node => Base64Kernel.Encode(node));
        table.Add("ParseExampleV2", static node => new ParseExampleV2Kernel(node));
        table.Add("ParseTensor", static node => TensorTextKernels.Parse(node));
        table.Add("ReduceJoin", static node => new ReduceJoinKernel(node));
        table.Add("RegexFullMatch", static _ => new RegexFullMatchKernel(null));
        table.Add("RegexReplace", static node => RegexReplaceKernel.Create(node));
        table.Add("SerializeTensor", static _ => Kernel.Of(TensorTextKernels.Serialize));
        table.Add("StaticRegexFullMatch", static node => RegexFullMatchKernel.CreateStatic(node));
        table.Add("StaticRegexReplace", static node => RegexReplaceKernel.CreateStatic(node));
        table.Add("StringFormat", static node => new StringFormatKernel(node));
        table.Add("StringJoin", static node => new StringJoinKernel(node));
        table.Add("StringLength", static node => StringLengthKernel.Create(node));
        table.Add("StringLower", static node => StringCaseKernel.Lower(node));
        table.Add("StringSplit", static node => new StringSplitKernel(node));
        table.Add("StringSplitV2", static node => new StringSplitV2Kernel(node));
        table.Add("StringStrip", static node => StringStripKernel.Create(node));
        table.Add("StringToHashBucket", static node => StringToHashBucketKernel.Create(node));
        table.Add("StringToHashBucketFast", static node => StringToHashBucketKernel.Fast(node));
        table.Add("StringToHashBucketStrong", static node => StringToHashBucketKernel.Strong(node));
        table.Add("StringToNumber", static node => StringToNumberKernel.Create(node));
        table.Add("StringUpper", static node => StringCaseKernel.Upper(node));
        table.Add("Substr", static node => new SubstrKernel(node));
        table.Add("UnsortedSegmentJoin", static node => new UnsortedSegmentJoinKernel(node));
    }
}
