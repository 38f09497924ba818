using TfCourse.TestKit;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>What a refusal must be: an error with a status, at once, without memory.</summary>
internal static class Refusal
{
    private static readonly StatusCode[] Honest =
    [
        StatusCode.InvalidArgument, StatusCode.OutOfRange, StatusCode.ResourceExhausted, StatusCode.Unimplemented, StatusCode.FailedPrecondition, StatusCode.NotFound, StatusCode.AlreadyExists,
    ];

    /// <summary>Runs what must be refused.</summary>
    public static void Of(Action hostile)
    {
        RefusalCost cost = RefusalCost.Of(hostile);
        Assert.Multiple(() =>
        {
            Assert.That(cost.Error, Is.TypeOf<EngineException>());
            Assert.That(Honest, Does.Contain((cost.Error as EngineException)?.Code), cost.Error?.Message);
            Assert.That(cost.Error!.Message, Has.Length.GreaterThan(10));
            Assert.That(cost.Excess, Is.Null);
        });
    }
}
