/** Facts about clocks as earlier releases wrote them. */

/**
 * What ends a clock was one word; `topic` meant the solution, and a request of a visit where the topic said so. Whether it did is
 * asked of the rules when a visit is asked for.
 */
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
  if (typeof value !== 'object' || value === null || !('until' in value) || typeof value.until !== 'string')
    return value;
  return { ...value, until: value.until === 'topic' ? ['solution', 'visit-requested'] : [value.until] };
}
