using System.Collections;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TfCourse.Engine;

/// <summary>Writes a message in protobuf's text format.</summary>
internal sealed class TextPrinter
{
    private readonly StringBuilder _text = new();

    public string Print(IMessage message)
    {
        Fields(message, 0);
        return _text.ToString();
    }

    private void Fields(IMessage message, int depth)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            object? value = field.Accessor.GetValue(message);
            if (field.IsMap)
            {
                Map(field, (IDictionary)value!, depth);
            }
            else if (field.IsRepeated)
            {
                foreach (object? item in (IList)value!)
                {
                    Field(field, item!, depth);
                }
            }
            else if (value is not null && (field.HasPresence ? field.Accessor.HasValue(message) : !IsDefault(value)))
            {
                Field(field, value, depth);
            }
        }
    }

    private void Map(FieldDescriptor field, IDictionary map, int depth)
    {
        foreach (object key in map.Keys.Cast<object>().Order(MessageOrder.Keys))
        {
            Line(depth).Append(field.Name).Append(" {\n");
            foreach ((FieldDescriptor part, object value) in new[] { (field.MessageType.FindFieldByNumber(1), key), (field.MessageType.FindFieldByNumber(2), map[key]!) })
            {
                if (value is IMessage || !IsDefault(value))
                {
                    Field(part, value, depth + 1);
                }
            }

            Line(depth).Append("}\n");
        }
    }

    private void Field(FieldDescriptor field, object value, int depth)
    {
        Line(depth).Append(field.Name);
        if (field.FieldType is not (FieldType.Message or FieldType.Group))
        {
            _text.Append(": ").Append(Scalar(field, value)).Append('\n');
            return;
        }

        _text.Append(" {\n");
        if (value is IMessage message)
        {
            Fields(message, depth + 1);
        }
        else
        {
            // A message that wraps one value, such as google.protobuf.BoolValue, is that value in C#.
            Field(field.MessageType.FindFieldByNumber(1), value, depth + 1);
        }

        Line(depth).Append("}\n");
    }

    private StringBuilder Line(int depth) => _text.Append(' ', 2 * depth);

    private static bool IsDefault(object value) => value switch
    {
        string s => s.Length == 0,
        ByteString b => b.Length == 0,
        bool b => !b,
        // Minus zero is not the default: it has bits.
        float f => BitConverter.SingleToUInt32Bits(f) == 0,
        double d => BitConverter.DoubleToUInt64Bits(d) == 0,
        _ => Convert.ToInt64(value is ulong u ? (u == 0 ? 0 : 1) : value, CultureInfo.InvariantCulture) == 0,
    };

    private static string Scalar(FieldDescriptor field, object value) => value switch
    {
        bool b => b ? "true" : "false",
        string s => Quoted(Encoding.UTF8.GetBytes(s), true),
        ByteString b => Quoted(b.Span, false),
        float f => PythonFloats.Text(f),
        double d => PythonFloats.Text(d),
        _ when field.FieldType == FieldType.Enum => Name(field.EnumType, Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw EngineException.Internal($"{field.FullName}: a {value.GetType().Name} has no text form"),
    };

    private static string Name(EnumDescriptor type, int number) => type.FindValueByNumber(number)?.Name ?? number.ToString(CultureInfo.InvariantCulture);

    // A text keeps its letters, bytes that are none are numbers.
    private static string Quoted(ReadOnlySpan<byte> bytes, bool isText)
    {
        string quoted = EscapedBytes.Append(new StringBuilder(bytes.Length + 2).Append('"'), bytes, keepsHigh: isText).Append('"').ToString();
        return isText ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(quoted)) : quoted;
    }
}
