using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>A stream read word by word, or in doubles of two words each.</summary>
internal struct PhiloxWords(Philox stream)
{
    private const int Length = 64;
    private ulong _block;
    private int _at = Length;
    private Buffer _buffer;

    public uint Next()
    {
        if (_at == Length)
        {
            stream.Words(_block, _buffer);
            (_block, _at) = (_block + (Length / 4), 0);
        }

        return _buffer[_at++];
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble()
    {
        uint high = Next();
        return UniformSampler.Double(high, Next());
    }

    [InlineArray(Length)]
    private struct Buffer
    {
        private uint _word;
    }
}

/// <summary>A stream read in pairs of doubles, uniform or normal, each block's second value before its first.</summary>
internal struct PhiloxPairs(Philox stream)
{
    private ulong _block;
    private double _uniform, _normal;
    private bool _hasUniform, _hasNormal;

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform()
    {
        if (_hasUniform = !_hasUniform)
        {
            PhiloxBlock b = stream[_block++];
            _uniform = UniformSampler.Double(b.A, b.B);
            return UniformSampler.Double(b.C, b.D);
        }

        return _uniform;
    }

    /// <summary>Normal of mean 0 and standard deviation 1.</summary>
    public double Normal()
    {
        if (_hasNormal = !_hasNormal)
        {
            Span<double> pair = stackalloc double[2];
            NormalSampler.Sample(stream[_block++], pair);
            _normal = pair[0];
            return pair[1];
        }

        return _normal;
    }
}
