import type { Language } from '../../texts/language';
import type { Caller } from '../auth/caller';
import type { z } from '../schemas/zod';
import type { Services } from '../services';
import type { Access, Answer, RouteDeclaration, Schema } from './route-declaration';

export type { Answer, ProblemStatus, Schema } from './route-declaration';

/** What an operation knows of the request beside its path, query and body. */
export interface RequestContext<A extends Access = Access> {
  readonly services: Services;
  readonly caller: A extends 'anyone' ? null : Caller;
  /** The credential itself, for signing out. */
  readonly token: string | null;
  readonly language: Language;
  /** The zone of whoever reads the answer. */
  readonly timeZone: string;
  readonly requestId: string;
  /** The caller's `Idempotency-Key`. */
  readonly idempotencyKey: string | null;
  /** The revision of `If-Match`. */
  readonly ifMatch: number | null;
  /** Where browsers reach us: `https://desk.example`. */
  readonly origin: string;
  /** From where the request comes, as limits count it. */
  readonly remoteAddress: string;
  /** The cookie of a device that has signed in before, as it came. */
  readonly device: string | null;
  /** The value of a cookie of another name; null where none came. */
  readonly cookie: (name: string) => string | null;
  /** The last event that a reader of a stream has had. */
  readonly lastEventId: string | null;
}

/** A file that came in with a form. It lies on disk until the request is answered. */
export interface File {
  /** As the sender wrote it. */
  readonly name: string;
  readonly mediaType: string;
  readonly path: string;
  readonly size: number;
  /** In hex. */
  readonly sha256: string;
  /** How it begins: enough to tell its kind. */
  readonly head: Buffer;
}

export interface RouteInput<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The uploaded file of a multipart route. */
  readonly file: File | null;
}

/** A declared route with what it does: `operation` does the work and `present` gives it its outward form. */
export interface Route<
  A extends Access = Access,
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R = unknown,
> extends RouteDeclaration<A, P, Q, B> {
  readonly operation: (
    input: RouteInput<z.output<P>, z.output<Q>, z.output<B>>,
    context: RequestContext<A>,
  ) => Promise<R>;
  readonly present: (result: R, context: RequestContext<A>) => Answer;
}

/** A route whose own types are nobody's business any more: the server mounts and documents it. */
export interface AnyRoute extends RouteDeclaration {
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
