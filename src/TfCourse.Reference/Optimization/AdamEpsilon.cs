namespace TfCourse.Reference;

/// <summary>Where the course's Adam puts ε.</summary>
public enum AdamEpsilon
{
    /// <summary><c>v̂ / (√ŝ + ε)</c>: Algorithm 1 of the paper, and the course since 2018.</summary>
    BesideRoot,

    /// <summary><c>v̂ / √(ŝ + ε)</c>: the course's first release of 2017.</summary>
    InsideRoot,
}
