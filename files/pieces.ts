const pieceBytes = 64 * 1024;

/** Bytes in hand, piece by piece, as the store keeps them. */
export async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
}
