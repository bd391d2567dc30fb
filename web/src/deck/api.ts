// The Deck's API as the page uses it: types, requests, and a socket that comes back.
export interface Strategy { enabled: boolean; switch: boolean; risk_share: number; pnl: number | null; pnl_at: string | null }
export interface Trade { ts: string | null; strategy: string | null; symbol: string | null; side: string | null; pnl_usd: number | null; latency_ms: number | null }
export interface Metrics {
  equity_usd: number | null; pnl_24h: number | null; drawdown_pct: number | null; tick_p50_ms: number | null; tick_p95_ms: number | null;
  error_rate_pct: number | null; breaker: { equity: boolean; venue: boolean } | null;
}
export interface State {
  seq: number; ts: string; version: number; mode: string;
  kill: { enabled: boolean; since: string | null; operator: string | null; reason: string | null };
  equity_usd: number | null; metrics: Metrics; strategies: Record<string, Strategy>;
  latency: { count: number; p50_ms: number | null; p95_ms: number | null }; trades: Trade[];
}
export interface Point { at: string; seq: number; equity_usd: number | null; mode: string; kill: boolean; shares: Record<string, number>; pnl: Record<string, number> }
interface Frame { type: 'snapshot' | 'event'; state: State; trades?: Trade[] }

export async function read<T>(path: string): Promise<T> {
  const answer = await fetch(path, { headers: { accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(await explain(answer));
  }

  return await answer.json() as T;
}

export async function change(path: string, body: unknown, token: string, operator: string): Promise<void> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token) {
    headers['x-deck-token'] = token;
  }

  if (/^[\x20-\x7e]{1,64}$/.test(operator)) {
    headers['x-deck-operator'] = operator;
  }

  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) {
    throw new Error(await explain(answer));
  }
}

async function explain(answer: Response): Promise<string> {
  try {
    return (await answer.json() as { detail: string }).detail;
  } catch {
    return `${answer.status} ${answer.statusText}`;
  }
}

const trades = 200;

// Keeps the newest state, from a snapshot and the events after it; asks again, with growing jittered pauses, when the line breaks.
export function follow(show: (state: State) => void, link: (state: 'connecting' | 'live' | 'away', text: string) => void): void {
  let state: State | null = null;
  let pause = 250;
  const open = () => {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`);
    socket.onmessage = message => {
      const frame = JSON.parse(message.data as string) as Frame;
      if (frame.type === 'snapshot') {
        state = frame.state;
        pause = 250;
        link('live', 'live');
      } else if (state && frame.state.seq > state.seq) {
        state = { ...state, ...frame.state, trades: [...state.trades, ...(frame.trades ?? [])].slice(-trades) };
      } else {
        return;
      }

      show(state);
    };
    socket.onclose = () => {
      const wait = pause * (0.5 + Math.random());
      pause = Math.min(8000, pause * 2);
      link('away', `away, asking again in ${(wait / 1000).toFixed(1)} s`);
      setTimeout(open, wait);
    };
  };
  open();
}
