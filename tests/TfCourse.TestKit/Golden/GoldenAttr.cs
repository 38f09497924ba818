using System.Text.Json;
using Google.Protobuf;
using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>Attributes in protobuf's JSON mapping into the protobuf message.</summary>
public static class GoldenAttr
{
    /// <summary>Reads one AttrValue.</summary>
    /// <exception cref="InvalidProtocolBufferException">The JSON has a member that AttrValue lacks, or of another type.</exception>
    public static AttrValue Parse(JsonElement element) => JsonParser.Default.Parse<AttrValue>(element.GetRawText());

    /// <summary>Reads one NodeDef.</summary>
    /// <exception cref="InvalidProtocolBufferException">The JSON has a member that NodeDef lacks, or of another type.</exception>
    public static NodeDef ParseNode(JsonElement element) => JsonParser.Default.Parse<NodeDef>(element.GetRawText());

    /// <summary>The members of an object that are AttrValues, in recorded order; words in place of an attribute are left out.</summary>
    internal static OrderedDictionary<string, AttrValue> ParseAll(JsonElement owner, string name)
    {
        OrderedDictionary<string, AttrValue> attrs = [];
        foreach (JsonProperty member in owner.Optional(name)?.EnumerateObject() ?? default)
        {
            if (member.Value.ValueKind is JsonValueKind.Object)
                attrs.Add(member.Name, Parse(member.Value));
        }
        return attrs;
    }
}
