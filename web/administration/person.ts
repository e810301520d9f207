import type { Schemas } from '../api/client';

/** Somebody of a desk, with what would be given back if the person left. */
export type PersonWithWork = Schemas['PersonWithWork'];
