/**
 * How payloads become values inside the sandbox. A signal typed by hand may name an encoding that nobody can read; in the
 * SDK that fails the workflow task again and again, so such a payload becomes a value that says so, and what asked for it is
 * refused like any other malformed word.
 */
import { defaultPayloadConverter } from '@temporalio/common';
import type { ConverterHint, Payload, PayloadConverter, SerializationContext } from '@temporalio/common';

/** Named so by the SDK, which looks for this export. */
export const payloadConverter: PayloadConverter = {
  toPayload: (value, context, hint) => defaultPayloadConverter.toPayload(value, context, hint),
  fromPayload<T>(payload: Payload, context?: SerializationContext, hint?: ConverterHint<T>): T {
    try {
      return defaultPayloadConverter.fromPayload(payload, context, hint);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return { unreadable: error.name } as T;
    }
  },
};
