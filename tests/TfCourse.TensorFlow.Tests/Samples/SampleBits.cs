using TfCourse.Engine;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Equality of tensors to the last bit.</summary>
internal static class SampleBits
{
    public static bool Same(HostTensor a, HostTensor b)
    {
        if (a.DataType != b.DataType || !a.Dimensions.SequenceEqual(b.Dimensions))
        {
            return false;
        }

        return a.Elements is byte[][] texts
            ? texts.Zip((byte[][])b.Elements).All(p => p.First.AsSpan().SequenceEqual(p.Second))
            : a.Bytes().SequenceEqual(b.Bytes());
    }
}
