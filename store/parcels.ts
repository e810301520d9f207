import { randomUUID } from 'node:crypto';
import { Client, type QueryConfig } from 'pg';

/**
 * Bytes on their way to a statement. The client library writes every value of a statement as text several times over before the
 * driver sees it, which for files is most of what the process takes in memory; it is handed a mark instead, and the driver sends
 * the bytes for it as they are.
 */
const parcels = new Map<string, Uint8Array>();

/**
 * Runs a statement with a mark in place of bytes, on a connection of `ParcelClient`; any other refuses the mark, which is no bytea.
 *
 * @param statement takes the mark as the value of a bytea
 */
export async function withBytes<T>(bytes: Uint8Array, statement: (mark: string) => Promise<T>): Promise<T> {
  const mark = `\\x-${randomUUID()}`;
  parcels.set(mark, bytes);
  try {
    return await statement(mark);
  } finally {
    parcels.delete(mark);
  }
}

/** A connection that sends bytes for their marks. Nobody outside knows a mark, and one is known for as long as its statement takes. */
export class ParcelClient extends Client {
  // The signatures of the driver are many; what comes in goes on.
  override query = ((config: unknown, ...rest: unknown[]): unknown =>
    Client.prototype.query.apply(this, [unpacked(config), ...rest] as never)) as Client['query'];
}

function unpacked(config: unknown): unknown {
  if (parcels.size === 0 || typeof config !== 'object' || config === null || !('values' in config)) return config;
  const { values = [] } = config as QueryConfig<unknown[]>;
  if (!values.some((value) => typeof value === 'string' && parcels.has(value))) return config;
  const sent = values.map((value) => (typeof value === 'string' ? (parcels.get(value) ?? value) : value));
  return { ...config, values: sent };
}
