namespace TfCourse.Engine.Native;

/// <summary>There is no TensorFlow library that can be used; the message says what was looked for, where, and what was wrong.</summary>
public sealed class NativeLibraryException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">What was found, what is required, what to do.</param>
    public NativeLibraryException(string message)
        : base(message)
    {
    }
}
