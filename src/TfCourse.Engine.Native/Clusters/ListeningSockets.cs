using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Native;

/// <summary>The sockets of this process that listen on a port, which TensorFlow opens for every address of the machine, whatever its cluster says.</summary>
/// <remarks>Linux only: there a filter on the sockets drops what comes for other addresses, so that nobody can connect through them.</remarks>
internal static unsafe partial class ListeningSockets
{
    private const int SocketLevel = 1, IsListening = 30, AttachFilter = 26, MostAddressBytes = 128, PortAt = 2;

    /// <summary>Lets those that listen on a port take only connections to these addresses.</summary>
    /// <returns>How many sockets there are; 0 when none was found.</returns>
    /// <exception cref="EngineException">The system refuses the filter.</exception>
    public static int Restrict(int port, IReadOnlyCollection<IPAddress> addresses)
    {
        AddressFilter.Instruction[] program = AddressFilter.For(addresses);
        int found = 0;
        foreach (string link in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            if (int.TryParse(Path.GetFileName(link), NumberStyles.None, CultureInfo.InvariantCulture, out int socket) && ListensOn(socket, port))
            {
                fixed (AddressFilter.Instruction* first = program)
                {
                    var whole = new Program { Length = (ushort)program.Length, First = first };
                    if (SetSocketOption(socket, SocketLevel, AttachFilter, &whole, (uint)sizeof(Program)) != 0)
                    {
                        throw new EngineException(StatusCode.PermissionDenied, FormattableString.Invariant(
                            $"the system does not restrict port {port} to the address of this task (error {Marshal.GetLastPInvokeError()}), and TensorFlow's server would serve every network that this machine is on; close the port there and add --allow-any-address"));
                    }
                }

                found++;
            }
        }

        return found;
    }

    private static bool ListensOn(int socket, int port)
    {
        int listens = 0;
        uint size = sizeof(int), length = MostAddressBytes;
        byte* address = stackalloc byte[MostAddressBytes];
        return GetSocketOption(socket, SocketLevel, IsListening, &listens, &size) == 0 && listens != 0
            && GetSocketName(socket, address, &length) == 0 && BinaryPrimitives.ReadUInt16BigEndian(new ReadOnlySpan<byte>(address + PortAt, sizeof(ushort))) == port;
    }

    [LibraryImport("libc", EntryPoint = "getsockopt")]
    private static partial int GetSocketOption(int socket, int level, int name, void* value, uint* length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static partial int SetSocketOption(int socket, int level, int name, void* value, uint length);

    [LibraryImport("libc", EntryPoint = "getsockname")]
    private static partial int GetSocketName(int socket, byte* address, uint* length);

    [StructLayout(LayoutKind.Sequential)]
    private struct Program
    {
        public ushort Length;
        public AddressFilter.Instruction* First;
    }
}
