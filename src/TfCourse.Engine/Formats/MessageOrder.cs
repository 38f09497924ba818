using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TfCourse.Engine;

/// <summary>Brings the maps of a message into the order of their keys, by code points, as Python's deterministic serialization does; the C# runtime's own order follows the culture.</summary>
internal static class MessageOrder
{
    public static Comparer<object> Keys { get; } = Comparer<object>.Create(static (a, b) => a is string s ? string.CompareOrdinal(s, (string)b) : Comparer.DefaultInvariant.Compare(a, b));

    /// <summary>Sorts the maps of a message and of all messages in it.</summary>
    public static void SortMaps(IMessage message)
    {
        var waiting = new Stack<IMessage>([message]);
        while (waiting.TryPop(out IMessage? next))
        {
            foreach (FieldDescriptor field in next.Descriptor.Fields.InDeclarationOrder())
            {
                bool ofMessages = field.FieldType == FieldType.Message && (!field.IsMap || field.MessageType.FindFieldByNumber(2).FieldType == FieldType.Message);
                if (field.IsMap)
                {
                    var map = (IDictionary)field.Accessor.GetValue(next);
                    object[] keys = [.. map.Keys.Cast<object>().Order(Keys)];
                    object?[] values = [.. keys.Select(k => map[k])];
                    map.Clear();
                    for (int i = 0; i < keys.Length; i++)
                    {
                        map.Add(keys[i], values[i]);
                    }

                    Push(waiting, ofMessages ? values : []);
                }
                else if (ofMessages)
                {
                    Push(waiting, field.IsRepeated ? ((IList)field.Accessor.GetValue(next)).Cast<object?>() : [field.Accessor.GetValue(next)]);
                }
            }
        }
    }

    private static void Push(Stack<IMessage> waiting, IEnumerable<object?> values)
    {
        foreach (IMessage message in values.OfType<IMessage>())
        {
            waiting.Push(message);
        }
    }
}
