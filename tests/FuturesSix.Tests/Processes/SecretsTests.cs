using FuturesSix.Data.Processes;

namespace FuturesSix.Tests.Processes;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("token ghp_0123456789abcdefABCDEF0123456789abcd is bad", "token *** is bad")]
    [InlineData("gho_0123456789abcdef ghs_0123456789abcdef github_pat_11ABC_def0123456789", "*** *** ***")]
    [InlineData("fatal: https://user:secret@example.org/a/b", "fatal: https://***@example.org/a/b")]
    [InlineData("Authorization: Bearer abc.def-ghi", "Authorization: Bearer ***")]
    [InlineData("X-Deck-Token: abc", "X-Deck-Token: ***")]
    [InlineData("run 4711 at https://example.org/runs/4711", "run 4711 at https://example.org/runs/4711")]
    public void Redact_takes_credentials_out_and_leaves_the_rest(string text, string expected) => Assert.Equal(expected, Secrets.Redact(text));

    [Fact]
    public void Find_knows_programs_on_path_and_nothing_else()
    {
        Assert.NotNull(ExternalProgram.Find("dotnet"));
        Assert.Null(ExternalProgram.Find("no-program-has-this-name"));
    }

    [Fact]
    public void Run_gives_exit_code_and_output()
    {
        var result = new ExternalProgram(ExternalProgram.Find("dotnet")!, Path.GetTempPath()).Run(["--version"], TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded);
        Assert.Matches(@"^\d+\.\d+\.\d+", result.Output);
    }
}
