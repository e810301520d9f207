import type { Role } from '../../domain/regulation/types';
import type { z } from '../schemas/zod';
import type { EventSource } from './event-stream';
import type { Tag } from './tags';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Who may call a route: anyone, whoever is signed in, or whoever has one of these roles at some desk. */
export type Access = 'anyone' | 'signed-in' | readonly Role[];

export type Schema = z.ZodType;

/** What goes back: JSON, or bytes with the headers that describe them. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly bytes?: Buffer;
  /** The bytes piece by piece, where they are many; `Content-Length` says how many. */
  readonly stream?: AsyncIterable<Uint8Array>;
  /** A stream of events, which goes on until somebody ends it. */
  readonly events?: EventSource;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

/** One answer of a route: JSON of a schema, bytes of a media type, a stream of events, or nothing. */
export interface Declared {
  readonly description: string;
  readonly schema?: Schema;
  readonly bytes?: string;
  /** The data of each event, by its name. */
  readonly events?: Readonly<Record<string, Schema>>;
}

/** The statuses of problems that a route's declaration may add to those which follow from its form. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422;

/** What a route says of itself: all that signing in, limits, validation and OpenAPI follow from. */
export interface RouteDeclaration<
  A extends Access = Access,
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
> {
  readonly method: Method;
  /** As OpenAPI writes it: `/api/v1/tickets/{ticket}`. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly access: A;
  /** Answered also to one who has to set up a second factor before anything else. */
  readonly beforeSecondFactor?: true;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The body is a form with one file in the field `file`; `body` describes its other fields. */
  readonly multipart?: boolean;
  readonly responses: Readonly<Record<number, Declared>>;
  readonly problems?: readonly ProblemStatus[];
}
