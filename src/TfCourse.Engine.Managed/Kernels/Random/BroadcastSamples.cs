namespace TfCourse.Engine.Managed;

/// <summary>
/// Ops that draw a shape of samples for each element of a parameter: output [shape…, parameter…]. Sample s of parameter p owns the
/// 256 blocks from 256·(p·samples + s) on, so that no draw moves another.
/// </summary>
internal static class BroadcastSamples
{
    /// <summary>One draw, from a stream of its own.</summary>
    public delegate double Draw(double parameter, ref PhiloxPairs stream);

    /// <summary>Runs a kernel whose inputs are the shape and the parameters.</summary>
    public static void Run(KernelContext c, Action<double> check, Draw draw)
    {
        Dims shape = StatefulRandomKernel.Shape(c, 0), output = shape.Concat(c.Dims(1));
        c.Result(0).Allocate(c.Node.OutputTypes[0], output, c.Run.Pool);
        if (output.Count == 0)
        {
            return;
        }

        int parameters = c.Value(1).Count, samples = (int)shape.Count;
        Philox stream = RandomStream.Of(c).Take(StatefulRandomKernel.BlocksPerElement * (ulong)output.Count);
        for (int p = 0; p < parameters; p++)
        {
            double parameter = NumberSpans.Read(c.Value(1), p);
            check(parameter);
            for (int s = 0; s < samples; s++)
            {
                var own = new PhiloxPairs(stream.Skip(StatefulRandomKernel.BlocksPerElement * (((ulong)p * (ulong)samples) + (ulong)s)));
                NumberSpans.Write(c.Result(0), (s * parameters) + p, draw(parameter, ref own));
            }
        }
    }
}
