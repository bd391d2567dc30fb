// The Deck's page: what the socket says, drawn; what the operator asks, posted.
import './deck.css';
import { change, follow, read, type Point, type State, type Strategy, type Trade } from './api';
import { colour, spark, stack } from './charts';

const sparkLength = 60;
const shownTrades = 50;

const at = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const token = at<HTMLInputElement>('token');
const operator = at<HTMLInputElement>('operator');
const scrubber = at<HTMLInputElement>('scrubber');

let live: State | null = null;
let past: State | null = null;
let points: Point[] = [];
let looked = 0;
const profits = new Map<string, number[]>();

const number = (value: number | null | undefined, digits = 2): string =>
  value === null || value === undefined ? '–' : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const signed = (value: number): string => (value > 0 ? '+' : '') + number(value);

function put(id: string, text: string, kind = ''): void {
  const element = at(id);
  if (element.textContent !== text) {
    element.textContent = text;
  }

  element.className = kind;
}

function say(text: string): void {
  const message = at('message');
  message.hidden = text === '';
  message.textContent = text;
}

async function ask(path: string, body: unknown): Promise<void> {
  try {
    await change(path, body, token.value, operator.value.trim());
    say('');
  } catch (error) {
    say(`Refused: ${(error as Error).message}`);
  }
}

function account(state: State): void {
  const m = state.metrics;
  put('equity', number(m.equity_usd));
  put('pnl24', m.pnl_24h === null ? '–' : signed(m.pnl_24h), m.pnl_24h === null ? '' : m.pnl_24h < 0 ? 'bad' : 'good');
  put('drawdown', m.drawdown_pct === null ? '–' : `${number(m.drawdown_pct)} %`);
  put('errors', m.error_rate_pct === null ? '–' : `${number(m.error_rate_pct)} %`);
  put('tick', `${number(m.tick_p50_ms, 1)} / ${number(m.tick_p95_ms, 1)} ms`);
  put('latency', `${number(state.latency.p50_ms, 1)} / ${number(state.latency.p95_ms, 1)} ms`);
  for (const name of ['equity', 'venue'] as const) {
    put(`breaker-${name}`, m.breaker === null ? '–' : m.breaker[name] ? 'TRIPPED' : 'ok', m.breaker?.[name] ? 'bad' : 'good');
  }
}

function control(state: State): void {
  const mode = at('mode');
  mode.textContent = `mode ${state.mode}`;
  mode.dataset['mode'] = state.mode;
  for (const button of document.querySelectorAll<HTMLButtonElement>('#modes button')) {
    button.setAttribute('aria-pressed', String(button.dataset['set'] === state.mode));
    button.disabled = past !== null;
  }

  const { enabled, since, operator: who, reason } = state.kill;
  document.body.classList.toggle('killed', enabled);
  const killed = at('killed');
  killed.hidden = !enabled;
  killed.textContent = enabled ? `KILL SWITCH ON since ${since === null ? '?' : new Date(since).toLocaleString()}${who ? ` by ${who}` : ''}${reason ? `: ${reason}` : ''}. Every strategy is disabled.` : '';
  at('arm').hidden = enabled;
  at('disarm').hidden = !enabled;
  at<HTMLButtonElement>('disarm').disabled = past !== null;
}

function card(name: string): HTMLLIElement {
  const item = document.createElement('li');
  item.dataset['name'] = name;
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, kind: string, text = ''): HTMLElementTagNameMap[K] => {
    const element = document.createElement(tag);
    element.className = kind;
    element.textContent = text;
    return element;
  };
  const [form, input, button, toggle] = [make('form', 'set'), make('input', 'share-input'), make('button', '', 'Set'), make('button', 'toggle')];
  Object.assign(input, { type: 'number', min: '0', max: '100', step: '0.1', required: true, placeholder: '%', ariaLabel: `Risk share of ${name} in percent` });
  toggle.type = 'button';
  form.append(input, button, toggle);
  form.addEventListener('submit', event => {
    event.preventDefault();
    void ask('/allocator/weights', { strategy: name, risk_share: Number(input.value) / 100 });
    input.value = '';
  });
  toggle.addEventListener('click', () => void ask(`/strategies/${encodeURIComponent(name)}`, { enabled: !live?.strategies[name]?.switch }));
  item.append(make('span', 'name', name), make('span', 'share'), make('span', 'badge'), make('span', 'line-host'), form);
  return item;
}

function strategy(item: HTMLElement, name: string, s: Strategy, killed: boolean): void {
  item.classList.toggle('off', !s.enabled);
  const part = <T extends HTMLElement>(kind: string): T => item.querySelector<T>(`.${kind}`)!;
  part('share').textContent = `${number(100 * s.risk_share, 1)} %`;
  const badge = part('badge');
  badge.textContent = s.pnl === null ? 'no P&L' : signed(s.pnl);
  badge.className = `badge ${s.pnl === null ? '' : s.pnl < 0 ? 'bad' : 'good'}`;
  part('line-host').replaceChildren(spark(profits.get(name) ?? [], `P&L of ${name}`));
  const toggle = part<HTMLButtonElement>('toggle');
  toggle.textContent = s.switch ? 'Disable' : 'Enable';
  toggle.setAttribute('aria-label', `${toggle.textContent} ${name}`);
  toggle.disabled = past !== null || (killed && !s.switch);
  for (const element of item.querySelectorAll<HTMLInputElement | HTMLButtonElement>('.set input, .set button:not(.toggle)')) {
    element.disabled = past !== null || killed;
  }
}

function strategies(state: State): void {
  const list = at('strategies');
  for (const item of [...list.children] as HTMLElement[]) {
    if (!(item.dataset['name']! in state.strategies)) {
      item.remove();
    }
  }

  for (const [name, s] of Object.entries(state.strategies)) {
    const found = ([...list.children] as HTMLElement[]).find(i => i.dataset['name'] === name) ?? list.appendChild(card(name));
    strategy(found, name, s, state.kill.enabled);
  }
}

function cells(trade: Trade): HTMLTableRowElement {
  const row = document.createElement('tr');
  for (const text of [trade.ts === null ? '–' : new Date(trade.ts).toLocaleTimeString(), trade.strategy ?? '–', trade.symbol ?? '–', trade.side ?? '–', trade.pnl_usd === null ? '–' : signed(trade.pnl_usd), trade.latency_ms === null ? '–' : `${number(trade.latency_ms, 1)} ms`]) {
    row.insertCell().textContent = text;
  }

  return row;
}

function draw(): void {
  const state = past ?? live;
  if (state === null) {
    return;
  }

  account(state);
  control(state);
  strategies(state);
  at('trades').replaceChildren(...[...state.trades].reverse().slice(0, shownTrades).map(cells));
}

function history(): void {
  const names = [...new Set(points.flatMap(p => Object.keys(p.shares)))].sort();
  const last = points.length - 1;
  scrubber.max = String(Math.max(0, last));
  if (past === null) {
    scrubber.value = scrubber.max;
  }

  at('chart').replaceChildren(stack(points, names, past === null ? null : Number(scrubber.value), Math.max(280, at('chart').clientWidth)));
  at('legend').replaceChildren(...names.map((name, index) => {
    const [entry, swatch] = [document.createElement('span'), document.createElement('i')];
    swatch.className = colour(index);
    entry.append(swatch, name);
    return entry;
  }));
}

async function look(): Promise<void> {
  points = (await read<{ points: Point[] }>('/history')).points;
  for (const name of Object.keys(live?.strategies ?? {})) {
    if ((profits.get(name)?.length ?? 0) < 2) {
      profits.set(name, points.map(p => p.pnl[name]).filter(v => v !== undefined).slice(-sparkLength));
    }
  }

  history();
  draw();
}

async function travel(): Promise<void> {
  const index = Number(scrubber.value);
  const turn = ++looked;
  const point = points[index];
  if (point === undefined || index === points.length - 1) {
    past = null;
  } else {
    try {
      const state = await read<State>(`/history/state?at=${encodeURIComponent(point.at)}`);
      if (turn !== looked) {
        return;
      }

      past = state;
    } catch (error) {
      say(`The past cannot be shown: ${(error as Error).message}`);
      return;
    }
  }

  const banner = at('past');
  banner.hidden = past === null;
  banner.textContent = past === null ? '' : `Showing the past: ${new Date(past.ts).toLocaleString()}. Controls are off, except the kill switch.`;
  at('now').hidden = past === null;
  at('moment').textContent = past === null ? 'now' : new Date(past.ts).toLocaleString();
  history();
  draw();
}

function receive(state: State): void {
  const version = live?.version;
  for (const [name, s] of Object.entries(state.strategies)) {
    if (s.pnl !== null && s.pnl_at !== live?.strategies[name]?.pnl_at) {
      profits.set(name, [...(profits.get(name) ?? []), s.pnl].slice(-sparkLength));
    }
  }

  live = state;
  if (past === null) {
    draw();
  }

  if (version !== state.version) {
    void look().catch(() => undefined);
  }
}

function wire(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('#modes button')) {
    button.addEventListener('click', () => void ask('/risk/mode', { mode: button.dataset['set'] }));
  }

  const reason = at<HTMLInputElement>('reason');
  const body = (enabled: boolean) => ({ enabled, ...(operator.value.trim() && { operator: operator.value.trim() }), ...(reason.value.trim() && { reason: reason.value.trim() }) });
  at('arm').addEventListener('click', () => void ask('/kill', body(true)));
  at('kill').addEventListener('submit', event => {
    event.preventDefault();
    if (live?.kill.enabled && past === null) {
      void ask('/kill', body(false)).then(() => { reason.value = ''; });
    }
  });
  scrubber.addEventListener('input', () => void travel());
  at('now').addEventListener('click', () => {
    scrubber.value = scrubber.max;
    void travel().then(() => scrubber.focus());
  });
  document.addEventListener('keydown', event => {
    if (event.key.toLowerCase() === 'k' && !event.ctrlKey && !event.metaKey && !event.altKey && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      (live?.kill.enabled ? reason : at('arm')).focus();
    }
  });
}

wire();
follow(receive, (state, text) => {
  const link = at('link');
  link.dataset['state'] = state;
  link.textContent = text;
});
setInterval(() => void look().catch(() => undefined), 15_000);
