using TfCourse.Engine.Managed;

namespace TfCourse.TestKit;

/// <summary>
/// Readers under damaged inputs: none may crash, hang, take much memory, or throw anything but typed errors. Seeds are fixed. Time is the
/// processor's time of the reading thread, so that a busy machine changes nothing; its stack is small, so that deep recursion shows.
/// </summary>
public static class Mutations
{
    private const int Stack = 256 << 10;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1), Endless = TimeSpan.FromMinutes(2);

    /// <summary>The readers, and how many damaged inputs each gets in the long tests: <see cref="Total"/> together.</summary>
    public static IReadOnlyDictionary<string, int> Readers { get; } = new SortedDictionary<string, int>(StringComparer.Ordinal)
    {
        // TfCourse.Engine.Tests
        ["graph"] = 40_000,
        ["graph as text"] = 30_000,
        ["saved model"] = 40_000,
        ["tensor"] = 40_000,
        ["checkpoint"] = 40_000,
        ["checkpoint state"] = 20_000,
        ["records"] = 30_000,
        ["packed records"] = 30_000,
        ["events"] = 30_000,
        ["snappy"] = 30_000,
        // TfCourse.TensorFlow.Tests
        ["graph import"] = 20_000,
        ["graph import, changed by fields"] = 20_000,
        ["saved model load"] = 10_000,
        ["examples"] = 20_000,
        // TfCourse.Datasets.Tests
        ["npy"] = 40_000,
        ["npz"] = 20_000,
        ["idx"] = 40_000,
        ["csv"] = 40_000,
        ["png"] = 30_000,
        ["hdf5"] = 20_000,
        // TfCourse.Images.Tests
        ["jpeg"] = 20_000,
        ["gif"] = 20_000,
        ["bmp"] = 10_000,
        // TfCourse.Course.Tests
        ["study"] = 10_000,
    };

    /// <summary>Damaged inputs of all readers.</summary>
    public static int Total => Readers.Values.Sum();

    /// <summary>Feeds a reader with damaged inputs.</summary>
    /// <param name="name">One of <see cref="Readers"/>; decides the seed.</param>
    /// <param name="count">How many inputs; null for as many as the table says.</param>
    /// <param name="next">Makes the next input.</param>
    /// <param name="read">The reader.</param>
    /// <param name="isTyped">Which exceptions are refusals.</param>
    /// <param name="mostBytes">What it may allocate for one input.</param>
    /// <returns>How many were refused, and what was wrong, with the input in base64; null when all was well.</returns>
    public static (int Refused, string? Failure) Run(string name, int? count, Func<Mutator, byte[]> next, Action<byte[]> read, Func<Exception, bool> isTyped, long mostBytes = 64L << 20)
    {
        int inputs = count ?? Readers[name];
        var mutator = new Mutator(Readers.Keys.TakeWhile(k => k != name).Count() + 1);
        int refused = 0, at = -1;
        byte[] input = [];
        string? failure = null;
        var thread = new Thread(
            () =>
            {
                for (int i = 0; i < inputs && failure is null; i++)
                {
                    input = next(mutator);
                    Volatile.Write(ref at, i);
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    double start = ThreadTime.Nanoseconds();
                    string? wrong = null;
                    try
                    {
                        read(input);
                    }
                    catch (Exception e)
                    {
                        refused++;
                        wrong = isTyped(e) ? null : e.ToString();
                    }

                    var time = TimeSpan.FromMicroseconds((ThreadTime.Nanoseconds() - start) / 1e3);
                    long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                    wrong ??= time > MostTime ? $"took {time} of the processor" : bytes > mostBytes ? $"allocated {bytes} bytes" : null;
                    failure = wrong is null ? null : Told(i, wrong);
                }
            },
            Stack)
        { IsBackground = true };
        thread.Start();
        for (int last = -1; !thread.Join(Endless); last = Volatile.Read(ref at))
        {
            if (last == Volatile.Read(ref at))
            {
                return (refused, Told(last, $"is still being read after {Endless}"));
            }
        }

        return (refused, failure);

        string Told(int number, string wrong) => $"{name}, input {number}: {wrong}\n{Convert.ToBase64String(input)}";
    }

    /// <summary>As <see cref="Run(string, int?, Func{Mutator, byte[]}, Action{byte[]}, Func{Exception, bool}, long)"/>, with inputs made of whole files.</summary>
    /// <param name="name">One of <see cref="Readers"/>; decides the seed.</param>
    /// <param name="count">How many inputs; null for as many as the table says.</param>
    /// <param name="corpus">Whole inputs.</param>
    /// <param name="read">The reader.</param>
    /// <param name="isTyped">Which exceptions are refusals.</param>
    /// <param name="repair">Makes checksums right again, in place, so that damage reaches what they protect; done to every second input.</param>
    /// <returns>How many were refused, and what was wrong; null when all was well.</returns>
    public static (int Refused, string? Failure) Run(string name, int? count, IReadOnlyList<byte[]> corpus, Action<byte[]> read, Func<Exception, bool> isTyped, Action<byte[]>? repair = null)
    {
        bool odd = false;
        return Run(name, count, mutator =>
        {
            byte[] input = mutator.Next(corpus);
            odd = !odd;
            if (odd)
            {
                repair?.Invoke(input);
            }

            return input;
        }, read, isTyped);
    }
}
