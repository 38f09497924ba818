using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>TensorFlow's own gRPC server: one task of a cluster, which runs the parts of graphs that its devices are given.</summary>
/// <remarks>The protocol has no authentication: whoever reaches the port can run any op, also those that read and write files.</remarks>
public sealed unsafe partial class NativeServer
{
    private readonly TensorFlowApi _api;
    private readonly nint _server;

    private NativeServer(TensorFlowApi api, nint server, string target) => (_api, _server, Target) = (api, server, target);

    /// <summary>What sessions connect to, here and elsewhere: grpc://HOST:PORT with the task's address, where TF_ServerTarget says localhost in most versions.</summary>
    public string Target { get; }

    /// <summary>Starts the server of a task; it serves until the process ends, for TensorFlow's servers cannot be stopped.</summary>
    /// <param name="engine">The library.</param>
    /// <param name="definition">The cluster and which of its tasks this process is.</param>
    /// <param name="everyAddress">Whether it may be reached through every address of the machine; else through the task's own only.</param>
    /// <param name="exposed">Told why others cannot be kept out; null to refuse to start then.</param>
    /// <returns>The server.</returns>
    /// <exception cref="EngineException">The definition is wrong, the address is in use or unknown, or the system cannot keep other addresses out.</exception>
    /// <exception cref="NativeLibraryException">The library has no server.</exception>
    public static NativeServer Start(NativeEngine engine, ServerDef definition, bool everyAddress = false, Action<string>? exposed = null)
    {
        TensorFlowApi api = engine.Api;
        if (api.NewServer == null || api.ServerStart == null || api.ServerJoin == null)
        {
            throw new NativeLibraryException($"{engine.Name} has no TF_NewServer: it was built without TensorFlow's server. The library of Python's package tensorflow has it.");
        }

        byte[] bytes = definition.ToByteArray();
        using var status = new Status(api);
        nint server;
        fixed (byte* b = bytes)
        {
            server = api.NewServer(b, (nuint)bytes.Length, status.Pointer);
        }

        status.ThrowIfError();
        if (!everyAddress)
        {
            // It listens already, and on all addresses; requests are answered from the start on, which comes after this.
            try
            {
                Restrict(ClusterFile.Address(definition));
            }
            catch (EngineException e) when (exposed is not null && e.Code is (StatusCode.PermissionDenied or StatusCode.FailedPrecondition))
            {
                exposed(e.Message);
            }
        }

        api.ServerStart(server, status.Pointer);
        status.ThrowIfError();
        return new NativeServer(api, server, "grpc://" + ClusterFile.Address(definition));
    }

    private static void Restrict(string address)
    {
        (string host, int port) = ClusterFile.Split(address);
        if (!OperatingSystem.IsLinux())
        {
            throw new EngineException(StatusCode.FailedPrecondition, $"TensorFlow's server listens on every address of this machine, and only on Linux can it be kept to {address}; close port {port.ToString(CultureInfo.InvariantCulture)} to other networks and add --allow-any-address");
        }

        IPAddress[] own = [];
        try
        {
            own = Dns.GetHostAddresses(host);
        }
        catch (SocketException e)
        {
            throw new EngineException(StatusCode.InvalidArgument, $"'{host}' is no address and no name that this machine knows: {e.Message}", e);
        }

        if (ListeningSockets.Restrict(port, own) == 0)
        {
            throw EngineException.FailedPrecondition($"no socket of TensorFlow's server was found at the port of {address}, so it cannot be kept to that address; close the port to other networks and add --allow-any-address");
        }
    }

    /// <summary>
    /// Ends this process at once. A process that ends by itself destroys TensorFlow's objects first, under the feet of the server's threads, which cannot be stopped.
    /// </summary>
    /// <param name="exitCode">The process's exit code.</param>
    public static void EndProcess(int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.Exit(exitCode);
        }

        Exit(exitCode);
    }

    /// <summary>Waits until the server ends, which is with the process.</summary>
    /// <exception cref="EngineException">The server failed.</exception>
    public void Join()
    {
        using var status = new Status(_api);
        _api.ServerJoin(_server, status.Pointer);
        status.ThrowIfError();
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);
}
