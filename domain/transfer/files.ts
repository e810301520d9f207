/** A text with the names of files that do not come with it; the names alone, where nothing else was said. */
export function withFileNames(text: string, names: readonly string[]): string {
  return [text, ...names.map((name) => `[${name.slice(0, 200)}]`)].join('\n').trim();
}
