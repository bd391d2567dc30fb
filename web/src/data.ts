// What ReportCharts.cs writes: series as whole numbers of steps, each the difference to the one before; null = missing.

export type Differences = (number | null)[];

export interface Line {
  name: string;
  colour: string;
  steps: number;
  stepped?: boolean;
  filled?: boolean;
  /** Place in the report's series. */
  series: number;
}

export type Unit = 'percent' | 'times' | 'money';

export interface Chart {
  id: string;
  unit: Unit;
  stacked?: boolean;
  log?: boolean;
  range?: [number, number];
  levels: number[];
  spans: [number, number, string][];
  lines: Line[];
}

export interface Report {
  days: Differences;
  rebalances: Differences;
  series: Differences[];
  charts: Chart[];
}

const secondsPerDay = 86_400;

/** Undoes the differences. */
export function values(differences: Differences, steps: number): (number | null)[] {
  let sum = 0;
  return differences.map(d => (d === null ? null : (sum += d) / steps));
}

/** Days since 1970 as uPlot's seconds. */
export function seconds(days: Differences): number[] {
  let sum = 0;
  return days.map(d => (sum += d ?? 0) * secondsPerDay);
}

export function spanSeconds(day: number): number {
  return day * secondsPerDay;
}
