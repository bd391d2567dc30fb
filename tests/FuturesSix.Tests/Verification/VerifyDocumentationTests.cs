using FuturesSix.Application.Verification;
using FuturesSix.Data.Verification;

namespace FuturesSix.Tests.Verification;

public sealed class VerifyDocumentationTests
{
    [Fact]
    public void Page_describes_every_check()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "verify.md"));

        Assert.All(RunRules.Names.Select(n => n.Name).Concat(ReplayChecks.Skipped.Select(c => c.Name)), name => Assert.Contains($"`{name}`", page));
    }
}
