namespace TfCourse.Engine.Managed;

/// <summary>The kernels of the ops on strings.</summary>
internal static class TextKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("AsString", AsStringKernel.Create);
        table.Add("DecodeBase64", Base64Kernel.Decode);
        table.Add("DecodeCSV", static node => new DecodeCsvKernel(node));
        table.Add("DecodeRaw", DecodeRawKernel.Create);
        table.Add("EncodeBase64", Base64Kernel.Encode);
        table.Add("ParseExampleV2", static node => new ParseExampleV2Kernel(node));
        table.Add("ParseTensor", TensorTextKernels.Parse);
        table.Add("ReduceJoin", static node => new ReduceJoinKernel(node));
        table.Add("RegexFullMatch", static _ => new RegexFullMatchKernel(null));
        table.Add("RegexReplace", RegexReplaceKernel.Create);
        table.Add("SerializeTensor", static _ => Kernel.Of(TensorTextKernels.Serialize));
        table.Add("StaticRegexFullMatch", RegexFullMatchKernel.CreateStatic);
        table.Add("StaticRegexReplace", RegexReplaceKernel.CreateStatic);
        table.Add("StringFormat", static node => new StringFormatKernel(node));
        table.Add("StringJoin", static node => new StringJoinKernel(node));
        table.Add("StringLength", StringLengthKernel.Create);
        table.Add("StringLower", StringCaseKernel.Lower);
        table.Add("StringSplit", static node => new StringSplitKernel(node));
        table.Add("StringSplitV2", static node => new StringSplitV2Kernel(node));
        table.Add("StringStrip", StringStripKernel.Create);
        table.Add("StringToHashBucket", StringToHashBucketKernel.Create);
        table.Add("StringToHashBucketFast", StringToHashBucketKernel.Fast);
        table.Add("StringToHashBucketStrong", StringToHashBucketKernel.Strong);
        table.Add("StringToNumber", StringToNumberKernel.Create);
        table.Add("StringUpper", StringCaseKernel.Upper);
        table.Add("Substr", static node => new SubstrKernel(node));
        table.Add("UnsortedSegmentJoin", static node => new UnsortedSegmentJoinKernel(node));
    }
}
