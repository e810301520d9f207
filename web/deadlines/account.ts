import type { Schemas } from '../api/client';

/** Why a deadline is when it is, day by day. */
export type Account = Schemas['Account'];
