// Makes the static charts of a report live: values below the cursor, zoom, light and dark. Where this script does not run, or
// fails, the static charts stay.
import 'uplot/dist/uPlot.min.css';
import './report.css';
import type uPlot from 'uplot';
import { draw, type Axis } from './chart';
import { seconds, type Chart, type Report } from './data';

interface Live {
  chart: Chart;
  figure: HTMLElement;
  host: HTMLElement;
  height: number;
  plot: uPlot | null;
}

function start(report: Report): void {
  const axis: Axis = { days: seconds(report.days), rebalances: seconds(report.rebalances), series: report.series };
  const all: Live[] = [];
  for (const chart of report.charts) {
    const figure = document.getElementById(`chart-${chart.id}`);
    const still = figure?.querySelector<HTMLElement>('.chart');
    if (!figure || !still) {
      continue;
    }

    const host = document.createElement('div');
    host.className = 'live';
    still.before(host);
    all.push({ chart, figure, host, height: still.clientHeight + 6, plot: null });
  }

  let visible: [number, number] | null = null;
  const show = (from: number, to: number) => {
    visible = [from, to];
    for (const { plot } of all) {
      plot?.batch(() => {
        plot.setScale('x', { min: from, max: to });
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      });
    }

    tools.dispatchEvent(new Event('range'));
  };
  const tools = toolbar(axis, show);

  const open = (live: Live) => {
    if (live.plot === null && live.host.clientWidth > 0) {
      live.plot = draw(live.chart, axis, live.host, live.height, show);
      live.figure.classList.add('is-live');
      live.plot.over.addEventListener('dblclick', () => show(axis.days[0]!, axis.days[axis.days.length - 1]!));
      if (visible) {
        live.plot.setScale('x', { min: visible[0], max: visible[1] });
      }
    }
  };

  // Charts are drawn when they come near the screen: a report of 45 years opens at once.
  const near = new IntersectionObserver(entries => {
    for (const entry of entries) {
      const live = all.find(l => l.figure === entry.target);
      if (entry.isIntersecting && live) {
        open(live);
      }
    }
  }, { rootMargin: '600px' });
  const resized = new ResizeObserver(entries => {
    for (const entry of entries) {
      const live = all.find(l => l.host === entry.target);
      const width = entry.contentRect.width;
      if (live?.plot && width > 0 && width !== live.plot.width) {
        live.plot.setSize({ width, height: live.height });
      }
    }
  });
  for (const live of all) {
    near.observe(live.figure);
    resized.observe(live.host);
  }

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    for (const live of all) {
      live.plot?.destroy();
      const had = live.plot !== null;
      live.plot = null;
      if (had) {
        open(live);
      }
    }
  });
}

/** Buttons for the last years, shown where the report is longer than they are. */
function toolbar(axis: Axis, show: (from: number, to: number) => void): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'tools';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Period of all charts');
  const [first, last] = [axis.days[0]!, axis.days[axis.days.length - 1]!];
  const year = 365.25 * 86_400;
  const choices: [string, number][] = ([['1 year', 1], ['3 years', 3], ['5 years', 5], ['10 years', 10], ['20 years', 20]] as [string, number][]).filter(([, years]) => last - years * year > first);
  for (const [name, years] of [...choices, ['All', 0] as [string, number]]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.setAttribute('aria-pressed', String(years === 0));
    button.addEventListener('click', () => {
      show(years === 0 ? first : last - years * year, last);
      button.setAttribute('aria-pressed', 'true');
    });
    bar.append(button);
  }

  const hint = document.createElement('span');
  hint.textContent = 'Drag over a chart to zoom all of them; double-click for the whole period.';
  bar.append(hint);
  bar.addEventListener('range', () => bar.querySelectorAll('button').forEach(b => b.setAttribute('aria-pressed', 'false')));
  if (choices.length > 0) {
    document.getElementById('chart-equity')?.before(bar);
  }

  return bar;
}

const block = document.getElementById('charts');
if (block?.textContent) {
  const report = JSON.parse(block.textContent) as Report;
  if (report.days.length > 1) {
    start(report);
  }
}
