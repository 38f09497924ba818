using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed.Tests.Runtime;

[Parallelizable(ParallelScope.None)]
internal sealed unsafe class WorkersTests
{
    private const int Chunks = 97;

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    [TestCase(8)]
    public void Every_chunk_runs_once(int threads)
    {
        Workers team = Workers.Of(threads);
        int* counts = stackalloc int[Chunks];
        for (int round = 1; round <= 2000; round++)
        {
            team.Run(new Count(counts), Chunks);
            for (int i = 0; i < Chunks; i++)
            {
                Assert.That(counts[i], Is.EqualTo(round), $"chunk {i}");
            }
        }
    }

    [Test]
    public void Jobs_after_a_sleep_are_done_as_well()
    {
        int* counts = stackalloc int[Chunks];
        for (int round = 1; round <= 20; round++)
        {
            Thread.Sleep(2);
            Workers.Of(4).Run(new Count(counts), Chunks);
            Assert.That(counts[Chunks - 1], Is.EqualTo(round));
        }
    }

    [Test]
    public void Callers_at_once_each_get_all_their_chunks()
    {
        Parallel.For(0, 4, _ =>
        {
            int* counts = stackalloc int[Chunks];
            for (int round = 1; round <= 1000; round++)
            {
                Workers.Of(3).Run(new Count(counts), Chunks);
            }

            Assert.That(new Span<int>(counts, Chunks).ToArray(), Is.All.EqualTo(1000));
        });
    }

    [TestCase(1)]
    [TestCase(3)]
    public void A_failing_chunk_fails_the_job_and_the_next_job_runs(int threads)
    {
        Workers team = Workers.Of(threads);
        int* counts = stackalloc int[Chunks];
        Assert.That(() => team.Run(new Fail(60), Chunks), Throws.InstanceOf<EngineException>().With.Message.Contains("chunk 60"));
        team.Run(new Count(counts), Chunks);
        Assert.That(new Span<int>(counts, Chunks).ToArray(), Is.All.EqualTo(1));
    }

    [Test]
    public void Running_allocates_nothing()
    {
        int* counts = (int*)NativeMemory.AllocZeroed(Chunks, sizeof(int));
        Workers team = Workers.Of(2);
        team.Run(new Count(counts), Chunks);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            team.Run(new Count(counts), Chunks);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        NativeMemory.Free(counts);
    }

    [Test]
    public void A_helper_works_alone_on_what_it_starts_itself()
    {
        int* counts = stackalloc int[Chunks];
        Workers? before = Workers.Enter(Workers.Of(2));
        try
        {
            Workers.Current.Run(new Nested(counts), 40);
        }
        finally
        {
            Workers.Enter(before);
        }

        Assert.That(new Span<int>(counts, Chunks).ToArray(), Is.All.EqualTo(40));
    }

    [Test]
    public void Zero_threads_are_as_many_as_cores() => Assert.That(Workers.Of(0).Threads, Is.EqualTo(Environment.ProcessorCount));

    private readonly struct Count(int* counts) : IChunks
    {
        public void Run(int chunk) => Interlocked.Increment(ref counts[chunk]);
    }

    private readonly struct Nested(int* counts) : IChunks
    {
        public void Run(int chunk) => Workers.Current.Run(new Count(counts), Chunks);
    }

    private readonly struct Fail(int at) : IChunks
    {
        public void Run(int chunk)
        {
            if (chunk == at)
            {
                throw EngineException.Internal($"chunk {chunk}");
            }
        }
    }
}
