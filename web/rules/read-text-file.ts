const most = 64 * 1024;

/** The text of a file that somebody chose, or why it is none. */
export async function readTextFile(file: File): Promise<string | { readonly fault: 'tooLarge' | 'notText' }> {
  if (file.size > most) return { fault: 'tooLarge' };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()).replaceAll('\r\n', '\n');
  } catch {
    return { fault: 'notText' };
  }
}
