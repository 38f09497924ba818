namespace TfCourse.TestKit;

/// <summary>What Python's registry says of an op's gradient.</summary>
public enum RegistryGradientKind
{
    /// <summary>A function is registered.</summary>
    Function,

    /// <summary>Registered as None: gradients are null, no error.</summary>
    NotDifferentiable,

    /// <summary>Nothing is registered: asking for a gradient is a LookupError.</summary>
    None,
}

/// <summary>Whether an op has a gradient (registry/gradients.json).</summary>
/// <param name="Op">The op's name.</param>
/// <param name="Kind">What is registered.</param>
public sealed record RegistryGradient(string Op, RegistryGradientKind Kind)
{
    /// <summary>All ops.</summary>
    public static IEnumerable<RegistryGradient> ReadAll(GoldenStore store) => RegistryFile.Read(store, "gradients", raw
        => new RegistryGradient(raw.Text("op"), raw.Text("gradient") switch
        {
            "function" => RegistryGradientKind.Function,
            "not differentiable" => RegistryGradientKind.NotDifferentiable,
            "none" => RegistryGradientKind.None,
            string other => throw new FormatException($"'{other}' is no kind of gradient."),
        }));
}
