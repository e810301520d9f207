/** Endings of Russian nouns and adjectives, the longest first. */
const endings = (
  'иями ьями иям иях ием ией иею ьям ьях ьем ьей ьев ями ами ого его ому ему ыми ими ' +
  'ия ии ию ие ий ья ьи ью ье ям ях ам ах ом ем ов ев ей ой ою ею ый ая яя ое ее ые ую юю ых их ым им ' +
  'а я о е ы и у ю ь й'
).split(' ');

/** The shortest stem: дня, дни, дней. */
const shortest = 2;
/** A vowel that comes and goes before the last consonant: звонок and звонка, уровень and уровня, писем and письмо. */
const fleeting = /^(.*[бвгджзклмнпрстфхцчшщ])(?:(о)(?=[клнц]$)|е(?=[гклмнц]$))(.)$/;
/** The same after a vowel: настроек and настройка. */
const fleetingAfterVowel = /^(.*[аеиоуыэюя])е([кц])$/;

/**
 * What the forms of a Russian noun or adjective have in common. The stemmer of Snowball takes the ends of терминал, портал, модем
 * for those of verbs and so parts them from терминалы, портале, модемы; here only the endings of declension are cut.
 *
 * @param word in small letters, е for ё
 * @returns several where the word can be read in several ways; any one in common makes two words forms of one
 */
export function nounStems(word: string): readonly string[] {
  const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= shortest);
  const stem = ending === undefined ? word : word.slice(0, -ending.length);
  const stems = new Set([stem]);
  // The vowel before the й of музей and герой belongs to the stem: музея, героя.
  if (/.[ео]й$/.test(word)) stems.add(word.slice(0, -1));
  // Ten words, with время and имя among them: времени, имена.
  if (/..мя$/.test(word)) stems.add(`${stem}ен`);
  const bare = word.replace(/ь$/, '');
  const [, before, hard, last] = fleeting.exec(bare) ?? [];
  if (before !== undefined) {
    stems.add(`${before}${last}`);
    if (hard === undefined) stems.add(`${before}ь${last}`);
  }
  const [, whole, end] = fleetingAfterVowel.exec(bare) ?? [];
  if (whole !== undefined) stems.add(`${whole}й${end}`);
  return [...stems];
}

/** Endings of verbs: past and infinitive with their vowel, present by persons, imperative; `ся` after any of them. */
const conjugated =
  /^(.{2,}?)(?:(?:[оае]в)?а(?:л[аои]?|ть)|[яеиыу](?:л[аои]?|ть)|[аяеу]?(?:ешь|ете|ет|ют)|[аяеу]ю|ишь|ите|ит|[аяу]т|[ьй]те)(?:ся|сь)?$/;

/**
 * What the forms of a Russian verb have in common; undefined for a word without an ending of verbs. The stemmer of Snowball parts
 * молчит, молчат and молчал, and шлёт from шлют. A noun may end so too (портал): such a stem is compared with those of verbs alone.
 */
export function verbStem(word: string): string | undefined {
  return conjugated.exec(word)?.[1];
}
