using Tensorflow;

namespace TfCourse.Engine.Native.Tests;

[TestFixture]
public sealed class LibraryTests
{
    [Test]
    public void A_library_split_over_two_files_is_one()
    {
        NativeEngine engine = NativeEngine.Load(FakeLibrary.Split());
        Assert.That(engine.Files.Select(Path.GetFileName), Is.EqualTo(new[] { "libtensorflow_framework.so.2", "libtensorflow_cc.so.2" }));
    }

    [TestCase("libtensorflow_cc.so.2")]
    [TestCase("libtensorflow_framework.so.2")]
    public void Either_of_the_two_files_names_both(string file)
        => Assert.That(NativeEngine.Load(Path.Combine(FakeLibrary.Split(), file)).Files.Select(Path.GetFileName), Is.EqualTo(new[] { "libtensorflow_framework.so.2", "libtensorflow_cc.so.2" }));

    [Test]
    [Platform("Linux")]
    public void A_package_in_the_working_folder_is_not_asked_for_and_one_on_PYTHONPATH_is()
    {
        string package = Path.Combine(Path.GetDirectoryName(FakeLibrary.Other("x", []))!, "tensorflow");
        Directory.CreateDirectory(package);
        File.WriteAllText(Path.Combine(package, "__init__.py"), "raise Exception('imported')");
        string before = Directory.GetCurrentDirectory();
        string? path = Environment.GetEnvironmentVariable("PYTHONPATH");
        try
        {
            Directory.SetCurrentDirectory(Path.GetDirectoryName(package)!);
            string? working = PythonEnvironment.PackageFolder("python3");
            Environment.SetEnvironmentVariable("PYTHONPATH", Path.GetDirectoryName(package));
            string? named = PythonEnvironment.PackageFolder("python3");
            if (working is null && named is null)
            {
                Assert.Ignore("There is no python3.");
            }

            Assert.That((working == package, named), Is.EqualTo((false, package)));
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
            Environment.SetEnvironmentVariable("PYTHONPATH", path);
        }
    }

    [TestCase("1.14.0", "version 1.15 or later is needed")]
    [TestCase("0.12.1", "version 1.15 or later is needed")]
    [TestCase("nightly", "is no version")]
    [TestCase("", "is no version")]
    public void Too_old_or_unknown_versions_are_refused(string version, string reason)
        => Assert.That(() => NativeEngine.Load(FakeLibrary.Whole(version)), Throws.TypeOf<NativeLibraryException>().With.Message.Contains(reason));

    [TestCase("1.15.5")]
    [TestCase("2.9.0-rc1")]
    [TestCase("2.21.0")]
    public void Supported_versions_are_taken(string version)
        => Assert.That(NativeEngine.Load(FakeLibrary.Whole(version)).Version.Text, Is.EqualTo(version));

    [Test]
    public void A_missing_symbol_is_named()
        => Assert.That(() => NativeEngine.Load(FakeLibrary.Whole(more: "-DNO_SESSION_RUN")), Throws.TypeOf<NativeLibraryException>().With.Message.Contains("TF_SessionRun"));

    [Test]
    public void What_is_no_library_is_refused_with_the_path_and_the_reason([Values("empty", "text", "RISC-V", "AArch64", "32 bits")] string kind)
    {
        string file = FakeLibrary.Other("libtensorflow.so.2", kind switch
        {
            "empty" => [],
            "text" => "INPUT(somewhere)"u8.ToArray(),
            "RISC-V" => WithHeader(18, 0xF3),
            "AArch64" => WithHeader(18, 0xB7),
            _ => WithHeader(4, 1),
        });
        Assert.That(
            () => NativeEngine.Load(file),
            Throws.TypeOf<NativeLibraryException>().With.Message.Contains(file).And.Message.Contains("managed engine needs none").And.Message.Contains(kind is "empty" or "text" ? "no shared library" : kind));
    }

    [Test]
    public void A_missing_dependency_is_named()
    {
        string missing = FakeLibrary.Whole(name: "libmissing.so"), file = FakeLibrary.Needing(missing);
        File.Delete(missing);
        Assert.That(() => NativeEngine.Load(file), Throws.TypeOf<NativeLibraryException>().With.Message.Contains("libmissing.so"));
    }

    [Test]
    public void Each_place_that_was_looked_at_is_listed()
    {
        string nowhere = Path.Combine(Path.GetTempPath(), "no-such-tensorflow");
        Assert.That(
            () => NativeEngine.Load(null, name => name == "TFCOURSE_LIBTENSORFLOW" ? nowhere : null),
            Throws.TypeOf<NativeLibraryException>().With.Message.Contains($"TFCOURSE_LIBTENSORFLOW: {nowhere} does not exist"));
    }

    [Test]
    public void A_named_library_comes_before_all_others()
        => Assert.That(NativeEngine.Load(null, name => name == "TFCOURSE_LIBTENSORFLOW" ? FakeLibrary.Split() : null).Origin, Is.EqualTo("TFCOURSE_LIBTENSORFLOW"));

    [Test]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void The_package_of_a_Python_environment_is_found()
    {
        string package = FakeLibrary.Split();
        string python = FakeLibrary.Other("python3", System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\necho '{package}'\n"));
        string environment = Path.GetDirectoryName(python)!;
        Directory.CreateDirectory(Path.Combine(environment, "bin"));
        string interpreter = Path.Combine(environment, "bin", "python3");
        File.Copy(python, interpreter);
        File.SetUnixFileMode(interpreter, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Multiple(() =>
        {
            Assert.That(NativeEngine.Load(environment).Files[0], Does.StartWith(package));
            Assert.That(NativeEngine.Load(interpreter).Files[0], Does.StartWith(package));
            Assert.That(NativeEngine.Load(null, name => name == "VIRTUAL_ENV" ? environment : null).Origin, Is.EqualTo("VIRTUAL_ENV"));
        });
    }

    [Test]
    public void Older_versions_get_no_attributes_that_they_lack()
    {
        var known = new OpDef { Name = "MatMul" };
        known.Attr.Add(new OpDef.Types.AttrDef { Name = "transpose_a" });
        var ops = new Dictionary<string, OpDef> { ["MatMul"] = known };
        var graph = new GraphDef();
        var node = new NodeDef { Name = "m", Op = "MatMul" };
        node.Attr["transpose_a"] = new AttrValue { B = false };
        node.Attr["grad_a"] = new AttrValue { B = true };
        node.Attr["new_default"] = new AttrValue { B = false };
        node.Attr["new_demand"] = new AttrValue { B = true };
        node.Attr["factor"] = new AttrValue { F = 1 };
        node.Attr["_class"] = new AttrValue { S = Google.Protobuf.ByteString.CopyFromUtf8("x") };
        graph.Node.Add(node);
        var written = new OpDef { Name = "MatMul" };
        written.Attr.Add(new OpDef.Types.AttrDef { Name = "factor", DefaultValue = new AttrValue { F = 1 } });
        Assert.Multiple(() =>
        {
            Assert.That(new GraphDialect(() => ops, new LibraryVersion("2.3.0", 2, 3)).Translate(graph, [written]).Node[0].Attr.Keys, Is.EquivalentTo(new[] { "transpose_a", "new_demand", "_class" }));
            Assert.That(new GraphDialect(() => ops, new LibraryVersion("2.21.0", 2, 21)).Translate(graph, [written]), Is.SameAs(graph));
            Assert.That(graph.Node[0].Attr, Has.Count.EqualTo(6));
        });
    }

    [Test]
    public void A_server_that_cannot_start_says_why()
        => Assert.That(
            () => NativeServer.Start(NativeEngine.Load(FakeLibrary.Whole()), new ServerDef()),
            Throws.TypeOf<EngineException>().With.Message.Contains("address already in use"));

    // The fake library with another byte in its ELF header.
    private static byte[] WithHeader(int at, byte value)
    {
        byte[] bytes = File.ReadAllBytes(FakeLibrary.Whole());
        bytes[at] = value;
        return bytes;
    }
}
