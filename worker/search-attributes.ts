import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import { SearchAttributeType } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { searchAttributes } from '../workflows/messages';

const { IndexedValueType } = temporal.api.enums.v1;
const keyword = IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
const datetime = IndexedValueType.INDEXED_VALUE_TYPE_DATETIME;
const limitMs = 30_000;

/** What this asks of a connection; both kinds of the SDK have it. */
export type Services = Pick<Connection, 'operatorService' | 'workflowService'>;

/**
 * Registers the search attributes that are missing and waits until queries by them work. Without them starts fail, and an
 * upsert retries its workflow task for ever.
 *
 * @returns the names it registered
 * @throws Error naming the attribute, when one is registered with another type, or when they do not become usable
 */
export async function ensureSearchAttributes(services: Services, namespace: string): Promise<string[]> {
  const { customAttributes } = await services.operatorService.listSearchAttributes({ namespace });
  const missing = Object.values(searchAttributes).filter(({ name, type }) => {
    const known = customAttributes[name];
    if (known === undefined || known === null) return true;
    if (known === valueType(type)) return false;
    throw new Error(`The search attribute ${name} exists in the namespace ${namespace} with another type than ${type}`);
  });
  if (missing.length === 0) return [];
  await services.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map(({ name, type }) => [name, valueType(type)])),
  });
  await untilUsable(services, namespace);
  return missing.map(({ name }) => name);
}

function valueType(type: SearchAttributeType): temporal.api.enums.v1.IndexedValueType {
  return type === SearchAttributeType.DATETIME ? datetime : keyword;
}

/** The server's own caches learn of a new attribute some seconds later; a query that names it shows whether they have. */
async function untilUsable({ workflowService }: Services, namespace: string): Promise<void> {
  const query = Object.values(searchAttributes)
    .map(({ name }) => `${name} IS NULL`)
    .join(' AND ');
  const end = Date.now() + limitMs;
  for (;;) {
    try {
      await workflowService.countWorkflowExecutions({ namespace, query });
      return;
    } catch (error) {
      // The time-skipping test server has no queries, and no such caches.
      if (error instanceof Error && 'code' in error && error.code === 12) return;
      if (Date.now() > end) throw error;
    }
    await delay(250);
  }
}
