import type { KindOfAnswer } from './kind-of-answer';

/** Lines and characters that a signature has at most. */
const most = { lines: 14, characters: 1500, lineCharacters: 160 } as const;

/** What programs of telephones and browsers write under a letter by themselves. */
const byMachine =
  /^(?:отправлено (?:с|со|из|через) .{2,80}|отправлено с помощью .{2,80}|sent (?:from|via|with) .{2,80}|get outlook for .{2,40}|(?:скачать|получите?|загрузить) outlook для .{2,40}|отправлено из mail\.ru.{0,40}|--? ?отправлено из .{2,80}|написано с .{2,60})$/iu;
const farewell =
  /^(?:с (?:наилучшими |искренним |глубоким )?(?:уважением|пожеланиями)|с наилучшими|всего (?:доброго|хорошего|наилучшего)|хорошего дня|best regards|kind regards|warm regards|regards|sincerely|best wishes|yours (?:sincerely|faithfully|truly)|cheers)(?=[\s,.!-]|$)/iu;

/**
 * A text without the signature under it. Sure signs (the standard delimiter, what a program adds by itself) count in every letter,
 * a farewell only in an answer: there the words before it are what is new.
 */
export function withoutSignature(text: string, kind: KindOfAnswer): string {
  let lines = withoutMachineLine(text.split('\n'));
  const delimiter = lines.findLastIndex((line) => line === '-- ' || (kind !== 'first' && line.trimEnd() === '--'));
  if (delimiter >= 0 && isAlone(lines, delimiter) && isSignature(lines.slice(delimiter + 1)))
    lines = lines.slice(0, delimiter);
  if (kind !== 'first') lines = withoutFarewell(withoutMachineLine(lines));
  return lines.join('\n').trim();
}

function withoutMachineLine(lines: readonly string[]): string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return byMachine.test((lines[last] ?? '').trim()) ? lines.slice(0, last) : [...lines];
}

/** Lists are written between such lines too: a delimiter stands once. */
function isAlone(lines: readonly string[], delimiter: number): boolean {
  return lines.every((line, at) => at === delimiter || line.trim() !== '--');
}

function withoutFarewell(lines: readonly string[]): string[] {
  const from = Math.max(0, lines.length - most.lines);
  const at = lines.findIndex((line, index) => index >= from && line.length < 100 && farewell.test(line.trim()));
  if (
    at < 1 ||
    !isSignature(lines.slice(at + 1)) ||
    lines.slice(at).some((line) => /^(?:p\. ?s|з\. ?ы|ps\b)/iu.test(line))
  ) {
    return [...lines];
  }
  return lines.slice(0, at);
}

function isSignature(lines: readonly string[]): boolean {
  const words = lines.filter((line) => line.trim() !== '');
  return (
    words.length <= most.lines &&
    words.every((line) => line.length <= most.lineCharacters) &&
    words.join('').length <= most.characters
  );
}
