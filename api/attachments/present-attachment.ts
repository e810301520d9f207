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

/** RFC 6266: a name any client can read, and the true one. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
