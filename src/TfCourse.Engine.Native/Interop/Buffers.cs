using Google.Protobuf;

namespace TfCourse.Engine.Native;

/// <summary>Protobuf messages to and from TF_Buffers.</summary>
internal static unsafe class Buffers
{
    /// <summary>A buffer with a copy of a message, to be deleted.</summary>
    public static NativeBuffer* Of(TensorFlowApi api, IMessage message)
    {
        fixed (byte* b = Bytes(message, out int length))
        {
            return api.NewBufferFromString(b, (nuint)length);
        }
    }

    /// <summary>The bytes of a message in an array that is never empty, so that C is never given null, which not every version takes for no bytes.</summary>
    public static byte[] Bytes(IMessage message, out int length)
    {
        byte[] bytes = message.ToByteArray();
        length = bytes.Length;
        return length > 0 ? bytes : [0];
    }

    /// <summary>The message that TensorFlow left in a buffer, which is deleted.</summary>
    /// <exception cref="EngineException">There is no buffer, or it holds no such message.</exception>
    public static T Take<T>(TensorFlowApi api, NativeBuffer* buffer, MessageParser<T> parser) where T : IMessage<T>
    {
        if (buffer == null)
        {
            throw EngineException.Internal($"TensorFlow gave no {typeof(T).Name}");
        }

        try
        {
            return parser.ParseFrom(new ReadOnlySpan<byte>(buffer->Data, checked((int)buffer->Length)));
        }
        finally
        {
            api.DeleteBuffer(buffer);
        }
    }
}
