namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed class SoftmaxRowsTests
{
    [Test]
    public void Rows_of_every_length_agree_with_one_row_at_a_time([Range(4, 16)] int classes, [Values] bool inPlace)
    {
        var random = new Random(classes);
        float[] x = [.. Enumerable.Range(0, 301 * classes).Select(_ => (random.NextSingle() - 0.5f) * 200)], y = inPlace ? [.. x] : new float[x.Length], wanted = new float[x.Length];
        x[classes] = float.NaN;
        x[4 * classes] = float.PositiveInfinity;
        x[(6 * classes) + 1] = float.NegativeInfinity;
        if (inPlace)
        {
            x.CopyTo(y, 0);
        }

        for (int at = 0; at < x.Length; at += classes)
        {
            SoftmaxRow.Softmax<float>(x.AsSpan(at, classes), wanted.AsSpan(at, classes));
        }

        Assert.That(SoftmaxRows.Fits(classes), Is.EqualTo(System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated));
        SoftmaxRows.Run(inPlace ? y : x, y, classes);
        Assert.That(y, Is.EqualTo(wanted).Within(4).Ulps);
    }
}
