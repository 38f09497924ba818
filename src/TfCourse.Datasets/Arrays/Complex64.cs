namespace TfCourse.Datasets;

/// <summary>A complex number of two float32 values, laid out as NumPy's complex64.</summary>
/// <param name="Real">Real part.</param>
/// <param name="Imaginary">Imaginary part.</param>
public readonly record struct Complex64(float Real, float Imaginary);
