// A thread that looks into one RAR (look-into-rar.ts) and ends.
const { readFileSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');

/** A dictionary of 64 MB fits; an archive may ask for 4 GB. */
const mostMemoryBytes = 112 * 1024 * 1024;
const pageBytes = 64 * 1024;

const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * pageBytes > mostMemoryBytes) throw new RangeError('too much memory');
  return grow.call(this, pages);
};

const { createExtractorFromData } = require('node-unrar-js');

/** The rest, a dictionary that is too large among it, is a way of packing that is not read here. */
const faults = {
  ERAR_MISSING_PASSWORD: 'archive-encrypted',
  ERAR_BAD_PASSWORD: 'archive-encrypted',
};

async function look({ file, limits }) {
  const bytes = readFileSync(file);
  const extractor = await createExtractorFromData({
    data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  });
  const list = extractor.getFileList();
  let fault = null;
  let entries = 0;
  let declared = 0;
  // To the end: the library frees an archive only then.
  for (const { flags, unpSize } of list.fileHeaders) {
    entries += 1;
    declared += unpSize;
    if (flags.encrypted) fault ??= 'archive-encrypted';
    if (entries > limits.entries) {
      fault ??= 'archive-many-entries';
      break;
    }
  }
  if (list.arcHeader.flags.volume) fault ??= 'archive-unreadable';
  if (declared > limits.unpackedBytes) fault ??= 'archive-unpacks-large';
  if (fault !== null) return { fault };

  // The library keeps what it unpacks under names that the archive gives; here only beginnings are kept, and under none.
  const heads = [];
  let pieces = [];
  let kept = 0;
  let unpacked = 0;
  let tooLarge = false;
  extractor.getExtractedFileName = () => 'entry';
  extractor.write = function (_fd, from, size) {
    unpacked += size;
    if (unpacked > limits.unpackedBytes) {
      tooLarge = true;
      return false;
    }
    const missing = limits.headBytes - kept;
    if (missing > 0) {
      const piece = this.unrar.HEAPU8.slice(from, from + Math.min(size, missing));
      pieces.push(piece);
      kept += piece.length;
    }
    return true;
  };
  try {
    for (const { fileHeader } of extractor.extract().files) {
      if (!fileHeader.flags.directory) heads.push(Buffer.concat(pieces));
      pieces = [];
      kept = 0;
    }
  } catch (error) {
    if (tooLarge) return { fault: 'archive-unpacks-large' };
    throw error;
  }
  return { heads };
}

look(workerData).then(
  (found) => parentPort.postMessage(found),
  (error) => parentPort.postMessage({ fault: faults[error?.reason] ?? 'archive-unreadable' }),
);
