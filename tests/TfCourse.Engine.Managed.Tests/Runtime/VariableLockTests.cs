namespace TfCourse.Engine.Managed.Tests.Runtime;

/// <summary>One thread at a time, as often inside of itself as it likes.</summary>
internal sealed class VariableLockTests
{
    [Test]
    public void Threads_take_turns()
    {
        const int Threads = 4, Rounds = 50_000;
        var held = new VariableLock();
        int count = 0;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                using (held.Hold())
                {
                    count++;
                }
            }
        }))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        Assert.That(count, Is.EqualTo(Threads * Rounds));
    }

    [Test]
    public void A_thread_inside_may_enter_again_and_others_wait_until_it_has_left_as_often()
    {
        var held = new VariableLock();
        using var entered = new ManualResetEventSlim();
        held.Enter();
        held.Enter();
        var other = new Thread(() =>
        {
            using (held.Hold())
            {
                entered.Set();
            }
        });
        other.Start();
        held.Exit();
        Assert.That(entered.Wait(50), Is.False);
        held.Exit();
        other.Join();
        Assert.That(entered.IsSet, Is.True);
    }

    [Test]
    public void What_throws_inside_leaves()
    {
        var held = new VariableLock();
        Assert.That(() => Fail(held), Throws.InvalidOperationException);
        var other = new Thread(() =>
        {
            using (held.Hold())
            {
            }
        });
        other.Start();
        other.Join();

        static void Fail(VariableLock held)
        {
            using (held.Hold())
            {
                throw new InvalidOperationException();
            }
        }
    }
}
