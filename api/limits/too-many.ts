import { Problem } from '../problems';

/** 429, with the seconds to wait: whoever is told to wait is told how long. */
export function tooMany(
  milliseconds: number,
  code: 'too-many-requests' | 'upload-quota' = 'too-many-requests',
): Problem {
  return new Problem(code, { headers: { 'Retry-After': String(Math.max(1, Math.ceil(milliseconds / 1_000))) } });
}
