namespace TfCourse.Engine.Native;

/// <summary>A place where a TensorFlow library may be.</summary>
/// <param name="Origin">What names the place, for people: "TFCOURSE_LIBTENSORFLOW", "python3 on PATH".</param>
/// <param name="Files">The files to load, in order; names without a folder are left to the system's loader.</param>
internal sealed record LibraryCandidate(string Origin, IReadOnlyList<string> Files);
