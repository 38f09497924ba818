namespace Tensorflow;

/// <summary>The ops on strings.</summary>
internal static class TextOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("AsString", static () => AsString.Define());
        table.Add("DecodeBase64", static () => DecodeBase64.Define());
        table.Add("DecodeCSV", static () => DecodeCsv.Define());
        table.Add("DecodeRaw", static () => DecodeRaw.Define());
        table.Add("EncodeBase64", static () => EncodeBase64.Define());
        table.Add("ParseExampleV2", static () => ParseExampleV2.Define());
        table.Add("ReduceJoin", static () => ReduceJoin.Define());
        table.Add("RegexFullMatch", static () => RegexFullMatch.Define());
        table.Add("RegexReplace", static () => RegexReplace.Define());
        table.Add("StaticRegexFullMatch", static () => StaticRegexFullMatch.Define());
        table.Add("StaticRegexReplace", static () => StaticRegexReplace.Define());
        table.Add("StringFormat", static () => StringFormat.Define());
        table.Add("StringJoin", static () => StringJoin.Define());
        table.Add("StringLength", static () => StringLength.Define());
        table.Add("StringLower", static () => StringLower.Define());
        table.Add("StringSplit", static () => StringSplit.Define());
        table.Add("StringSplitV2", static () => StringSplitV2.Define());
        table.Add("StringStrip", static () => StringStrip.Define());
        table.Add("StringToHashBucket", static () => StringToHashBucket.Define());
        table.Add("StringToHashBucketFast", static () => StringToHashBucketFast.Define());
        table.Add("StringToHashBucketStrong", static () => StringToHashBucketStrong.Define());
        table.Add("StringToNumber", static () => StringToNumber.Define());
        table.Add("StringUpper", static () => StringUpper.Define());
        table.Add("Substr", static () => Substr.Define());
        table.Add("ParseTensor", static () => TensorTexts.Parse());
        table.Add("SerializeTensor", static () => TensorTexts.Serialize());
        table.Add("UnsortedSegmentJoin", static () => UnsortedSegmentJoin.Define());
    }
}
