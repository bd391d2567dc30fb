import uPlot from 'uplot';
import { spanSeconds, values, type Chart, type Differences, type Line } from './data';
import { date, dateTicks, shown, tick } from './text';

export interface Axis {
  days: number[];
  rebalances: number[];
  series: Differences[];
}

/** Called with the visible range when the reader chose one. */
export type Zoomed = (from: number, to: number) => void;

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(/^\d/.test(name) ? `--s${name}` : `--${name}`).trim();
const font = '11px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';

function translucent(hex: string, share: number): string {
  return hex + Math.round(255 * share).toString(16).padStart(2, '0');
}

/** The columns of uPlot: dates, then one per line, stacked where the chart is. Days and rebalances share one axis. */
function align(chart: Chart, axis: Axis, own: (number | null)[][]): uPlot.AlignedData {
  const last = axis.days[axis.days.length - 1] ?? 0;
  const first = axis.days[0] ?? 0;
  const drawn = stack(chart, own);
  const tables = chart.lines.map((line, n): uPlot.AlignedData => {
    const column = drawn[n] ?? [];
    if (!line.stepped) {
      return [axis.days, column];
    }

    const start = axis.rebalances.findIndex(r => r >= first);
    const at = start < 0 ? [] : axis.rebalances.slice(start);
    const seen = start < 0 ? [] : column.slice(start);
    return at.length > 0 && at[at.length - 1]! < last ? [[...at, last], [...seen, seen[seen.length - 1] ?? null]] : [at, seen];
  });
  return uPlot.join(tables);
}

function stack(chart: Chart, own: (number | null)[][]): (number | null)[][] {
  if (!chart.stacked) {
    return own;
  }

  let below: number[] = [];
  return own.map(column => (below = column.map((v, k) => (v ?? 0) + (below[k] ?? 0))));
}

/** Regimes and gates: bands over the whole height, a strip at the foot. */
function bands(chart: Chart): uPlot.Plugin {
  return {
    hooks: {
      drawClear: u => {
        const { left, top, width, height } = u.bbox;
        const strip = Math.max(3, 0.03 * height);
        u.ctx.save();
        u.ctx.beginPath();
        u.ctx.rect(left, top, width, height);
        u.ctx.clip();
        for (const [from, to, name] of chart.spans) {
          const a = u.valToPos(spanSeconds(from), 'x', true);
          const b = u.valToPos(spanSeconds(to), 'x', true);
          const off = name === 'off';
          u.ctx.fillStyle = colour(off ? 'muted' : name);
          u.ctx.globalAlpha = off ? 0.2 : 0.3;
          u.ctx.fillRect(a, top, Math.max(1, b - a), height);
          u.ctx.globalAlpha = off ? 0.35 : 1;
          u.ctx.fillRect(a, top + height - strip, Math.max(1, b - a), strip);
        }

        u.ctx.restore();
      },
    },
  };
}

/** The zero line, and dashed levels. */
function levels(chart: Chart): uPlot.Plugin {
  return {
    hooks: {
      draw: u => {
        const { left, top, width, height } = u.bbox;
        u.ctx.save();
        u.ctx.strokeStyle = colour('muted');
        u.ctx.lineWidth = devicePixelRatio;
        for (const [n, value] of [0, ...chart.levels].entries()) {
          const y = Math.round(u.valToPos(value, 'y', true));
          if (Number.isFinite(y) && y >= top && y <= top + height && !(n === 0 && chart.log)) {
            u.ctx.setLineDash(n === 0 ? [] : [5 * devicePixelRatio, 4 * devicePixelRatio]);
            u.ctx.beginPath();
            u.ctx.moveTo(left, y);
            u.ctx.lineTo(left + width, y);
            u.ctx.stroke();
          }
        }

        u.ctx.restore();
      },
    },
  };
}

function series(chart: Chart, line: Line, own: (u: uPlot, n: number) => number | null | undefined): uPlot.Series {
  const stroke = colour(line.colour);
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  return {
    label: line.name,
    stroke,
    width: chart.stacked ? 0 : 1.4,
    fill: line.filled ? (chart.stacked ? stroke : translucent(stroke, 0.22)) : undefined,
    paths: line.stepped ? stepped : undefined,
    points: { show: false },
    value: (u, _value, _series, n) => shown(chart.unit, own(u, n ?? lastSeen(u))),
  };
}

function axes(chart: Chart): uPlot.Axis[] {
  const [stroke, grid] = [colour('muted'), { stroke: colour('grid'), width: 1 }];
  return [
    { stroke, grid: { show: false }, ticks: { ...grid, size: 4 }, font, gap: 3, size: 28, space: 55, values: (_u, splits, _axis, _space, step) => dateTicks(splits, step) },
    { stroke, grid, ticks: { show: false }, font, gap: 4, size: 54, space: 32, ...(chart.log ? { splits: (_u: uPlot, _n: number, low: number, high: number) => powers(low, high), filter: (_u: uPlot, splits: number[]) => splits } : {}), values: (_u, splits) => splits.map(s => (s === null ? '' : tick(chart.unit, s))) },
  ];
}

/** The last visible row: what the legend shows while there is no cursor. */
function lastSeen(u: uPlot): number {
  const rows = u.data[0];
  const max = u.scales.x?.max ?? Infinity;
  let n = rows.length - 1;
  while (n > 0 && rows[n]! > max) {
    n--;
  }

  return n;
}

/** A little room beyond what is drawn; none below a zero at the foot or above one at the top. */
function padded(low: number, high: number): uPlot.Range.MinMax {
  const room = 0.04 * (high - low || Math.abs(high) || 1);
  return [low === 0 && high > 0 ? 0 : low - room, high === 0 && low < 0 ? 0 : high + room];
}

/** Labels of a logarithmic axis: 1, 2 and 5 times powers of ten, the powers alone where many are seen. */
function powers(low: number, high: number): number[] {
  const digits = Math.log10(high / low) > 3 ? [1] : Math.log10(high / low) > 0.5 ? [1, 2, 5] : [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
  const splits: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    splits.push(...digits.map(d => d * 10 ** power).filter(v => v >= low && v <= high));
  }

  return splits;
}

/** Draws a chart, live: the cursor is shared, dragging zooms every chart. */
export function draw(chart: Chart, axis: Axis, host: HTMLElement, height: number, zoomed: Zoomed): uPlot {
  const own = chart.lines.map(line => values(axis.series[line.series] ?? [], line.steps));
  const data = align(chart, axis, own);
  const order = chart.stacked ? chart.lines.map((_, n) => chart.lines.length - 1 - n) : chart.lines.map((_, n) => n);
  const low = Math.min(chart.range?.[0] ?? Infinity, ...chart.levels);
  const high = Math.max(chart.range?.[1] ?? -Infinity, ...chart.levels);
  const options: uPlot.Options = {
    width: host.clientWidth,
    height,
    padding: [8, 16, 0, 0],
    tzDate: ts => uPlot.tzDate(new Date(1000 * ts), 'UTC'),
    scales: {
      x: { time: true },
      y: chart.log ? { distr: 3, range: (_u, a, b) => [a / 1.06, b * 1.06] } : { range: (_u, a, b) => padded(Math.min(a ?? low, low), Math.max(b ?? high, high)) },
    },
    axes: axes(chart),
    series: [
      { label: 'Date', value: (u, at) => date(at ?? u.data[0][lastSeen(u)]) },
      ...order.map(n => {
        const line = chart.lines[n]!;
        return series(chart, line, (u, at) => ownValue(chart, n, u, at));
      }),
    ],
    cursor: { sync: { key: 'report', scales: ['x', null] }, drag: { x: true, y: false, uni: 12 }, points: { size: 6 } },
    legend: { show: height > 90, live: true },
    plugins: [bands(chart), levels(chart)],
    hooks: {
      setSelect: [u => {
        if (u.select.width > 0) {
          zoomed(u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x'));
        }
      }],
    },
  };
  const columns = [data[0], ...order.map(n => data[n + 1] ?? [])] as uPlot.AlignedData;
  return new uPlot(options, columns, host);
}

/** A line's own value at a row: the last known one where other lines have rows in between, unstacked. */
function ownValue(chart: Chart, n: number, u: uPlot, row: number): number | null | undefined {
  const column = (m: number) => u.data[chart.stacked ? chart.lines.length - m : m + 1];
  const at = (m: number) => {
    const values = m < 0 ? undefined : column(m);
    let k = row;
    while (values && chart.lines[m]!.stepped && k > 0 && values[k] === undefined) {
      k--;
    }

    return values?.[k];
  };
  const value = at(n);
  return chart.stacked && value !== null && value !== undefined ? value - (at(n - 1) ?? 0) : value;
}
