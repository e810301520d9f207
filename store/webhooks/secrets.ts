import { createHmac, randomBytes } from 'node:crypto';
import { seal, unseal } from '../access/sealed';

/** A secret as its receiver is told it, and as it is kept. */
export interface MadeSecret {
  /** `whsec_` and 32 random bytes in Base64 (Standard Webhooks 1.0). */
  readonly text: string;
  /** Encrypted. */
  readonly sealed: Buffer;
}

/** Makes and opens what messages to other programs are signed with. */
export interface WebhookSecrets {
  make(webhookId: string): MadeSecret;
  /** Null where it was sealed under another key, or for another endpoint. */
  open(webhookId: string, sealed: Uint8Array): string | null;
}

/** @param secret that of the API and the workers, and kept: with another one no endpoint can be signed for any more */
export function webhookSecrets(secret: string): WebhookSecrets {
  const key = createHmac('sha256', secret).update('webhooks\nsecrets').digest();
  const named = (webhookId: string): string => `webhook/${webhookId}`;
  return {
    make(webhookId) {
      const text = `whsec_${randomBytes(32).toString('base64')}`;
      return { text, sealed: seal(key, named(webhookId), text) };
    },
    open: (webhookId, sealed) => unseal(key, named(webhookId), sealed),
  };
}
