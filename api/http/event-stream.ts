import type { Response } from 'express';

/** The way out to one reader of a stream of events. */
export interface EventWay {
  /** Sends text that is whole events. Nothing happens once the reader is gone. */
  send(text: string): void;
  /** Ends the stream in order. */
  end(): void;
  /** Told once, however it ended. */
  onGone(told: () => void): void;
}

/** What may lie here for one reader, who has not taken it. */
export const mostWaitingBytes = 256 * 1024;

/** A stream that does not end by itself, as it is answered with. */
export type EventSource = (way: EventWay) => void;

/** So that neither browsers nor whatever stands between keep it or hold it back, compressed say. */
export const eventStreamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

/** Server-Sent Events over an answer whose head has not gone yet. Who reads too slowly is cut off. */
export function openEventStream(response: Response): EventWay {
  response.flushHeaders();
  return {
    send(text) {
      if (response.destroyed || response.writableEnded) return;
      response.write(text);
      if (response.writableLength > mostWaitingBytes) response.destroy();
    },
    end() {
      if (!response.writableEnded) response.end();
    },
    onGone(told) {
      if (response.destroyed) queueMicrotask(told);
      else response.once('close', told);
    },
  };
}

/** One event. @param data one line of JSON */
export function eventText(event: string, data: object, id: string): string {
  return `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}
