import type { components } from './document';

export type ProblemBody = components['schemas']['Problem'];

/** Why the API did not do what was asked (RFC 9457), in words for whoever asked. */
export class ApiProblem extends Error {
  private constructor(
    /** The status of the answer; 0 where none came. */
    readonly status: number,
    /** Stable; `away` where no answer came, `unknown` for an answer that is no problem of the API's. */
    readonly code: string,
    readonly body: ProblemBody | null,
    /** After how many seconds to try again, where the API says so. */
    readonly retryAfter: number | null,
  ) {
    super(body?.title ?? code);
    this.name = 'ApiProblem';
  }

  static of(response: Response, body: ProblemBody | undefined): ApiProblem {
    const after = Number(response.headers.get('Retry-After'));
    const isProblem = typeof body === 'object' && 'code' in body;
    return new ApiProblem(
      response.status,
      isProblem ? body.code : 'unknown',
      isProblem ? body : null,
      Number.isFinite(after) && after > 0 ? after : null,
    );
  }

  /** A command that was stored first and refused later. */
  static refused(code: string, title: string, detail: string | null, retryAfter: number | null = null): ApiProblem {
    const type = `urn:reglament:problem:${code}`;
    const body = {
      type,
      title,
      status: 422,
      code,
      instance: '',
      requestId: '',
      ...(detail === null ? {} : { detail }),
    };
    return new ApiProblem(422, code, body, retryAfter);
  }

  /** The API could not be reached. */
  static away(): ApiProblem {
    return new ApiProblem(0, 'away', null, null);
  }

  /** Whether the same may go well later: nothing was wrong with what was asked. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** Faults by the name of the field that each is about: the last part of its pointer. */
  get faultsByField(): ReadonlyMap<string, string> {
    return new Map((this.body?.errors ?? []).map(({ pointer, detail }) => [pointer.split('/').at(-1) ?? '', detail]));
  }
}

/** Whether a failure says that nobody is signed in (any more). */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 401;
}
