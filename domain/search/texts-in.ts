/** Of a longer text its beginning is found: what a program has gathered is read, and hardly looked for. */
const longest = 20_000;

/** The texts and numbers in a value, such as the fields of a form; what they are called is not what people look for. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.slice(0, longest)];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  // In an order that does not hang on how the value was stored.
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return fields.flatMap(([, field]) => textsIn(field));
}
