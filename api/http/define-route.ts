import type { Role } from '../../domain/regulation/types';
import type { Language } from '../../texts/language';
import type { Caller } from '../auth/caller';
import type { z } from '../openapi/zod';
import type { Services } from '../services';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** Who may call a route: anyone, whoever is signed in, or whoever has one of these roles at some desk. */
export type Access = 'anyone' | 'signed-in' | readonly Role[];

export type Schema = z.ZodType;

/** What an operation knows of the request beside its path, query and body. */
export interface RequestContext<A extends Access = Access> {
  readonly services: Services;
  readonly caller: A extends 'anyone' ? null : Caller;
  /** The credential itself, for signing out. */
  readonly token: string | null;
  readonly language: Language;
  readonly requestId: string;
  /** The caller's `Idempotency-Key`. */
  readonly idempotencyKey: string | null;
  /** The revision of `If-Match`. */
  readonly ifMatch: number | null;
  readonly remoteAddress: string;
}

export interface File {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface RouteInput<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The uploaded file of a multipart route. */
  readonly file: File | null;
}

/** What goes back: JSON, or bytes with the headers that describe them. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly bytes?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The statuses of problems that a route's declaration may add to those which follow from its form. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422;

/**
 * A route as a declaration. Everything the edge does for it (signing in, limits, validation, OpenAPI) follows from
 * these fields; `operation` does the work and `present` gives it its outward form.
 */
export interface Route<
  A extends Access = Access,
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R = unknown,
> {
  readonly method: Method;
  /** As OpenAPI writes it: `/api/v1/tickets/{ticket}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: A;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Wrong answers are counted per account and address, beside the limit of requests that every route has. */
  readonly limit?: 'sign-in';
  /** The body is a form with one file in the field `file`; `body` describes its other fields. */
  readonly multipart?: boolean;
  readonly responses: Readonly<Record<number, { readonly description: string; readonly schema?: Schema }>>;
  readonly problems?: readonly ProblemStatus[];
  readonly operation: (
    input: RouteInput<z.output<P>, z.output<Q>, z.output<B>>,
    context: RequestContext<A>,
  ) => Promise<R>;
  readonly present: (result: R, context: RequestContext<A>) => Answer;
}

/** A route whose own types are nobody's business any more: the server mounts and documents it. */
export interface AnyRoute extends Omit<Route, 'operation' | 'present'> {
  readonly operation: (input: RouteInput<never, never, never>, context: RequestContext<never>) => Promise<unknown>;
  readonly present: (result: never, context: RequestContext<never>) => Answer;
}

/** Declares a route: fixes the types of its parts against each other. */
export function defineRoute<
  const A extends Access,
  R,
  P extends Schema = z.ZodObject<Record<never, never>>,
  Q extends Schema = z.ZodObject<Record<never, never>>,
  B extends Schema = z.ZodUndefined,
>(route: Route<A, P, Q, B, R>): AnyRoute {
  return route;
}
