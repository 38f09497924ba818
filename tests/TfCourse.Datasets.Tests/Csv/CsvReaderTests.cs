using System.Text;

namespace TfCourse.Datasets.Tests;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("tr-TR")]
[TestFixture("ar-SA")]
public sealed class CsvReaderTests(string culture)
{
    private System.Globalization.CultureInfo? _before;

    [SetUp]
    public void Enter()
    {
        _before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
    }

    [TearDown]
    public void Leave() => System.Globalization.CultureInfo.CurrentCulture = _before!;

    [Test]
    public void Numbers_are_read_the_same_in_every_culture()
    {
        CsvTable table = Read("a,b\n-1.5,2e-3\n 7 ,+1234567.25\n");
        Assert.That(table.Names, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(table.Values, Is.EqualTo(new[] { -1.5, 0.002, 7, 1234567.25 }));
        Assert.That((table.RowCount, table[1, 1]), Is.EqualTo((2, 1234567.25)));
    }

    [TestCase("a,b\r\n1,2\r\n")]
    [TestCase("a,b\n1,2")]
    [TestCase("\uFEFFa,b\n1,2\n")]
    [TestCase("a,b\n1,2\n\n\r\n")]
    [TestCase("\"a\",\"b\"\n\"1\",\"2\"\r\n")]
    public void Line_ends_byte_order_marks_and_quotes_make_no_difference(string text)
    {
        CsvTable table = Read(text);
        Assert.That((string.Join('|', table.Names), table.Values), Is.EqualTo(("a|b", new[] { 1.0, 2.0 })));
    }

    [Test]
    public void Quoted_names_may_hold_commas_quotes_and_line_ends()
        => Assert.That(Read("\"a,1\",\"b \"\"x\"\"\",\"c\nd\"\n1,2,3\n").Names, Is.EqualTo(new[] { "a,1", "b \"x\"", "c\nd" }));

    [Test]
    public void A_bad_cell_is_named_by_line_column_name_and_text()
    {
        DataException? fault = Assert.Throws<DataException>(() => Read("x,height\n1,2\n3,tall\n"));
        Assert.That(fault!.Message, Is.EqualTo(
            "t.csv, line 3, column 2 ('height'): found 'tall'; required: a finite number with a decimal point, such as -1.5 or 2e-3."));
        Assert.That((fault.Line, fault.Column, fault.ColumnName, fault.Fault), Is.EqualTo((3, 2, "height", DataFault.Malformed)));
    }

    [Test]
    public void Lines_inside_quotes_are_counted()
        => Assert.That(Assert.Throws<DataException>(() => Read("\"x\ny\",b\n1,2\n3,?\n"))!.Line, Is.EqualTo(4));

    [TestCase("x\n1\nNaN\n", "'NaN'")]
    [TestCase("x\n1\n1e999\n", "'1e999'")]
    [TestCase("x\n1\n-Infinity\n", "'-Infinity'")]
    [TestCase("x\n1\n1\u00A0000\n", "'1\u00A0000'")]
    [TestCase("x,y\n1,\n", "an empty cell")]
    [TestCase("x\n1\n\n2\n", "an empty cell")]
    [TestCase("x\n0x1F\n", "'0x1F'")]
    [TestCase("x\n(1)\n", "'(1)'")]
    [TestCase("x\n\0\n", "'\0'")]
    public void Anything_but_a_finite_number_is_refused(string text, string found)
        => Assert.That(Assert.Throws<DataException>(() => Read(text))!.Found, Is.EqualTo(found));

    [Test]
    public void A_decimal_comma_is_explained()
    {
        Assert.That(() => Read("a,b\n1,5,2,5\n"), Throws.TypeOf<DataException>().With.Message.EqualTo(
            "t.csv, line 2: found 4 columns; required: 2, as the header has. A number with a decimal comma counts as two columns; write a point."));
        Assert.That(() => Read("a,b\n\"1,5\",2\n"), Throws.TypeOf<DataException>().With.Message.Contains("Write a point where there is a comma."));
    }

    [TestCase("", "an empty file")]
    [TestCase("a,b\n", "a header without rows")]
    [TestCase("1,2\n3,4\n", "a first row of numbers")]
    [TestCase("a,a\n1,2\n", "a name that occurs twice")]
    [TestCase("a,\n1,2\n", "an empty name")]
    [TestCase("a,b\n1,2\n\n3,4\n", "an empty line")]
    [TestCase("a,b\n1\n", "1 columns")]
    [TestCase("a,b\n1,\"2\n", "the end of the file inside quotes")]
    [TestCase("a,b\n1,\"2\"3\n", "text after a closing quote")]
    [TestCase("a,b\n1,2\"\n", "a quote in the middle of a field")]
    [TestCase("a,b\r1,2\r", "a carriage return without a line feed")]
    public void A_table_that_is_none_is_refused(string text, string found)
        => Assert.That(Assert.Throws<DataException>(() => Read(text))!.Found, Is.EqualTo(found));

    [Test]
    public void Other_encodings_are_refused()
        => Assert.That(
            () => CsvReader.Read(new MemoryStream(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a\n1\n")).ToArray()), "t.csv"),
            Throws.TypeOf<DataException>().With.Message.Contains("bytes that are not UTF-8"));

    [Test]
    public void Limits_on_columns_and_lines_hold_at_once()
    {
        string wide = string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => "c"));
        string longCell = "a\n" + new string('1', 1 << 21);
        Assert.That(Assert.Throws<DataException>(() => Read(wide))!.Message, Does.Contain("at most 10000 (DataLimits.MaxColumns)"));
        DataException? fault = Assert.Throws<DataException>(() => Read(longCell));
        Assert.That((fault!.Fault, fault.Line), Is.EqualTo((DataFault.OverLimit, 2)));
        Assert.That(() => Read("a\n\"" + new string('\n', 1 << 21)), Throws.TypeOf<DataException>(), "an open quote");
    }

    [Test]
    public void A_long_cell_is_shown_shortened()
        => Assert.That(() => Read("a\n" + new string('x', 500)), Throws.TypeOf<DataException>().With.Message.Contains("'" + new string('x', 40) + "…'"));

    [Test]
    public void Any_finite_numbers_come_back_as_they_were_written()
    {
        Random random = new(19);
        byte[] bits = new byte[8];
        double[] values = new double[3000];
        for (int i = 0; i < values.Length; i++)
            do
            {
                random.NextBytes(bits);
                values[i] = BitConverter.ToDouble(bits);
            }
            while (!double.IsFinite(values[i]));
        StringBuilder text = new("a,b,c\n");
        for (int i = 0; i < values.Length; i++)
            text.Append(values[i].ToString("R", System.Globalization.CultureInfo.InvariantCulture)).Append(i % 3 == 2 ? '\n' : ',');

        Assert.That(Read(text.ToString()).Values, Is.EqualTo(values));
    }

    [Test]
    public void A_table_becomes_labelled_examples()
    {
        Dataset data = Read("class,a,b\n1,2,3\n0,4,5\n").ToClassification("t", "class", ["no", "yes"]);
        Assert.That(data.Labels, Is.EqualTo(new[] { 1, 0 }));
        Assert.That(data.Features, Is.EqualTo(new float[] { 2, 3, 4, 5 }));
        Assert.That(data.FeatureNames, Is.EqualTo(new[] { "a", "b" }));

        Dataset regression = Read("class,a,b\n1,2,3\n0,4,5\n").ToRegression("t", "a");
        Assert.That((regression.Targets, regression.TargetName), Is.EqualTo((new float[] { 2, 4 }, "a")));
        Assert.That(regression.Features, Is.EqualTo(new float[] { 1, 3, 0, 5 }));
    }

    [TestCase("2")]
    [TestCase("-1")]
    [TestCase("0.5")]
    public void A_label_out_of_range_is_named_by_line_and_column(string label)
        => Assert.That(
            () => Read($"a,class\n1,0\n2,{label}\n").ToClassification("t", "class", ["no", "yes"]),
            Throws.TypeOf<DataException>().With.Message.EqualTo(
                $"t.csv, line 3, column 2 ('class'): found the label {label}; required: a whole number from 0 to 1."));

    [Test]
    public void A_value_beyond_float32_is_named_by_line_and_column()
        => Assert.That(
            () => Read("a,b\n1,2\n1e39,2\n").ToRegression("t", "b"),
            Throws.TypeOf<DataException>().With.Message.StartsWith("t.csv, line 3, column 1 ('a'): found a value too large for float32"));

    [Test]
    public void An_unknown_column_lists_near_ones()
        => Assert.That(
            () => Read("cement,water\n1,2\n").IndexOf("cemnt"),
            Throws.ArgumentException.With.Message.StartsWith("t.csv has no column 'cemnt'. Did you mean 'cement'? Known: cement, water."));

    private static CsvTable Read(string text) => CsvReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv");
}
