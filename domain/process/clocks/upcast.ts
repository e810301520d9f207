/** Facts about clocks as earlier releases wrote them. */
import { endsOfWord } from '../../regulation';

/** What ends a clock was one word. */
export function withEnds(type: string, data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  switch (type) {
    case 'clock-started':
      return { ...data, clock: endsAsList(data['clock']) };
    case 'clock-ruled':
      return { ...data, rule: endsAsList(data['rule']) };
    default:
      return data;
  }
}

function endsAsList(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('until' in value)) return value;
  const { until } = value;
  return typeof until === 'string' ? { ...value, until: endsOfWord(until) } : value;
}
