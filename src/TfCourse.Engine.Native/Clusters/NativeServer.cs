using System.Runtime.InteropServices;
using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>TensorFlow's own gRPC server: one task of a cluster, which runs the parts of graphs that its devices are given.</summary>
/// <remarks>The protocol has no authentication: whoever reaches the port can run any op, also those that read and write files.</remarks>
public sealed unsafe class NativeServer
{
    private readonly TensorFlowApi _api;
    private readonly nint _server;

    private NativeServer(TensorFlowApi api, nint server) => (_api, _server) = (api, server);

    /// <summary>What sessions connect to: grpc://HOST:PORT.</summary>
    public string Target => Marshal.PtrToStringUTF8((nint)_api.ServerTarget(_server)) ?? "";

    /// <summary>Starts the server of a task; it serves until the process ends, for TensorFlow's servers cannot be stopped.</summary>
    /// <param name="engine">The library.</param>
    /// <param name="definition">The cluster and which of its tasks this process is.</param>
    /// <returns>The server.</returns>
    /// <exception cref="EngineException">The definition is wrong or the address is in use.</exception>
    /// <exception cref="NativeLibraryException">The library has no server.</exception>
    public static NativeServer Start(NativeEngine engine, ServerDef definition)
    {
        TensorFlowApi api = engine.Api;
        if (api.NewServer == null || api.ServerStart == null || api.ServerJoin == null || api.ServerTarget == null)
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
        api.ServerStart(server, status.Pointer);
        status.ThrowIfError();
        return new NativeServer(api, server);
    }

    /// <summary>Waits until the server ends, which is with the process.</summary>
    /// <exception cref="EngineException">The server failed.</exception>
    public void Join()
    {
        using var status = new Status(_api);
        _api.ServerJoin(_server, status.Pointer);
        status.ThrowIfError();
    }
}
