namespace TfCourse.Engine.Managed;

/// <summary>The smallest numbers with all their digits.</summary>
internal static class SmallestNormal
{
    public const float Float = 1.17549435e-38f;

    public const double Double = 2.2250738585072014e-308;
}
