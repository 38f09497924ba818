using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>Threads that help with one kernel at a time. They stay: first they spin, then they sleep until they are woken.</summary>
/// <remarks>
/// Each thread has a share of the chunks, the same of every job of as many: what one kernel has written is in the cache of the core that
/// the next one reads it on. It takes them one by one from a counter, then those of the others, so that a helper which the machine has
/// taken off its core holds up nobody with chunks that it has not begun. The counters carry the number of the job: a helper that comes
/// late with what it read of an earlier job fails to take a chunk.
/// </remarks>
internal sealed unsafe class Workers
{
    private const long SpinMicroseconds = 150;
    private const int ChunkBits = 32;
    private static readonly ConcurrentDictionary<int, Workers> Teams = new();

    [ThreadStatic]
    private static Workers? _current;

    private readonly object _sleep = new(); // a monitor: helpers wait on it
    private readonly Ticket[] _tickets; // of the caller, then of the helpers
    private delegate*<Workers, void*, int, void> _body;
    private void* _context;
    private int _busy, _helped, _sleeping, _waking, _started, _job, _chunks;
    private ExceptionDispatchInfo? _failure;
    private IChunks? _shared;

    private Workers(int threads) => (Threads, _tickets) = (threads, new Ticket[threads]);

    /// <summary>The caller alone.</summary>
    public static Workers Alone { get; } = new(1);

    /// <summary>The team of the session that runs on this thread; in a helper and outside of runs the caller alone.</summary>
    public static Workers Current => _current ?? Alone;

    /// <summary>How many threads work, the caller included.</summary>
    public int Threads { get; }

    /// <summary>The team of so many threads; the same for all sessions that ask for as many.</summary>
    /// <param name="threads">At least 1; 0 for as many as the machine has cores.</param>
    public static Workers Of(int threads)
    {
        int count = Math.Min(threads > 0 ? threads : Environment.ProcessorCount, 256);
        return count == 1 ? Alone : Teams.GetOrAdd(count, static c => new Workers(c));
    }

    /// <summary>Makes a team the one of this thread.</summary>
    /// <returns>The one before, to be put back.</returns>
    public static Workers? Enter(Workers? team)
    {
        Workers? before = _current;
        _current = team;
        return before;
    }

    /// <summary>Runs all chunks and returns when all are done. Allocates nothing.</summary>
    /// <param name="work">The work; it is copied, chunks see one copy.</param>
    /// <param name="chunks">How many pieces there are.</param>
    public void Run<TWork>(in TWork work, int chunks) where TWork : unmanaged, IChunks
    {
        TWork copy = work;
        if (chunks <= 1 || Threads == 1 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            // Alone, or another thread has the helpers now.
            for (int i = 0; i < chunks; i++)
            {
                copy.Run(i);
            }

            return;
        }

        try
        {
            Share(&Invoke<TWork>, &copy, chunks);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    /// <summary>Runs all chunks of work that is an object: a kernel that keeps its state of a run in fields.</summary>
    /// <param name="work">The work.</param>
    /// <param name="chunks">How many pieces there are.</param>
    public void RunShared(IChunks work, int chunks)
    {
        if (chunks <= 1 || Threads == 1 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            for (int i = 0; i < chunks; i++)
            {
                work.Run(i);
            }

            return;
        }

        try
        {
            _shared = work;
            Share(&InvokeShared, null, chunks);
        }
        finally
        {
            _shared = null;
            Volatile.Write(ref _busy, 0);
        }
    }

    private static void InvokeShared(Workers team, void* work, int chunk) => team._shared!.Run(chunk);

    private static void Invoke<TWork>(Workers team, void* work, int chunk) where TWork : unmanaged, IChunks => ((TWork*)work)->Run(chunk);

    private void Share(delegate*<Workers, void*, int, void> body, void* context, int chunks)
    {
        Start();
        _body = body;
        _context = context;
        _failure = null;
        _chunks = chunks;
        Volatile.Write(ref _helped, 0);
        int job = _job + 1;
        for (int i = 0; i < Threads; i++)
        {
            Interlocked.Exchange(ref _tickets[i].Value, ((long)job << ChunkBits) | (uint)(Share(i + 1, chunks) - Share(i, chunks)));
        }

        Interlocked.Exchange(ref _job, job);
        if (Volatile.Read(ref _sleeping) > 0)
        {
            Wake(Math.Min(chunks - 1, Threads - 1));
        }

        int mine = 0;
        for (int i = 0; i < Threads; i++)
        {
            for (; Take(ref _tickets[i].Value, out int left); mine++)
            {
                Work(body, context, Share(i, chunks) + left);
            }
        }

        // Those that helpers have begun. Spinning gives way to the helper when both share one core.
        var wait = default(SpinWait);
        while (Volatile.Read(ref _helped) < chunks - mine)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        _failure?.Throw();
    }

    private void Work(delegate*<Workers, void*, int, void> body, void* context, int chunk)
    {
        try
        {
            body(this, context, chunk);
        }
        catch (Exception e)
        {
            // The caller throws it when nobody works on its memory any more.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
        }
    }

    // Where a thread's share of the chunks begins.
    private int Share(int thread, int chunks) => (int)((long)chunks * thread / Threads);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Take(ref long ticket, out int left)
    {
        while (true)
        {
            long now = Volatile.Read(ref ticket);
            left = (int)(uint)now - 1;
            if (left < 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref ticket, now - 1, now) == now)
            {
                return true;
            }
        }
    }

    private void Start()
    {
        for (; _started < Threads - 1; _started++)
        {
            int number = _started + 1;
            new Thread(() => Help(number), 1 << 20) { IsBackground = true, Name = "kernel helper " + number }.Start();
        }
    }

    private void Wake(int helpers)
    {
        lock (_sleep)
        {
            for (int i = Math.Min(_sleeping, helpers); i > 0; i--)
            {
                _sleeping--;
                _waking++;
                Monitor.Pulse(_sleep);
            }
        }
    }

    private void Help(int number)
    {
        long spin = SpinMicroseconds * Stopwatch.Frequency / 1_000_000;
        long idleSince = Stopwatch.GetTimestamp();
        int seen = 0;
        while (true)
        {
            int job = Volatile.Read(ref _job);
            if (job != seen)
            {
                seen = job;
                for (int i = 0; i < Threads; i++)
                {
                    HelpWith((number + i) % Threads);
                }

                idleSince = Stopwatch.GetTimestamp();
                continue;
            }

            Thread.SpinWait(20);
            if (Stopwatch.GetTimestamp() - idleSince > spin)
            {
                Sleep(seen);
                idleSince = Stopwatch.GetTimestamp();
            }
        }
    }

    // Takes chunks of a thread's share until there are none left.
    private void HelpWith(int thread)
    {
        ref long ticket = ref _tickets[thread].Value;
        while (true)
        {
            long now = Volatile.Read(ref ticket);
            int left = (int)(uint)now;
            if (left == 0)
            {
                return;
            }

            // What is read here belongs to the ticket's job, or the exchange below fails: a later job changed the ticket.
            delegate*<Workers, void*, int, void> body = _body;
            void* context = _context;
            int first = Share(thread, _chunks);
            if (Interlocked.CompareExchange(ref ticket, now - 1, now) == now)
            {
                Work(body, context, first + left - 1);
                Interlocked.Increment(ref _helped);
            }
        }
    }

    private void Sleep(int seen)
    {
        lock (_sleep)
        {
            _sleeping++;
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _job) != seen)
            {
                // A job came meanwhile, and its caller may not have seen a sleeper.
                _sleeping--;
                return;
            }

            while (_waking == 0)
            {
                Monitor.Wait(_sleep);
            }

            _waking--;
        }
    }

    // Job number above, chunks left below; each in a line of the cache of its own.
    [StructLayout(LayoutKind.Explicit, Size = 64)]
    private struct Ticket
    {
        [FieldOffset(0)]
        public long Value;
    }
}
