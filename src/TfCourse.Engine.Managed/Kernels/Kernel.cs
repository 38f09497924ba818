using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>What a node does at run time. One object per node and concurrent run, so it may cache what depends on the last shapes.</summary>
internal abstract class Kernel
{
    /// <summary>Reads the context's inputs and sets all of its outputs.</summary>
    /// <exception cref="EngineException">The inputs do not allow it.</exception>
    public abstract void Run(KernelContext c);

    /// <summary>A kernel of a plain method, for ops with nothing to keep.</summary>
    public static Kernel Of(Action<KernelContext> run) => new Plain(run);

    /// <summary>
    /// The kernel itself, to be said where its type is known: it names the virtual methods of the type. Native code that is made when the library
    /// is built holds what is called, and nothing calls a virtual method of a type with type parameters by its name.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Kernel Precompiled()
    {
        if (Never)
        {
            Run(null!);
            if (this is ElementKernel elements && elements.Takes(0))
            {
                elements.RunPart(default, 0, 0, 0);
            }

            if (this is IEpilogueHead { Taken: 0 } head)
            {
                head.Offer([]);
            }
        }

        return this;
    }

    private static bool Never { get; set; }

    private sealed class Plain(Action<KernelContext> run) : Kernel
    {
        public override void Run(KernelContext c) => run(c);
    }
}

/// <summary>Makes the kernel of a node: reads attributes and picks the element type, once per plan.</summary>
/// <exception cref="EngineException">Unimplemented when there is no kernel for the node's types.</exception>
internal delegate Kernel KernelFactory(NodeInfo node);
