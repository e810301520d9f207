/** iCalendar read by its lines (RFC 5545): folded lines are one, and every property of the event has a value and parameters. */
export interface ReadProperty {
  readonly parameters: string;
  readonly value: string;
}

export function readEvent(text: string): ReadonlyMap<string, ReadProperty> {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  const properties = new Map<string, ReadProperty>();
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] =
      /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(line) ?? [];
    if (name === '') {
      if (line !== '') throw new Error(`not a line of a calendar: ${line}`);
      continue;
    }
    if ((name === 'BEGIN' || name === 'END') && value !== 'VEVENT') continue;
    if (properties.has(name)) throw new Error(`${name} stands twice`);
    properties.set(name, { parameters, value });
  }
  return properties;
}

/** The text of a value, with what was escaped. */
export function textOf(property: ReadProperty | undefined): string {
  return (property?.value ?? '').replace(/\\([nN,;\\])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}
