// Small charts as SVG, built through the DOM: the page's policy allows no inline style.
import type { Point } from './api';

const space = 'http://www.w3.org/2000/svg';

function make<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string | number>, ...children: (SVGElement | string)[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, String(value));
  }

  element.append(...children);
  return element;
}

export const colour = (index: number): string => `c${(index % 8) + 1}`;

// A line of the last values; empty with fewer than two.
export function spark(values: number[], label: string): SVGSVGElement {
  const svg = make('svg', { class: 'spark', viewBox: '0 0 120 28', role: 'img', 'aria-label': label });
  if (values.length < 2) {
    return svg;
  }

  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = (value: number) => high === low ? 14 : 26 - (24 * (value - low)) / (high - low);
  svg.append(make('polyline', { class: 'line', points: values.map((v, i) => `${((120 * i) / (values.length - 1)).toFixed(1)},${y(v).toFixed(1)}`).join(' ') }));
  return svg;
}

// Shares stacked over time; a share holds until the next point.
export function stack(points: Point[], names: string[], cursor: number | null, width: number): SVGSVGElement {
  const [height, left, bottom] = [200, 40, 18];
  const svg = make('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Risk shares of ${names.join(', ')} over time` });
  if (points.length === 0) {
    return svg;
  }

  const times = points.map(p => Date.parse(p.at));
  const [from, to] = [times[0]!, Math.max(times[times.length - 1]!, times[0]! + 1)];
  const x = (time: number) => left + ((width - left) * (time - from)) / (to - from);
  const top = Math.max(1, ...points.map(p => names.reduce((sum, n) => sum + (p.shares[n] ?? 0), 0)));
  const y = (value: number) => (height - bottom) * (1 - value / top);
  const base = points.map(() => 0);
  names.forEach((name, index) => {
    const lower = [...base];
    points.forEach((p, i) => { base[i]! += p.shares[name] ?? 0; });
    const edge = (values: number[]) => points.flatMap((_, i) => i === 0 ? [[x(times[0]!), y(values[0]!)]] : [[x(times[i]!), y(values[i - 1]!)], [x(times[i]!), y(values[i]!)]]);
    const outline = [...edge(base), ...edge(lower).reverse()];
    svg.append(make('polygon', { class: colour(index), points: outline.map(([a, b]) => `${a!.toFixed(1)},${b!.toFixed(1)}`).join(' ') }, make('title', {}, name)));
  });
  for (const value of [0, top / 2, top]) {
    svg.append(make('text', { x: 0, y: Math.max(10, y(value)) }, `${Math.round(100 * value)} %`));
  }

  svg.append(make('text', { x: left, y: height - 4 }, new Date(from).toLocaleString()), make('text', { x: width, y: height - 4, 'text-anchor': 'end' }, new Date(to).toLocaleString()));
  if (cursor !== null && points[cursor]) {
    svg.append(make('line', { class: 'cursor', x1: x(times[cursor]!), x2: x(times[cursor]!), y1: 0, y2: height - bottom }));
  }

  return svg;
}
