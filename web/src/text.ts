import type { Unit } from './data';

const minus = (text: string) => text.replace('-', '\u2212');
const trimmed = (value: number, digits: number) => value.toFixed(digits).replace(/\.?0+$/, '').replace(/^-0$/, '0');

function money(value: number, digits: number): string {
  const size = Math.abs(value);
  const [scale, unit] = size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e3 ? [1e3, 'k'] : [1, ''];
  return minus(trimmed(value / scale, digits)) + unit;
}

/** A label of the vertical axis. */
export function tick(unit: Unit, value: number): string {
  switch (unit) {
    case 'percent': return minus(trimmed(100 * value, 2)) + '%';
    case 'times': return minus(trimmed(value, 2)) + '\u00d7';
    default: return money(value, 3);
  }
}

/** A value below the cursor. */
export function shown(unit: Unit, value: number | null | undefined): string {
  if (value === null || value === undefined) {
    return '\u2013';
  }

  switch (unit) {
    case 'percent': return minus((100 * value).toFixed(2)) + '%';
    case 'times': return minus(value.toFixed(2)) + '\u00d7';
    default: return minus(Math.round(value).toLocaleString('en-US'));
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2024-05-31; a dash without a date. */
export function date(seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined ? '\u2013' : new Date(1000 * seconds).toISOString().slice(0, 10);
}

/** Labels of the time axis: years, months or days, by the distance between them. */
export function dateTicks(splits: number[], step: number): string[] {
  const day = 86_400;
  return splits.map(s => {
    const at = new Date(1000 * s);
    const month = `${months[at.getUTCMonth()]} ${String(at.getUTCFullYear()).slice(2)}`;
    return step >= 360 * day ? String(at.getUTCFullYear()) : step >= 28 * day ? month : `${at.getUTCDate()} ${months[at.getUTCMonth()]}`;
  });
}
