import type { Transport } from './transport';

/** A notice is in the portal as soon as it stands in the store: readable over the API, so there is nothing left to carry. */
export const portal: Transport = {
  deliver: () => Promise.resolve({ state: 'delivered' }),
};
