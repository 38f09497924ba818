using System.Diagnostics;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>What a refusal must be: an error with a status, at once, without memory.</summary>
internal static class Refusal
{
    private const int Milliseconds = 100;
    private const long Bytes = 64L << 20;

    private static readonly StatusCode[] Honest =
    [
        StatusCode.InvalidArgument, StatusCode.OutOfRange, StatusCode.ResourceExhausted, StatusCode.Unimplemented, StatusCode.FailedPrecondition, StatusCode.NotFound, StatusCode.AlreadyExists,
    ];

    /// <summary>Runs what must be refused; the fastest of some tries counts, since other tests share the machine.</summary>
    public static void Of(Action hostile)
    {
        EngineException? error = null;
        double fastest = double.MaxValue;
        long least = long.MaxValue;
        for (int tries = 0; tries < 5 && (fastest > Milliseconds || least > Bytes); tries++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            error = Assert.Throws<EngineException>(() => hostile());
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Multiple(() =>
        {
            Assert.That(Honest, Does.Contain(error!.Code), error.Message);
            Assert.That(error.Message, Has.Length.GreaterThan(10));
            Assert.That(fastest, Is.LessThan(Milliseconds), "milliseconds");
            Assert.That(least, Is.LessThan(Bytes), "bytes");
        });
    }
}
