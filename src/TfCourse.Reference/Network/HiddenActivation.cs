namespace TfCourse.Reference;

/// <summary>The activation of the layers before the last.</summary>
public enum HiddenActivation
{
    /// <summary>max(0, z).</summary>
    Relu,

    /// <summary>tanh z, between -1 and 1.</summary>
    Tanh,

    /// <summary>1 / (1 + e⁻ᶻ), between 0 and 1.</summary>
    Sigmoid,

    /// <summary>z itself: a deep network of these is one linear map, which shows best how products of matrices grow or vanish.</summary>
    Linear,
}
