using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data;
using FuturesSix.Data.Allocations;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Allocation;

/// <summary>Proposes sleeve weights; writes nothing.</summary>
public static class ProposeAllocation
{
    private const int Steps = 2;

    /// <summary>Reads the inputs and computes the proposal.</summary>
    /// <param name="request">What to read and how to score.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InputException">Inputs or configuration do not fit; everything wrong is said.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static AllocationProposal Execute(ProposeAllocationRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        progress?.Report(new RunProgress(1, Steps, "inputs", request.Source));
        var source = request.Input ?? AllocationInputReader.Read(Resolve(request), request.From, request.To);
        var previous = Previous(request);
        var input = source.Input with
        {
            PreviousWeights = previous?.Weights ?? source.Input.PreviousWeights,
            Correlations = request.StatedCorrelations ?? (request.Correlations is { } file ? CorrelationsReader.Read(file) : source.Input.Correlations),
        };
        var config = request.Settings.Over(source.Settings.Over(new MetaAllocatorConfig()));
        progress?.Report(new RunProgress(2, Steps, "allocation", FormattableString.Invariant($"{input.Sleeves.Count} sleeves")));
        try
        {
            var allocation = MetaAllocator.Allocate(config, input, cancel);
            return new AllocationProposal(source with { Input = input }, AllocationInputReader.Hash(input), allocation, previous?.Path);
        }
        catch (MetaAllocationException error)
        {
            throw AllocationException.Of(source.Source, error);
        }
    }

    /// <summary>A path, or the folder of the run of that id.</summary>
    private static string Resolve(ProposeAllocationRequest request)
    {
        if (File.Exists(request.Source) || Directory.Exists(request.Source))
        {
            return request.Source;
        }

        var runs = new RunStore(request.Artifacts);
        return RunIdentity.IsValid(request.Source) && runs.Exists(request.Source)
            ? runs.PathOf(request.Source)
            : throw new AllocationException($"{request.Source}: there is no such file, folder or run; expected a JSON or CSV file, the folder of a run, or the id of a run in {runs.RunsFolder}");
    }

    private static AllocationFile? Previous(ProposeAllocationRequest request)
    {
        if (request.Previous != ProposeAllocationRequest.Latest)
        {
            return request.Previous is null ? null : AllocationFile.Read(request.Previous);
        }

        return new AllocationStore(request.AllocationsFolder).List() is [.., var newest]
            ? AllocationFile.Read(newest)
            : throw new AllocationException($"{request.AllocationsFolder}: there is no export to take previous weights from; expected one, or no previous weights");
    }
}
