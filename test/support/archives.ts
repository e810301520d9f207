import { crc32, deflateRawSync } from 'node:zlib';

/** Archives made by their formats' descriptions, entry by entry: small ones for what is looked at in them. */

export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly encrypted?: boolean;
}

const u16 = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.from(Uint16Array.of(value).buffer)));
const u32 = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.from(Uint32Array.of(value).buffer)));

/** A ZIP (APPNOTE 6.3), deflated. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, encrypted } of entries) {
    const named = Buffer.from(name);
    const data = deflateRawSync(bytes);
    const common = Buffer.concat([
      u16(20, 0x800 | (encrypted ? 1 : 0), 8, 0, 0x21),
      u32(crc32(bytes), data.length, bytes.length),
      u16(named.length, 0),
    ]);
    const local = Buffer.concat([u32(0x04034b50), common, named, data]);
    locals.push(local);
    central.push(Buffer.concat([u32(0x02014b50), u16(20), common, u16(0, 0, 0), u32(0, offset), named]));
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const counts = u16(0, 0, entries.length, entries.length);
  const end = Buffer.concat([u32(0x06054b50), counts, u32(directory.length, offset), u16(0)]);
  return Buffer.concat([...locals, directory, end]);
}

/** A RAR of versions 1.5 to 4, stored. */
export function rar4Of(entries: readonly Entry[]): Buffer {
  const block = (type: number, flags: number, rest: Uint8Array) => {
    const body = Buffer.concat([Buffer.of(type), u16(flags, 7 + rest.length), rest]);
    return Buffer.concat([u16(crc32(body) & 0xffff), body]);
  };
  const files = entries.map(({ name, bytes, encrypted }) => {
    const named = Buffer.from(name);
    const rest = Buffer.concat([
      u32(bytes.length, bytes.length),
      Buffer.of(2),
      u32(crc32(bytes), 0x21_0000),
      Buffer.of(29, 0x30),
      u16(named.length),
      u32(0x20),
      named,
    ]);
    return Buffer.concat([block(0x74, 0x8000 | (encrypted ? 4 : 0), rest), bytes]);
  });
  return Buffer.concat([
    Buffer.from('526172211a0700', 'hex'),
    block(0x73, 0, Buffer.alloc(6)),
    ...files,
    block(0x7b, 0x4000, Buffer.alloc(0)),
  ]);
}

function vint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  do {
    bytes.push((left % 128) | (left >= 128 ? 0x80 : 0));
    left = Math.floor(left / 128);
  } while (left > 0);
  return Buffer.from(bytes);
}

/** A RAR of version 5, stored. */
export function rar5Of(entries: readonly Entry[]): Buffer {
  const block = (...parts: Uint8Array[]) => {
    const body = Buffer.concat(parts);
    const sized = Buffer.concat([vint(body.length), body]);
    return Buffer.concat([u32(crc32(sized)), sized]);
  };
  const files = entries.map(({ name, bytes, encrypted }) => {
    const named = Buffer.from(name);
    // Encryption by its extra record: version 0, no flags, 2^15 rounds, salt and vector.
    const record = Buffer.concat([vint(1), vint(0), vint(0), Buffer.of(15), Buffer.alloc(32)]);
    const extra = encrypted ? Buffer.concat([vint(record.length), record]) : Buffer.alloc(0);
    const header = block(
      vint(2),
      vint(encrypted ? 3 : 2),
      ...(encrypted ? [vint(extra.length)] : []),
      vint(bytes.length),
      vint(4),
      vint(bytes.length),
      vint(0x20),
      u32(crc32(bytes)),
      vint(0),
      vint(0),
      vint(named.length),
      named,
      extra,
    );
    return Buffer.concat([header, bytes]);
  });
  return Buffer.concat([
    Buffer.from('526172211a070100', 'hex'),
    block(vint(1), vint(0), vint(0)),
    ...files,
    block(vint(5), vint(0), vint(0)),
  ]);
}

/** Files that begin as their kinds do; pictures of one point. */
export const samples = {
  png: Buffer.from(
    '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea735816d0000000049454e44ae426082',
    'hex',
  ),
  jpeg: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  gif: Buffer.from('47494638396101000100800000000000ffffff2c00000000010001000002024401003b', 'hex'),
  bmp: Buffer.from(
    '424d3a0000000000000036000000280000000100000001000000010018000000000004000000130b0000130b0000000000000000000000ff0000',
    'hex',
  ),
  exe: Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), Buffer.alloc(64)]),
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'),
  text: Buffer.from('BM: журнал обмена, начало\n12:00 связь есть\n'),
  svg: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
} as const;
