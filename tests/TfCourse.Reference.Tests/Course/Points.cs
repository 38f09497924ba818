using NumSharp;

namespace TfCourse.Reference.Tests;

/// <summary>The course's two-dimensional points, drawn from np.random as scikit-learn draws them.</summary>
internal static class Points
{
    // Outer circle (label 0), inner circle of radius 0.8 (label 1), shuffled, with noise.
    internal static (NDArray X, NDArray Y) Circles(int seed, int n, double noise)
    {
        NDArray outer = np.linspace(0, 2 * np.pi, n / 2, endpoint: false), inner = np.linspace(0, 2 * np.pi, n - n / 2, endpoint: false);
        NDArray x = np.hstack(np.cos(outer), np.cos(inner) * 0.8), y = np.hstack(np.sin(outer), np.sin(inner) * 0.8);
        return Shuffled(seed, x, y, n, noise);
    }

    // Upper half circle (label 0), lower one beside it (label 1), shuffled, with noise.
    internal static (NDArray X, NDArray Y) Moons(int seed, int n, double noise)
    {
        NDArray upper = np.linspace(0, np.pi, n / 2), lower = np.linspace(0, np.pi, n - n / 2);
        NDArray x = np.hstack(np.cos(upper), 1.0 - np.cos(lower)), y = np.hstack(np.sin(upper), 1.0 - np.sin(lower) - 0.5);
        return Shuffled(seed, x, y, n, noise);
    }

    // X [2, n], Y [1, n]: a column an example.
    private static (NDArray X, NDArray Y) Shuffled(int seed, NDArray x, NDArray y, int n, double noise)
    {
        np.random.seed(seed);
        NDArray order = np.random.permutation(n);
        NDArray points = np.stack([x, y], axis: 1)[order] + np.random.normal(0, noise, (n, 2));
        NDArray labels = (order >= n / 2).astype(np.float64);
        return (points.T, labels.reshape(1, n));
    }
}
