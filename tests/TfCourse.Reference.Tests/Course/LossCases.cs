using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>The one loss of week 3 that a reference has.</summary>
internal static class LossCases
{
    internal static IReadOnlyDictionary<string, Action<AssignmentCase>> Checks { get; } = new Dictionary<string, Action<AssignmentCase>>
    {
        ["w3.tf2.total_loss"] = TotalLoss,
    };

    private static void TotalLoss(AssignmentCase course)
    {
        NDArray Z = np.array(new[,]
        {
            { 2.4048107, -0.7921977, 0.9447198, 1.158121, 4.768706, 6.1481323 },
            { 5.0334096, -4.1523376, -0.46802214, 3.9810789, 2.3220146, 3.909829 },
        }).T;
        double loss = SoftmaxCrossEntropy.CostSum(Z, SoftmaxCrossEntropy.OneHot([5, 0], 6));
        Assert.That(loss, Is.EqualTo(course.Expected.GetDouble()).Within(course.Tolerance));
        Assert.That(loss, Is.EqualTo(course.Raw.GetProperty("recomputed").GetDouble()).Within(1e-14));
    }
}
