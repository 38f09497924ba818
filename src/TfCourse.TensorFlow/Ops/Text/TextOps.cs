namespace Tensorflow;

/// <summary>The ops on strings.</summary>
internal static class TextOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("AsString", AsString.Define);
        table.Add("DecodeBase64", DecodeBase64.Define);
        table.Add("DecodeCSV", DecodeCsv.Define);
        table.Add("DecodeRaw", DecodeRaw.Define);
        table.Add("EncodeBase64", EncodeBase64.Define);
        table.Add("ParseExampleV2", ParseExampleV2.Define);
        table.Add("ReduceJoin", ReduceJoin.Define);
        table.Add("RegexFullMatch", RegexFullMatch.Define);
        table.Add("RegexReplace", RegexReplace.Define);
        table.Add("StaticRegexFullMatch", StaticRegexFullMatch.Define);
        table.Add("StaticRegexReplace", StaticRegexReplace.Define);
        table.Add("StringFormat", StringFormat.Define);
        table.Add("StringJoin", StringJoin.Define);
        table.Add("StringLength", StringLength.Define);
        table.Add("StringLower", StringLower.Define);
        table.Add("StringSplit", StringSplit.Define);
        table.Add("StringSplitV2", StringSplitV2.Define);
        table.Add("StringStrip", StringStrip.Define);
        table.Add("StringToHashBucket", StringToHashBucket.Define);
        table.Add("StringToHashBucketFast", StringToHashBucketFast.Define);
        table.Add("StringToHashBucketStrong", StringToHashBucketStrong.Define);
        table.Add("StringToNumber", StringToNumber.Define);
        table.Add("StringUpper", StringUpper.Define);
        table.Add("Substr", Substr.Define);
        table.Add("ParseTensor", TensorTexts.Parse);
        table.Add("SerializeTensor", TensorTexts.Serialize);
        table.Add("UnsortedSegmentJoin", UnsortedSegmentJoin.Define);
    }
}
