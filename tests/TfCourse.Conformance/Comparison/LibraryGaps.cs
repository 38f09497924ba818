using TfCourse.Engine;

namespace TfCourse.Conformance;

/// <summary>What TensorFlow's library says of calls that are right and that it has no kernel for on the processor.</summary>
internal static class LibraryGaps
{
    // As recorded from 2.21, and as earlier versions have said it: no kernel for these types at all, or one that stops at some values of attributes.
    private static readonly string[] Words =
    [
        "No OpKernel was registered to support Op", "OpKernel for 'CPU' devices", "no supported kernel for CPU devices",
        "only supports NHWC on device type CPU", "do not yet support dilation rates", "Gradients for grouped convolutions are not supported on CPU",
        "only supports the NHWC tensor format on the CPU", "is only supported for NHWC format", "does not support dilations", "is not yet supported", "not yet support strides in the batch and depth", "type on CPU; dying",
    ];

    /// <summary>Whether a refusal is of that kind.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="older">Whether the library is older than the definitions that graphs are written after: then it may lack ops.</param>
    public static bool Has(EngineException refusal, bool older) => (older && refusal.Message.Contains("Op type not registered", StringComparison.Ordinal)) || Words.Any(w => refusal.Message.Contains(w, StringComparison.Ordinal));
}
