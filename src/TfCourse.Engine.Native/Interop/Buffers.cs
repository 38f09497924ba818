using Google.Protobuf;

namespace TfCourse.Engine.Native;

/// <summary>Protobuf messages to and from TF_Buffers.</summary>
internal static unsafe class Buffers
{
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
