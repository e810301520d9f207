const label = /^(?:kb|бз)[-–— ]?(\d{1,9})$/i;

/** The number of an article as people write and say it: `KB-12`. */
export function articleLabel(number: number): string {
  return `KB-${number}`;
}

/** The number in a text that is nothing but one (`KB-12`, `kb 12`, `БЗ-12`); undefined for any other text. */
export function articleNumberIn(text: string): number | undefined {
  const [, digits] = label.exec(text.trim()) ?? [];
  const number = Number(digits);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
