using System.Text;
using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine;

/// <summary>Reads and writes messages in files, binary or as text, within limits: GraphDef (.pb, .pbtxt), MetaGraphDef (.meta), SavedModel.</summary>
public static class GraphFiles
{
    /// <summary>Reads a message; a file whose name ends in .pbtxt or .txt is text.</summary>
    /// <typeparam name="T">GraphDef, MetaGraphDef, SavedModel, …</typeparam>
    /// <param name="files">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="limits">Upper bounds; the default ones when null.</param>
    /// <returns>The message.</returns>
    /// <exception cref="EngineException">NotFound, ResourceExhausted when a limit is passed, DataLoss when the file is no such message.</exception>
    public static T Read<T>(IFileSystem files, string path, FormatLimits? limits = null) where T : IMessage<T>, new()
    {
        limits ??= FormatLimits.Default;
        byte[] bytes = DurableFile.Read(files, path, limits.MaxGraphBytes);
        if (!IsText(path))
        {
            return Decode<T>(bytes, path, limits);
        }

        var message = new T();
        try
        {
            TextFormat.Merge(Encoding.UTF8.GetString(bytes), message, limits);
        }
        catch (EngineException e) when (e.Code == StatusCode.InvalidArgument)
        {
            throw new EngineException(StatusCode.DataLoss, $"'{path}': {e.Message}", e);
        }

        GraphLimits.Check(message, bytes.Length, limits, path);
        return message;
    }

    /// <summary>Decodes a message from bytes.</summary>
    /// <typeparam name="T">GraphDef, MetaGraphDef, SavedModel, …</typeparam>
    /// <param name="bytes">The wire form.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="limits">Upper bounds; the default ones when null.</param>
    /// <returns>The message; fields it does not know are kept.</returns>
    /// <exception cref="EngineException">ResourceExhausted when a limit is passed, DataLoss when the bytes are no such message.</exception>
    public static T Decode<T>(ReadOnlyMemory<byte> bytes, string name, FormatLimits? limits = null) where T : IMessage<T>, new()
    {
        limits ??= FormatLimits.Default;
        if (bytes.Length > limits.MaxGraphBytes)
        {
            throw EngineException.ResourceExhausted($"'{name}' has {bytes.Length} bytes, more than {limits.MaxGraphBytes} (FormatLimits.MaxGraphBytes)");
        }

        var message = new T();
        try
        {
            if (limits.MaxDepth == FormatLimits.Default.MaxDepth)
            {
                // The runtime's own depth, and with a look at how the bytes end.
                message.MergeFrom(bytes.Span);
                GraphLimits.Check(message, bytes.Length, limits, name);
                return message;
            }

            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var input = CodedInputStream.CreateWithLimits(stream, (int)Math.Min(int.MaxValue, Math.Max(1, limits.MaxGraphBytes)), limits.MaxDepth);
            message.MergeFrom(input);
            if (!input.IsAtEnd)
            {
                throw new EngineException(StatusCode.DataLoss, FormattableString.Invariant($"'{name}' is no {message.Descriptor.Name}: it ends at byte {input.Position} of {bytes.Length}"));
            }
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new EngineException(StatusCode.DataLoss, $"'{name}' is no {message.Descriptor.Name}: {e.Message}", e);
        }

        GraphLimits.Check(message, bytes.Length, limits, name);
        return message;
    }

    /// <summary>Whether reading a message failed because its bytes are none. The runtime itself stumbles over some lengths: those are damage too.</summary>
    /// <param name="e">What was thrown.</param>
    internal static bool IsDamage(Exception e) => e is InvalidProtocolBufferException or ArgumentException or OverflowException or IndexOutOfRangeException;

    /// <summary>Writes a message, whole or not at all; as text when the name ends in .pbtxt or .txt.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="message">The message.</param>
    public static void Write(IFileSystem files, string path, IMessage message)
    {
        if (IsText(path))
        {
            DurableFile.Write(files, path, TextFormat.Print(message));
        }
        else
        {
            DurableFile.Write(files, path, Bytes(message));
        }
    }

    /// <summary>The wire form with maps by key: equal messages give equal bytes.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Bytes(IMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        IMessage sorted = message.Descriptor.Parser.ParseFrom(message.ToByteString());
        MessageOrder.SortMaps(sorted);
        return sorted.ToByteArray();
    }

    private static bool IsText(string path) => path.EndsWith(".pbtxt", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
}
