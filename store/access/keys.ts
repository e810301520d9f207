/**
 * Where the keys of access data lie: outside the database, one for each lease, so that what is destroyed there makes every copy of the
 * database blind. Another keeper of keys can stand in its place.
 */
export interface AccessKeys {
  /** The key of a lease, made where there is none. 32 bytes. */
  ofLease(leaseId: string): Promise<Buffer>;
  /** Null: there is none, or none any more. */
  find(leaseId: string): Promise<Buffer | null>;
  /** Afterwards there is none; that there was none is as good. */
  destroy(leaseId: string): Promise<void>;
  /** The leases of which anything lies there, be it no whole key; none where the place is not, or not yet, this store's. */
  leases(): Promise<readonly string[]>;
}

/** The keys cannot be had now, or are not those of this store: nothing is kept, shown or said to be gone meanwhile. */
export class KeysUnavailable extends Error {
  constructor(
    readonly reason:
      | 'not-configured'
      /** Of another store. */
      | 'foreign'
      /** No key and no mark, although data are kept: another folder is meant, or the keys were lost. */
      | 'empty'
      /** Keys without the mark of a store. */
      | 'unmarked'
      | 'unreadable',
  ) {
    super(`the keys of access data are not to be had: ${reason}`);
    this.name = 'KeysUnavailable';
  }
}

/** What keepers of keys ask of the store that they belong to. */
export interface KeysOwner {
  readonly storeId: () => Promise<string>;
  /** Whether anything is kept under any key. */
  readonly keepsData: () => Promise<boolean>;
}

/** Of a process that was told of no place for keys. */
export const noKeys: AccessKeys = {
  ofLease: () => Promise.reject(new KeysUnavailable('not-configured')),
  find: () => Promise.reject(new KeysUnavailable('not-configured')),
  destroy: () => Promise.reject(new KeysUnavailable('not-configured')),
  leases: () => Promise.reject(new KeysUnavailable('not-configured')),
};
