import type { AccessKeys } from '../../store/access/keys';

/** Keys of access data in a map, which a test looks into. */
export function keysIn(keys: Map<string, Buffer>): AccessKeys {
  return {
    ofLease(id) {
      const key = keys.get(id) ?? Buffer.alloc(32, 7);
      keys.set(id, key);
      return Promise.resolve(key);
    },
    find: (id) => Promise.resolve(keys.get(id) ?? null),
    destroy(id) {
      keys.delete(id);
      return Promise.resolve();
    },
    leases: () => Promise.resolve([...keys.keys()]),
  };
}
