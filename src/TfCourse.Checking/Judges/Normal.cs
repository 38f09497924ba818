namespace TfCourse.Checking;

/// <summary>Normally distributed numbers from a seeded stream.</summary>
internal static class Normal
{
    /// <summary>One number, by Box and Muller's transform.</summary>
    public static double Next(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Many(Random random, int count, double deviation = 1)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = deviation * Next(random);
        return values;
    }
}
