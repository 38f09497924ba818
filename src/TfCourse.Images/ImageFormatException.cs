using System.Globalization;
using System.Text;

namespace TfCourse.Images;

/// <summary>A file of an image is damaged, too large, or of a kind that is not read.</summary>
public sealed class ImageFormatException : Exception
{
    internal ImageFormatException(ImageFault fault, string found, string required, long? offset = null, Exception? inner = null)
        : base(null, inner)
    {
        Fault = fault;
        Found = found;
        Required = required;
        Offset = offset;
    }

    /// <summary>What kind of fault it is.</summary>
    public ImageFault Fault { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What is required in its place.</summary>
    public string Required { get; }

    /// <summary>The byte of the file, when one is to blame.</summary>
    public long? Offset { get; }

    /// <inheritdoc/>
    public override string Message
    {
        get
        {
            var text = new StringBuilder();
            if (Offset is { } offset)
            {
                text.Append(CultureInfo.InvariantCulture, $"byte {offset}: ");
            }

            return text.Append(CultureInfo.InvariantCulture, $"found {Found}; required: {Required}.").ToString();
        }
    }
}
