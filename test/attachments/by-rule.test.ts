/** What a desk takes as an attachment, by content (HT-12). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AttachmentRule } from '../../domain/regulation';
import { checkFile } from '../../files/check-file';
import { rar4Of, rar5Of, samples, zipOf } from '../support/archives';
import type { Entry } from '../support/archives';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'attachments-'));
});
afterAll(() => rm(folder, { recursive: true }));

const pictures: AttachmentRule = {
  types: ['image/jpeg', 'image/gif', 'image/png'],
  packed: { archives: ['zip', 'rar'], types: ['image/bmp', 'image/jpeg', 'image/gif', 'image/png'] },
  maxBytes: 10 * 1024 * 1024,
  source: '4',
};
const any: AttachmentRule = { types: [], maxBytes: 25 * 1024 * 1024, source: 'III' };

let files = 0;
/** The media type that is kept, or the text of the refusal. */
async function judge(bytes: Uint8Array, said: string, rule: AttachmentRule = pictures): Promise<string> {
  const file = path.join(folder, String((files += 1)));
  await writeFile(file, bytes);
  const head = Buffer.from(bytes.subarray(0, 4_100));
  const verdict = await checkFile({ path: file, size: bytes.length, head }, said, rule);
  if (verdict.kind === 'taken') return verdict.mediaType;
  const status = verdict.kind === 'too-large' ? 413 : 415;
  const kind = verdict.values?.['kind'];
  return `${status} ${verdict.says} ${typeof kind === 'string' ? kind : ''}`.trim();
}

const bmp: Entry = { name: 'снимок.bmp', bytes: samples.bmp };
const png: Entry = { name: 'a.png', bytes: samples.png };
/** With a colour profile of 10 KB. */
const profile = Buffer.alloc(12 + 10_000);
profile.writeUInt32BE(10_000);
profile.write('iCCP', 4, 'latin1');
const profiled = Buffer.concat([samples.png.subarray(0, 33), profile, samples.png.subarray(33)]);
const exe: Entry = { name: 'b.bmp', bytes: samples.exe };
const docx = zipOf([
  {
    name: '[Content_Types].xml',
    bytes: Buffer.from(
      '<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
  },
  { name: 'word/document.xml', bytes: Buffer.from('<w:document/>') },
]);
const odt = zipOf([{ name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.text') }]);
const apk = zipOf([
  { name: 'AndroidManifest.xml', bytes: Buffer.from('03000800', 'hex') },
  { name: 'classes.dex', bytes: Buffer.from('6465780a30333500', 'hex') },
]);
const lateApk = zipOf([
  { name: 'res/a.png', bytes: samples.png },
  { name: 'AndroidManifest.xml', bytes: Buffer.from('03000800', 'hex') },
]);
const jar = zipOf([{ name: 'META-INF/MANIFEST.MF', bytes: Buffer.from('Manifest-Version: 1.0\n') }]);

describe('HT-12 pictures', () => {
  it.each([
    ['a PNG', samples.png, 'image/png', 'image/png'],
    ['a JPEG', samples.jpeg, 'image/jpeg', 'image/jpeg'],
    ['a JPEG by another name of its kind', samples.jpeg, 'image/pjpeg', 'image/jpeg'],
    ['a GIF', samples.gif, 'image/gif', 'image/gif'],
    ['a PNG of which nothing is said', samples.png, 'application/octet-stream', 'image/png'],
    ['a PNG said to be a BMP', samples.png, 'image/bmp', 'image/png'],
    ['a BMP', samples.bmp, 'image/bmp', '415 file-kinds-packed'],
    ['a BMP said to be a PNG', samples.bmp, 'image/png', '415 file-kinds-packed'],
    ['a program said to be a PNG', samples.exe, 'image/png', '415 file-kinds-packed'],
    ['text said to be a PNG', samples.text, 'image/png', '415 file-kinds-packed'],
    ['text said to be a JPEG by another name', samples.text, 'image/jpg', '415 file-kinds-packed'],
    ['text', samples.text, 'text/plain', '415 file-kinds-packed'],
    ['nothing said to be a PNG', Buffer.alloc(0), 'image/png', '415 file-kinds-packed'],
    ['a drawing in SVG', samples.svg, 'image/svg+xml', '415 file-kinds-packed'],
  ])('%s', async (_name, bytes, said, outcome) => {
    expect(await judge(bytes, said)).toBe(outcome);
  });
});

describe('HT-12 archives', () => {
  it.each([
    ['a BMP in a ZIP', zipOf([bmp]), 'application/zip'],
    ['a BMP in a RAR of version 4', rar4Of([bmp]), 'application/vnd.rar'],
    ['a BMP in a RAR of version 5', rar5Of([bmp]), 'application/vnd.rar'],
    [
      'pictures in a ZIP, folders among them',
      zipOf([{ name: 'a/', bytes: Buffer.alloc(0) }, bmp, png]),
      'application/zip',
    ],
    ['pictures of one name in a RAR', rar5Of([bmp, bmp, png]), 'application/vnd.rar'],
    ['pictures by names that lead out', zipOf([{ ...bmp, name: '../../../etc/a' }]), 'application/zip'],
    ['pictures by names of objects, RAR', rar4Of([{ ...bmp, name: '__proto__' }]), 'application/vnd.rar'],
    ['a PNG in a ZIP, its points far from the beginning', zipOf([{ ...png, bytes: profiled }]), 'application/zip'],
    ['a program in a ZIP', zipOf([bmp, exe]), '415 archive-entry-kind application/x-msdownload'],
    ['a program in a RAR of version 4', rar4Of([bmp, exe]), '415 archive-entry-kind application/x-msdownload'],
    ['a program in a RAR of version 5', rar5Of([exe, bmp]), '415 archive-entry-kind application/x-msdownload'],
    [
      'text that begins as a BMP does',
      zipOf([{ name: 'a.bmp', bytes: samples.text }]),
      '415 archive-entry-kind text/plain',
    ],
    [
      'an empty file',
      zipOf([{ name: 'a.bmp', bytes: Buffer.alloc(0) }]),
      '415 archive-entry-kind application/octet-stream',
    ],
    ['a ZIP in a ZIP', zipOf([{ name: 'a.bmp', bytes: zipOf([bmp]) }]), '415 archive-in-archive'],
    ['a RAR in a ZIP', zipOf([{ name: 'a.bmp', bytes: rar5Of([bmp]) }]), '415 archive-in-archive'],
    ['a ZIP in a RAR', rar5Of([{ name: 'a.bmp', bytes: zipOf([bmp]) }]), '415 archive-in-archive'],
    ['an encrypted file in a ZIP', zipOf([{ ...bmp, encrypted: true }]), '415 archive-encrypted'],
    ['an encrypted file in a RAR of version 4', rar4Of([{ ...bmp, encrypted: true }]), '415 archive-encrypted'],
    ['an encrypted file in a RAR of version 5', rar5Of([{ ...bmp, encrypted: true }]), '415 archive-encrypted'],
    ['an empty RAR of version 4', rar4Of([]), '415 archive-empty'],
    ['an empty RAR of version 5', rar5Of([]), '415 archive-empty'],
    ['an empty ZIP', zipOf([]), '415 archive-empty'],
    ['a ZIP of a folder alone', zipOf([{ name: 'a/', bytes: Buffer.alloc(0) }]), '415 archive-empty'],
    ['a ZIP that is cut off', zipOf([bmp]).subarray(0, 60), '415 archive-unreadable'],
    ['a RAR that is cut off', rar5Of([bmp]).subarray(0, 70), '415 archive-unreadable'],
    ['a ZIP of 201 files', zipOf(Array.from({ length: 201 }, () => bmp)), '415 archive-many-entries'],
    ['a RAR of 201 files', rar5Of(Array.from({ length: 201 }, () => bmp)), '415 archive-many-entries'],
    ['DOCX', docx, '415 file-kinds-packed'],
    ['ODT', odt, '415 file-kinds-packed'],
    ['APK', apk, '415 file-kinds-packed'],
    ['APK that does not begin as one', lateApk, '415 archive-entry-kind application/octet-stream'],
    ['JAR', jar, '415 file-kinds-packed'],
  ])('%s', async (_name, bytes, outcome) => {
    expect(await judge(bytes, 'application/zip')).toBe(outcome);
  });

  it('an archive that unpacks to more than is looked at, by what it says of itself', async () => {
    const large = zipOf([{ name: 'a.bmp', bytes: Buffer.concat([samples.bmp, Buffer.alloc(1024)]) }]);
    // The size that the central directory gives.
    large.writeUInt32LE(300 * 1024 * 1024, large.indexOf(Buffer.from('504b0102', 'hex')) + 24);
    expect(await judge(large, 'application/zip')).toBe('415 archive-unpacks-large');
  });
});

describe('other rules', () => {
  const documents: AttachmentRule = {
    ...any,
    types: ['application/pdf', 'application/msword', 'image/*', 'text/plain'],
  };
  const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const oldOffice = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)]);

  const utf16 = Buffer.from('\ufeffЖурнал обмена\r\n12:00 связь есть\r\n', 'utf16le');
  // Begins with "яы".
  const cp1251 = Buffer.from('fffbf0eef1f2fc0d0a', 'hex');
  const sound = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(400)]);

  it.each<[string, Uint8Array, string, AttachmentRule, string]>([
    ['any: a program', samples.exe, 'application/octet-stream', any, 'application/x-msdownload'],
    ['any: a log', samples.text, 'text/plain', any, 'text/plain'],
    ['any: a log of which nothing is said', samples.text, 'application/octet-stream', any, 'application/octet-stream'],
    ['any: a log that begins with MZ', Buffer.from('MZ журнал'), 'text/plain', any, 'text/plain'],
    ['any: a log in UTF-16', utf16, 'text/plain', any, 'text/plain'],
    ['any: a log in UTF-16, its other order', Buffer.from(utf16).swap16(), 'text/plain', any, 'text/plain'],
    ['any: a log in Windows-1251 that begins as sound does', cp1251, 'text/plain', any, 'text/plain'],
    ['any: sound', sound, 'application/octet-stream', any, 'audio/mpeg'],
    ['any: text said to be a PNG', samples.text, 'image/png', any, '415 file-unlike-kind image/png'],
    ['any: DOCX said to be a ZIP', docx, 'application/zip', any, office],
    [
      'any: an archive that cannot be looked into',
      rar5Of([{ ...bmp, encrypted: true }]),
      'x/y',
      any,
      'application/vnd.rar',
    ],
    ['a list: PDF', samples.pdf, 'application/pdf', documents, 'application/pdf'],
    ['a list: DOC', oldOffice, 'application/msword', documents, 'application/msword'],
    ['a list: XLS', oldOffice, 'application/vnd.ms-excel', documents, '415 file-kinds'],
    ['a list: SVG of a family', samples.svg, 'image/svg+xml', documents, 'image/svg+xml'],
    ['a list: BMP of a family', samples.bmp, 'image/x-ms-bmp', documents, 'image/bmp'],
    ['a list: markup said to be text', samples.svg, 'text/plain', documents, 'text/plain'],
    ['a list: DOCX', docx, office, documents, '415 file-kinds'],
    ['a list with DOCX', docx, 'application/zip', { ...any, types: [office] }, office],
    ['a list with ZIP: anything in it', zipOf([exe]), 'x/y', { ...any, types: ['application/zip'] }, 'application/zip'],
    ['logs in a ZIP', zipOf([{ name: 'a.log', bytes: samples.text }]), 'x/y', logs(), 'application/zip'],
    [
      'logs in UTF-16 and Windows-1251 in a ZIP',
      zipOf([
        { name: 'a', bytes: utf16 },
        { name: 'b', bytes: cp1251 },
      ]),
      'x/y',
      logs(),
      'application/zip',
    ],
    [
      'logs in a RAR where ZIP is taken',
      rar5Of([{ name: 'a.log', bytes: samples.text }]),
      'x/y',
      logs(),
      '415 file-kinds-packed',
    ],
  ])('%s', async (_name, bytes, said, rule, outcome) => {
    expect(await judge(bytes, said, rule)).toBe(outcome);
  });

  function logs(): AttachmentRule {
    return { ...any, types: ['image/*'], packed: { archives: ['zip'], types: ['text/plain'] } };
  }
});
