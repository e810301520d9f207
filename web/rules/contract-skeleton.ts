/** What an empty contract looks like: the keys that every one has. */
export function contractSkeleton(desk: string, today: string): string {
  return `number: \ndesk: ${desk}\nvalidFrom: ${today}\npatch:\n  clocks: {}\n`;
}
