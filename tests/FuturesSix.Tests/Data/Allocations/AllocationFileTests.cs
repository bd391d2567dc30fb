using FsCheck.Fluent;
using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data;
using FuturesSix.Data.Allocations;
using FuturesSix.Tests.MetaAllocation;

namespace FuturesSix.Tests.Data.Allocations;

public sealed class AllocationFileTests : IDisposable
{
    private readonly AllocationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_export_of_any_proposal_gives_the_same_bits() =>
        Prop.ForAll(Sleeves.Cases().ToArbitrary(), test =>
        {
            var allocation = MetaAllocator.Allocate(test.Config, test.Input);
            var file = AllocationCsv.Read("any.csv", AllocationCsv.Write(allocation));

            Assert.Equal(allocation.Weights(), file.Weights);
            Assert.Equal(allocation.Cash, file.Cash);
        }).Holds();

    [Fact]
    public void Read_names_with_commas_and_quotes_come_back()
    {
        var allocation = MetaAllocator.Allocate(new MetaAllocatorConfig(), Sleeves.Input(Sleeves.Figures("a,b", 1), Sleeves.Figures("say \"x\"", 1), Sleeves.Figures("żółw", 1)));
        var bytes = AllocationCsv.Write(allocation);

        Assert.Contains("\"a,b\",", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("\"say \"\"x\"\"\",", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(allocation.Weights(), AllocationCsv.Read("any.csv", bytes).Weights);
    }

    [Fact]
    public void Read_export_with_cash_sums_to_one_with_its_cash_row()
    {
        var export = _folder.Export(_folder.Path, cash: true);
        var file = AllocationFile.Read(export.Csv);

        Assert.Contains("\nCASH,", File.ReadAllText(export.Csv), StringComparison.Ordinal);
        Assert.True(file.Cash > 0.05);
        Assert.Equal(1, file.Cash + file.Weights.Values.Sum(), 1e-12);
        Assert.DoesNotContain("CASH", file.Weights.Keys);
    }

    [Theory]
    [InlineData("sleeve,weight\nA,1\n", "X.csv(1): the header is sleeve,weight; expected Sleeve,Weight")]
    [InlineData("Sleeve,Weight,Note\nA,1,x\n", "X.csv(1): the header is Sleeve,Weight,Note; expected Sleeve,Weight")]
    [InlineData("Sleeve,Weight\nA,0.6\nB,1.2\n", "X.csv(3): B: the weight is 1.2; expected a number in [0, 1]")]
    [InlineData("Sleeve,Weight\nA,-0.1\nB,1.1\n", "X.csv(2): A: the weight is -0.1; expected a number in [0, 1]")]
    [InlineData("Sleeve,Weight\nA,\n", "X.csv(2): A: the weight is missing; expected a number in [0, 1]")]
    [InlineData("Sleeve,Weight\nA,NaN\n", "X.csv(2): A: the weight is missing; expected a number in [0, 1]")]
    [InlineData("Sleeve,Weight\nA,much\n", "X.csv(2): A: 'much' in column 'Weight' is not a finite number; expected a number or an empty field")]
    [InlineData("Sleeve,Weight\nA,Infinity\n", "X.csv(2): A: 'Infinity' in column 'Weight' is not a finite number; expected a number or an empty field")]
    [InlineData("Sleeve,Weight\nA,0.5\nA,0.5\n", "X.csv(3): sleeve 'A' is there twice; expected each sleeve once")]
    [InlineData("Sleeve,Weight\nA,0.5,0.5\n", "X.csv(2): the row has 3 fields; expected 2, as the header")]
    [InlineData("Sleeve,Weight\n,1\n", "X.csv(2): the sleeve has no name; expected a name")]
    [InlineData("Sleeve,Weight\nA,0.5\nB,0.4998\n", "X.csv: the weights sum to 0.9998; expected 1 within 0.0001")]
    [InlineData("Sleeve,Weight\nA,0.5\nB,0.5002\n", "X.csv: the weights sum to 1.0002; expected 1 within 0.0001")]
    [InlineData("Sleeve,Weight\n", "X.csv: the weights sum to 0; expected 1 within 0.0001")]
    [InlineData("", "X.csv: the file is empty; expected a header and rows")]
    public void Read_invalid_file_is_refused_with_file_and_line(string text, string expected)
    {
        var path = _folder.Write("X.csv", text);

        Assert.Equal(expected, Assert.ThrowsAny<InputException>(() => AllocationFile.Read(path)).Message.Replace(path, "X.csv", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.49995)]
    [InlineData(0.50009)]
    public void Read_sum_within_the_tolerance_is_accepted(double second) =>
        Assert.Equal(2, AllocationFile.Read(_folder.Write("X.csv", FormattableString.Invariant($"Sleeve,Weight\nA,0.5\nB,{second}\n"))).Weights.Count);

    [Fact]
    public void Read_missing_file_is_named() =>
        Assert.Contains("nowhere.csv: cannot be read", Assert.ThrowsAny<InputException>(() => AllocationFile.Read("nowhere.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_file_edited_after_its_export_says_so()
    {
        var export = _folder.Export(_folder.Path);
        Assert.False(AllocationFile.Read(export.Csv).Edited);
        File.WriteAllText(export.Csv, "Sleeve,Weight\ntrend,1\n");

        var file = AllocationFile.Read(export.Csv);
        Assert.True(file.Edited);
        Assert.Contains(AllocationReport.Of(file, null).Notes, n => n.Contains("was edited after its export", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_record_that_is_none_is_named()
    {
        var export = _folder.Export(_folder.Path);
        File.WriteAllText(export.Json, "{}");

        Assert.Contains($"{export.Json}: is not the record of an export", Assert.ThrowsAny<InputException>(() => AllocationFile.Read(export.Csv)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_compares_sleeve_by_sleeve()
    {
        var before = AllocationFile.Read(_folder.Write("a.csv", "Sleeve,Weight\nA,0.5\nB,0.3\nC,0.2\n"));
        var now = AllocationFile.Read(_folder.Write("b.csv", "Sleeve,Weight\nA,0.25\nB,0.35\nD,0.4\n"));
        var report = AllocationReport.Of(now, before);

        Assert.Equal(["D", "B", "A", "C"], report.Rows.Select(r => r.Sleeve));
        Assert.Equal([0.4, 0.05, -0.25, -0.2], report.Rows.Select(r => Math.Round(r.Delta!.Value, 12)));
        Assert.Equal(0.45, report.Turnover!.Value, 1e-12);
        Assert.Empty(report.Notes);
    }

    [Fact]
    public void Report_without_an_earlier_export_has_no_differences()
    {
        var report = AllocationReport.Of(AllocationFile.Read(_folder.Write("a.csv", "Sleeve,Weight\nA,0.5\nB,0.5\n")), null);

        Assert.All(report.Rows, r => Assert.Null(r.Delta));
        Assert.Null(report.Turnover);
        Assert.Equal(["there is no earlier export to compare with"], report.Notes);
    }

    [Fact]
    public void Report_turnover_counts_what_goes_into_cash()
    {
        var before = AllocationFile.Read(_folder.Write("a.csv", "Sleeve,Weight\nA,0.5\nB,0.5\n"));
        var now = AllocationFile.Read(_folder.Write("b.csv", "Sleeve,Weight\nA,0.4\nB,0.2\nCASH,0.4\n"));

        Assert.Equal(0.4, AllocationReport.Of(now, before).Turnover!.Value, 1e-12);
    }
}
