import contentDisposition from 'content-disposition';
import type { Answer } from '../http/define-route';
import { pathOfAttachment } from '../paths';

/** An attachment's row. */
export interface AttachmentToShow {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly desk: string;
}

export function presentAttachment({ id, name, mediaType, size, sha256, desk }: AttachmentToShow): object {
  return { id, name, mediaType, size, sha256, desk, href: pathOfAttachment(id) };
}

/** The bytes, to be saved and never shown in our own origin. */
export function presentBytes(
  { name, mediaType, size, sha256 }: AttachmentToShow,
  stream: AsyncIterable<Uint8Array>,
): Answer {
  return {
    status: 200,
    stream,
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(size),
      'Content-Disposition': disposition(name),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      Digest: `sha-256=${Buffer.from(sha256, 'hex').toString('base64')}`,
    },
  };
}

/** To be saved, by its true name (RFC 6266); programs that read none but ASCII have one with its other letters replaced. */
function disposition(name: string): string {
  return contentDisposition(name, { fallback: name.replace(/[^\x20-\x7e]/gu, '_') });
}
