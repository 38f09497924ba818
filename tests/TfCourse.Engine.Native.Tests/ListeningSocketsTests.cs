using System.Net;
using System.Net.Sockets;
using Tensorflow;

namespace TfCourse.Engine.Native.Tests;

[TestFixture]
[Platform("Linux")]
public sealed class ListeningSocketsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_listens_on_every_address_can_be_reached_through_its_own_only(bool dualMode)
    {
        using var listener = new Socket(dualMode ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (dualMode)
        {
            listener.DualMode = true;
        }

        listener.Bind(new IPEndPoint(dualMode ? IPAddress.IPv6Any : IPAddress.Any, 0));
        listener.Listen();
        int port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        Assert.That(await Connects("127.0.0.2", port), "before");
        Assert.That(ListeningSockets.Restrict(port, [IPAddress.Parse("127.0.0.3"), IPAddress.Loopback]), Is.EqualTo(1));
        Assert.That(await Connects("127.0.0.1", port));
        Assert.That(await Connects("127.0.0.3", port));
        Assert.That(await Connects("127.0.0.2", port), Is.False);
        Assert.That(await Connects("127.0.0.2", port), Is.False);
    }

    [Test]
    public void A_port_that_nobody_listens_on_has_no_sockets() => Assert.That(ListeningSockets.Restrict(1, [IPAddress.Loopback]), Is.Zero);

    [Test]
    public void The_filter_compares_all_four_words_of_a_long_address()
    {
        AddressFilter.Instruction[] program = AddressFilter.For([IPAddress.Parse("fd00::3"), IPAddress.Parse("10.0.0.1"), IPAddress.Parse("::ffff:10.0.0.1")]);
        Assert.Multiple(() =>
        {
            Assert.That(program, Has.Length.EqualTo(4 + 2 + 1 + 9 + 1));
            Assert.That(program.Where(i => i.Code == 0x15).Select(i => i.Value), Is.EqualTo(new uint[] { 0x0800, 0x86DD, 0x0A000001, 0xFD000000, 0, 0, 3 }));
            Assert.That(() => AddressFilter.For([]), Throws.ArgumentException);
        });
    }

    [Test]
    public void A_server_of_a_name_that_nobody_knows_does_not_start()
        => Assert.That(
            () => NativeServer.Start(NativeEngine.Load(FakeLibrary.Whole()), ClusterFile.Parse("""{"worker": ["no-such-host.invalid:2222"]}""", "c.json").Server("worker", 0)),
            Throws.TypeOf<EngineException>().With.Message.Contains("no-such-host.invalid"));

    private static async Task<bool> Connects(string address, int port)
    {
        using var client = new TcpClient();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await client.ConnectAsync(IPAddress.Parse(address), port, patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
