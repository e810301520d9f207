import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { QueueMapping } from '../../domain/transfer';

const code = z.string().min(1).max(100);
const mapping = z.strictObject({
  queues: z.record(
    z.string().min(1).max(200),
    z.strictObject({ topic: code.optional(), requestType: code.optional(), priority: code.optional() }),
  ),
});

/**
 * Reads which topics queues are: `{ "queues": { "Support": { "topic": "remote-diagnostics", "priority": "high" } } }`.
 *
 * @returns with the text as it stands, which belongs to what a trial has seen; undefined for what is no mapping
 */
export async function readMapping(
  file: string,
): Promise<{ readonly mapping: QueueMapping; readonly text: string } | undefined> {
  const text = await readFile(file, 'utf8');
  const read = mapping.safeParse(parsed(text));
  return read.success ? { mapping: { file, queues: read.data.queues }, text } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
