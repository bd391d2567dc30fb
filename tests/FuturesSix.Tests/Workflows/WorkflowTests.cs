using FuturesSix.Application.Qa;

namespace FuturesSix.Tests.Workflows;

public sealed class WorkflowTests
{
    private const string Good = """
        on:
          workflow_dispatch:
        permissions:
          contents: read
        env:
          AF_SKIP_MT5: "1"
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@0123456789abcdef0123456789abcdef01234567 # v1
              - run: echo "$MODE"
        """;

    private static readonly string Folder = Path.Combine(Repository.Root, ".github", "workflows");

    [Fact]
    public void Workflows_obey_the_rules() =>
        Assert.Empty(Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).SelectMany(f => WorkflowRules.Violations(Path.GetFileName(f), File.ReadAllText(f))));

    [Fact]
    public void Workflows_that_the_bundle_and_the_documents_name_are_there() =>
        Assert.All([WorkflowQa.Workflow, "ci-meta.yml"], name => Assert.True(File.Exists(Path.Combine(Folder, name)), name));

    [Fact]
    public void Smoke_workflow_takes_what_the_bundle_hands_over_and_uploads_what_it_downloads()
    {
        var text = File.ReadAllText(Path.Combine(Folder, WorkflowQa.Workflow));

        Assert.All(["      mode:", "      correlation_id:", "      metrics:", "name: allocations", "os: [ubuntu-latest, windows-latest]", $"default: {LocalQa.Sample}"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Matches(@"(?m)^run-name:.*\$\{\{ inputs\.correlation_id \}\}", text);
    }

    [Fact]
    public void Actions_say_the_tag_that_was_pinned()
    {
        var uses = Directory.EnumerateFiles(Folder).SelectMany(File.ReadLines).Where(l => l.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(@"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line));
    }

    [Fact]
    public void Rules_accept_a_good_workflow() => Assert.Empty(WorkflowRules.Violations("good.yml", Good));

    [Theory]
    [InlineData("  workflow_dispatch:", "  workflow_dispatch:\n  push:\n    branches: [main]", "trigger 'push'")]
    [InlineData("  workflow_dispatch:", "  workflow_dispatch:\n  pull_request_target:", "trigger 'pull_request_target'")]
    [InlineData("  workflow_dispatch:", "  workflow_dispatch:\n  schedule:\n    - cron: '0 0 * * *'", "trigger 'schedule'")]
    [InlineData("on:\n  workflow_dispatch:", "on: [push, workflow_dispatch]", "trigger 'push'")]
    [InlineData("on:\n  workflow_dispatch:", "\"on\": push", "no trigger workflow_dispatch")]
    [InlineData("on:\n  workflow_dispatch:", "true: {}", "no trigger workflow_dispatch")]
    [InlineData("permissions:\n  contents: read\n", "", "no permissions at the top")]
    [InlineData("contents: read", "contents: write", "permission contents: write")]
    [InlineData("permissions:\n  contents: read", "permissions: write-all", "permissions write-all")]
    [InlineData("    runs-on: ubuntu-latest", "    runs-on: ubuntu-latest\n    permissions:\n      packages: write", "permission packages: write")]
    [InlineData("env:\n  AF_SKIP_MT5: \"1\"\n", "", "AF_SKIP_MT5 is not")]
    [InlineData("AF_SKIP_MT5: \"1\"", "AF_SKIP_MT5: \"0\"", "AF_SKIP_MT5 is not")]
    [InlineData("    runs-on: ubuntu-latest", "    runs-on: ubuntu-latest\n    env: { AF_SKIP_MT5: \"\" }", "AF_SKIP_MT5 is set again")]
    [InlineData("@0123456789abcdef0123456789abcdef01234567", "@v4", "action 'actions/checkout@v4' is not pinned")]
    [InlineData("@0123456789abcdef0123456789abcdef01234567", "@0123456", "is not pinned")]
    [InlineData("actions/checkout@", "docker://alpine@", "is not pinned")]
    [InlineData("echo \"$MODE\"", "echo \"${{ inputs.mode }}\"", "a script has an expression")]
    public void Rules_find_a_planted_violation(string good, string bad, string expected)
    {
        var text = Good.ReplaceLineEndings("\n");
        Assert.Contains(good, text, StringComparison.Ordinal);

        Assert.Contains(WorkflowRules.Violations("planted.yml", text.Replace(good, bad, StringComparison.Ordinal)), v => v.Contains(expected, StringComparison.Ordinal));
    }
}
