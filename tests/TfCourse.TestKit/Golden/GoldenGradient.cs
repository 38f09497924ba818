using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>A gradient of one call, for given gradients of its outputs.</summary>
public sealed class GoldenGradient
{
    private GoldenGradient(JsonElement raw)
    {
        GradYs = raw.Items("grad_ys", GoldenTensor.Read);
        Gradients = raw.Items("gradients", GoldenValue.Parse);
        Tolerance = GoldenTolerance.Optional(raw) ?? GoldenTolerance.Exact;
        Second = raw.Optional("second") is { } second ? Parse(second) : null;
        Error = GoldenError.Optional(raw);
        Raw = raw;
    }

    /// <summary>One per floating output.</summary>
    public IReadOnlyList<GoldenTensor> GradYs { get; }

    /// <summary>One per floating input that is not a constant, in order; null where not connected.</summary>
    public IReadOnlyList<GoldenValue?> Gradients { get; }

    /// <summary>How near the gradients must be.</summary>
    public GoldenTolerance Tolerance { get; }

    /// <summary>The gradients of the sum of all non-null gradients times its own <see cref="GradYs"/>, by the same inputs.</summary>
    public GoldenGradient? Second { get; }

    /// <summary>The refusal, where TensorFlow has no such gradient.</summary>
    public GoldenError? Error { get; }

    /// <summary>The recorded JSON.</summary>
    public JsonElement Raw { get; }

    internal static GoldenGradient Parse(JsonElement element) => new(element);
}
