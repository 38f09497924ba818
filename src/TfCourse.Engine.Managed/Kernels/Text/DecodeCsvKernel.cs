using System.Numerics;
using System.Text;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Fields of lines into columns; an empty field, or one that says that there is no value, takes the column's default.</summary>
internal sealed class DecodeCsvKernel : Kernel
{
    private readonly byte _delimiter;
    private readonly bool _quotes;
    private readonly byte[] _none;
    private readonly long[] _columns;

    public DecodeCsvKernel(NodeInfo node)
    {
        byte[] delimiter = node.Bytes("field_delim");
        _delimiter = delimiter.Length == 1 ? delimiter[0] : throw EngineException.InvalidArgument($"field_delim should be only 1 char, it is '{node.String("field_delim")}'");
        (_quotes, _none, _columns) = (node.Bool("use_quote_delim"), node.Bytes("na_value"), node.Ints("select_cols"));
        if (_columns.Length > 0 && _columns.Length != node.OutputTypes.Length)
        {
            throw EngineException.InvalidArgument($"select_cols has {_columns.Length} columns, OUT_TYPE {node.OutputTypes.Length}");
        }

        for (int i = 0; i < _columns.Length; i++)
        {
            if (_columns[i] < 0 || (i > 0 && _columns[i] <= _columns[i - 1]))
            {
                throw EngineException.InvalidArgument("select_cols should be strictly increasing indices from 0 on");
            }
        }
    }

    public override void Run(KernelContext c)
    {
        ReadOnlySpan<byte[]> records = c.Input<byte[]>(0);
        for (int k = 0; k < c.OutputCount; k++)
        {
            if (c.Value(k + 1).Count > 1)
            {
                throw EngineException.InvalidArgument($"There should only be 1 default per field but field {k} has {c.Value(k + 1).Count}");
            }

            c.Result(k).Allocate(c.Node.OutputTypes[k], c.Dims(0), c.Run.Pool);
        }

        for (int record = 0; record < records.Length; record++)
        {
            List<byte[]> fields = Fields(records[record], record);
            if (_columns.Length == 0 && fields.Count != c.OutputCount)
            {
                throw EngineException.InvalidArgument($"Expect {c.OutputCount} fields but have {fields.Count} in record {record}");
            }

            for (int k = 0; k < c.OutputCount; k++)
            {
                long column = _columns.Length == 0 ? k : _columns[k];
                byte[] field = column < fields.Count ? fields[(int)column]
                    : throw EngineException.InvalidArgument($"Expect {column + 1} fields or more but have {fields.Count} in record {record}");
                Set(c, k, record, field);
            }
        }
    }

    private void Set(KernelContext c, int k, int record, byte[] field)
    {
        if (field.Length == 0 || field.AsSpan().SequenceEqual(_none))
        {
            if (c.Value(k + 1).Count == 0)
            {
                throw EngineException.InvalidArgument($"Field {k} is required but missing in record {record}!");
            }

            c.Result(k).CopyElements(c.Value(k + 1), 0, record, 1);
            return;
        }

        bool read = true;
        switch (c.Node.OutputTypes[k])
        {
            case DataType.DtString: c.Result(k).Span<byte[]>()[record] = field; break;
            case DataType.DtInt32: read = Integer<int>(c, k, record, field); break;
            case DataType.DtInt64: read = Integer<long>(c, k, record, field); break;
            case DataType.DtFloat:
                read = NumberText.TryFloat(field, out double single, single: true);
                c.Result(k).Span<float>()[record] = (float)single;
                break;
            default: read = NumberText.TryFloat(field, out c.Result(k).Span<double>()[record], single: false); break;
        }

        if (!read)
        {
            throw EngineException.InvalidArgument($"Field {k} in record {record} is not a valid {c.Node.OutputTypes[k].Name()}: {Encoding.UTF8.GetString(field)}");
        }
    }

    private static bool Integer<T>(KernelContext c, int k, int record, byte[] field) where T : unmanaged, INumber<T>
        => NumberText.TryInteger(field, out c.Result(k).Span<T>()[record]);

    // A field in quotes may hold delimiters; two quotes in it are one.
    private List<byte[]> Fields(ReadOnlySpan<byte> record, int number)
    {
        List<byte[]> fields = [];
        var field = new List<byte>();
        int at = 0;
        while (true)
        {
            field.Clear();
            if (_quotes && at < record.Length && record[at] == '"')
            {
                at = Quoted(record, at + 1, field, number);
            }
            else
            {
                for (; at < record.Length && record[at] != _delimiter; at++)
                {
                    if (_quotes && record[at] == '"')
                    {
                        throw EngineException.InvalidArgument($"Unquoted fields cannot have quotes/CRLFs inside, in record {number}");
                    }

                    field.Add(record[at]);
                }
            }

            fields.Add([.. field]);
            if (at >= record.Length)
            {
                return fields;
            }

            at++;
        }
    }

    private int Quoted(ReadOnlySpan<byte> record, int at, List<byte> field, int number)
    {
        for (; at < record.Length; at++)
        {
            if (record[at] != '"')
            {
                field.Add(record[at]);
            }
            else if (at + 1 < record.Length && record[at + 1] == '"')
            {
                field.Add(record[at++]);
            }
            else if (at + 1 == record.Length || record[at + 1] == _delimiter)
            {
                return at + 1;
            }
            else
            {
                throw EngineException.InvalidArgument($"Quote inside a string has to be escaped by another quote, in record {number}");
            }
        }

        throw EngineException.InvalidArgument($"Quoted field has to end with quote followed by delim, CRLF, or EOF, in record {number}");
    }
}
