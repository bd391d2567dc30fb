using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Policy;

/// <summary>The daily market context: what it is like out there, never how the portfolio is doing.</summary>
/// <param name="GammaStress">1/0/NaN per row.</param>
/// <param name="Backwardation">1/0/NaN per row.</param>
/// <param name="VvixLeg">The VVIX leg of <paramref name="VrpStress"/> alone, 1/0/NaN per row.</param>
/// <param name="VrpStress">1/0/NaN per row.</param>
/// <param name="Notes">Which inputs were missing and what took their place.</param>
public sealed record ContextFeatures(
    double[] GammaStress, double[] Backwardation, double[] VvixLeg, double[] VrpStress, IReadOnlyList<string> Notes)
{
    /// <summary>Computes the features from index levels; an absent series is null.</summary>
    /// <remarks>
    /// gamma_stress_proxy = VVIX above its trailing 95 % quantile (linear interpolation, 252 rows including today, at
    /// least 126 observed); without VVIX the same on the 21-row standard deviation (n-1) of VIX changes.
    /// vx_backwardation = VX1 above VX2. vrp_stress_proxy = VVIX at or above its 99 % quantile, or (gamma stress and
    /// backwardation). A missing input makes a feature missing unless the other inputs already decide it.
    /// </remarks>
    /// <param name="rows">Number of rows T.</param>
    /// <param name="series">Level series by name: <c>vix</c>, <c>vvix</c>, <c>vx1</c>, <c>vx2</c>, each [T].</param>
    /// <param name="options">Windows and quantiles.</param>
    public static ContextFeatures Compute(int rows, IReadOnlyDictionary<string, double[]> series, PolicyOptions options)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        var notes = new List<string>();
        var vvix = Series(series, "vvix", rows, notes);
        var stress = vvix;
        if (!series.ContainsKey("vvix") && series.TryGetValue("vix", out var vix))
        {
            stress = ChangeVolatility(vix, options.VixChangeWindow);
            notes.Add("policy: no vvix: gamma stress uses the standard deviation of VIX changes");
        }

        var gamma = Beyond(stress, options, options.GammaQuantile, orEqual: false);
        var leg = Beyond(vvix, options, options.VrpQuantile, orEqual: true);
        var backwardation = Above(Series(series, "vx1", rows, notes), Series(series, "vx2", rows, notes));
        return new ContextFeatures(gamma, backwardation, leg, Either(leg, gamma, backwardation), notes);
    }

    /// <summary>The feature called <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">There is no such feature.</exception>
    public double[] Get(string name) => name switch
    {
        PolicyFeatures.GammaStress => GammaStress,
        PolicyFeatures.Backwardation => Backwardation,
        PolicyFeatures.VrpStress => VrpStress,
        _ => throw new ArgumentException($"Policy feature '{name}' is unknown; expected one of {string.Join(", ", PolicyFeatures.All)}.", nameof(name)),
    };

    private static double[] Series(IReadOnlyDictionary<string, double[]> series, string name, int rows, List<string> notes)
    {
        if (series.TryGetValue(name, out var values))
        {
            return values;
        }

        notes.Add($"policy: the dataset has no series '{name}'");
        var missing = new double[rows];
        Array.Fill(missing, double.NaN);
        return missing;
    }

    /// <summary>Standard deviation (n-1) of the changes of a level over the window, all of it observed.</summary>
    internal static double[] ChangeVolatility(double[] vix, int window)
    {
        var change = new double[vix.Length];
        for (var t = 0; t < vix.Length; t++)
        {
            change[t] = t == 0 ? double.NaN : vix[t] - vix[t - 1];
        }

        var std = new double[vix.Length];
        RollingMoments.Std(change, window, window, std);
        return std;
    }

    private static double[] Beyond(double[] x, PolicyOptions options, double q, bool orEqual)
    {
        var quantile = new double[x.Length];
        RollingQuantile.Linear(x, options.QuantileWindow, q, options.QuantileMinObservations, quantile);
        var result = new double[x.Length];
        for (var t = 0; t < x.Length; t++)
        {
            result[t] = double.IsNaN(x[t]) || double.IsNaN(quantile[t]) ? double.NaN
                : (orEqual ? x[t] >= quantile[t] : x[t] > quantile[t]) ? 1 : 0;
        }

        return result;
    }

    private static double[] Above(double[] x, double[] y)
    {
        var result = new double[x.Length];
        for (var t = 0; t < x.Length; t++)
        {
            result[t] = double.IsNaN(x[t]) || double.IsNaN(y[t]) ? double.NaN : x[t] > y[t] ? 1 : 0;
        }

        return result;
    }

    /// <summary>leg OR (a AND b), in three-valued logic: NaN is "unknown".</summary>
    private static double[] Either(double[] leg, double[] a, double[] b)
    {
        var result = new double[leg.Length];
        for (var t = 0; t < leg.Length; t++)
        {
            var both = a[t] == 0 || b[t] == 0 ? 0 : a[t] * b[t];
            result[t] = leg[t] == 1 || both == 1 ? 1 : leg[t] + both;
        }

        return result;
    }
}
