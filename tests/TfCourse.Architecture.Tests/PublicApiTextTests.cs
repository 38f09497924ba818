namespace TfCourse.Architecture.Tests;

[TestFixture]
public sealed class PublicApiTextTests
{
    [Test]
    public void A_surface_lists_what_callers_and_heirs_can_use()
        => Assert.That(PublicApi.Of([typeof(Sample), typeof(Kind)]), Is.EqualTo("""
            enum TfCourse.Architecture.Tests.PublicApiTextTests.Kind
                PublicApiTextTests.Kind: const PublicApiTextTests.Kind First = 1
            abstract class TfCourse.Architecture.Tests.PublicApiTextTests.Sample : IDisposable
                PublicApiTextTests.Sample: abstract List<T> Many<T>(params T[] items)
                PublicApiTextTests.Sample: const double Half = 0.5
                PublicApiTextTests.Sample: int Count { get; init; }
                PublicApiTextTests.Sample: override string ToString()
                PublicApiTextTests.Sample: protected new(int size = 3)
                PublicApiTextTests.Sample: static PublicApiTextTests.Sample op_UnaryNegation(PublicApiTextTests.Sample value)
                PublicApiTextTests.Sample: string Item[int? at] { get; }
                PublicApiTextTests.Sample: void Dispose()

            """.ReplaceLineEndings("\n")));

    public enum Kind
    {
        First = 1,
    }

    public abstract class Sample : IDisposable
    {
        public const double Half = 0.5;

        private readonly int _size;

        protected Sample(int size = 3) => _size = size;

        public int Count { get; init; }

        public string this[int? at] => Hidden(at ?? _size);

        public static Sample operator -(Sample value) => value;

        public abstract List<T> Many<T>(params T[] items);

        public void Dispose() => GC.SuppressFinalize(this);

        public override string ToString() => Hidden(Count);

        internal static string Hidden(int value) => new('x', value);
    }
}
