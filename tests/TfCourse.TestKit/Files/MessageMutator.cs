using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TfCourse.TestKit;

/// <summary>Changes a message field by field, so that it stays one: numbers that are interesting, texts, names taken from elsewhere, fields left out, doubled, exchanged.</summary>
public static class MessageMutator
{
    /// <summary>Changes a copy of a message in one to three places.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="message">The message, which stays.</param>
    /// <param name="mutator">Gives chance and numbers.</param>
    /// <returns>The changed copy.</returns>
    public static T Changed<T>(T message, Mutator mutator) where T : class, IMessage<T>, IDeepCloneable<T>
    {
        T copy = message.Clone();
        List<(IMessage Owner, FieldDescriptor Field)> places = Places(copy);
        for (int n = mutator.Below(3); n >= 0 && places.Count > 0; n--)
        {
            (IMessage owner, FieldDescriptor field) = places[mutator.Below(places.Count)];
            Change(owner, field, mutator, places);
        }

        return copy;
    }

    // All fields of all messages inside, those that are not set too.
    private static List<(IMessage Owner, FieldDescriptor Field)> Places(IMessage root)
    {
        var places = new List<(IMessage, FieldDescriptor)>();
        var open = new Stack<IMessage>([root]);
        while (open.TryPop(out IMessage? message))
        {
            foreach (FieldDescriptor field in message.Descriptor.Fields.InDeclarationOrder())
            {
                places.Add((message, field));
                foreach (IMessage inner in Inside(field.Accessor.GetValue(message)))
                {
                    open.Push(inner);
                }
            }
        }

        return places;
    }

    private static IEnumerable<IMessage> Inside(object? value) => value switch
    {
        IMessage message => [message],
        IDictionary map => map.Values.OfType<IMessage>(),
        IList list => list.OfType<IMessage>(),
        _ => [],
    };

    private static void Change(IMessage owner, FieldDescriptor field, Mutator mutator, List<(IMessage Owner, FieldDescriptor Field)> places)
    {
        object? value = field.Accessor.GetValue(owner);
        if (mutator.Below(4) == 0)
        {
            field.Accessor.Clear(owner);
        }
        else if (value is IDictionary map)
        {
            object[] keys = [.. map.Keys.Cast<object>()];
            if (keys.Length > 0)
            {
                object key = keys[mutator.Below(keys.Length)];
                (object other, object? moved) = (keys[mutator.Below(keys.Length)], map[key]);
                map.Remove(key);
                map[mutator.Below(2) == 0 && other is string text ? text + "_" : other] = moved;
            }
        }
        else if (value is IList list)
        {
            Change(list, field, mutator, places);
        }
        else if (field.FieldType == FieldType.Message)
        {
            // Another message of the kind, from anywhere.
            IMessage[] same = [.. places.Where(p => p.Owner.Descriptor == field.MessageType).Select(p => p.Owner).Distinct().Take(64)];
            field.Accessor.SetValue(owner, same.Length > 0 ? field.MessageType.Parser.ParseFrom(same[mutator.Below(same.Length)].ToByteArray()) : field.MessageType.Parser.ParseFrom([]));
        }
        else
        {
            field.Accessor.SetValue(owner, Scalar(field, mutator, places));
        }
    }

    private static void Change(IList list, FieldDescriptor field, Mutator mutator, List<(IMessage Owner, FieldDescriptor Field)> places)
    {
        int at = list.Count > 0 ? mutator.Below(list.Count) : -1;
        switch (mutator.Below(4))
        {
            case 0 when at >= 0:
                list.RemoveAt(at);
                break;
            case 1 when at >= 0:
                list.Add(list[at] is IMessage message ? field.MessageType.Parser.ParseFrom(message.ToByteArray()) : list[at]);
                break;
            case 2 when at >= 0:
                int other = mutator.Below(list.Count);
                (list[at], list[other]) = (list[other], list[at]);
                break;
            default:
                object added = field.FieldType == FieldType.Message ? field.MessageType.Parser.ParseFrom([]) : Scalar(field, mutator, places);
                if (at >= 0)
                {
                    list[at] = added;
                }
                else
                {
                    list.Add(added);
                }

                break;
        }
    }

    private static object Scalar(FieldDescriptor field, Mutator mutator, List<(IMessage Owner, FieldDescriptor Field)> places)
    {
        long number = mutator.Number();
        return field.FieldType switch
        {
            FieldType.Bool => mutator.Below(2) == 0,
            FieldType.Float => mutator.Below(2) == 0 ? float.NaN : (float)number,
            FieldType.Double => mutator.Below(2) == 0 ? double.PositiveInfinity : (double)number,
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => unchecked((int)number),
            FieldType.UInt32 or FieldType.Fixed32 => unchecked((uint)number),
            FieldType.UInt64 or FieldType.Fixed64 => unchecked((ulong)number),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => number,
            FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, mutator.Below(2) == 0 ? mutator.Below(140) : unchecked((int)number)),
            FieldType.Bytes => ByteString.CopyFrom(new byte[mutator.Below(40)]),
            _ => Text(mutator, places),
        };
    }

    // A text from elsewhere in the message, or one that names nothing.
    private static string Text(Mutator mutator, List<(IMessage Owner, FieldDescriptor Field)> places)
    {
        for (int i = 0; i < 20; i++)
        {
            (IMessage owner, FieldDescriptor field) = places[mutator.Below(places.Count)];
            if (field.FieldType == FieldType.String && !field.IsRepeated && field.Accessor.GetValue(owner) is string { Length: > 0 } text)
            {
                return mutator.Below(3) switch { 0 => "^" + text, 1 => text + ":7", _ => text };
            }
        }

        return mutator.Below(2) == 0 ? "" : new string('/', 1 + mutator.Below(3)) + "\u00e9:-1";
    }
}
