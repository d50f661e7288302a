// Letters of other alphabets by the Latin ones they are mistaken for; forms of Latin letters are folded by Unicode itself.
const sameLook: readonly (readonly [letters: string, latin: string])[] = [
  ['аαɑ', 'a'],
  ['вь', 'b'],
  ['сϲᴄ', 'c'],
  ['ԁ', 'd'],
  ['еєҽ', 'e'],
  ['ɡ', 'g'],
  ['һнհ', 'h'],
  ['іιıɩӏ', 'i'],
  ['јϳ', 'j'],
  ['кκ', 'k'],
  ['ⅼ', 'l'],
  ['м', 'm'],
  ['пηռ', 'n'],
  ['оοσօ', 'o'],
  ['рρ', 'p'],
  ['ԛ', 'q'],
  ['гᴦ', 'r'],
  ['ѕ', 's'],
  ['тτ', 't'],
  ['υս', 'u'],
  ['ѵν', 'v'],
  ['ԝѡω', 'w'],
  ['хχ', 'x'],
  ['уγү', 'y'],
  ['ᴢ', 'z'],
  ['ß', 'ss'],
];
const latinOf = new Map(sameLook.flatMap(([letters, latin]) => Array.from(letters, (one) => [one, latin])));

// What is written for a letter by those who mean to be taken for somebody.
const digitLetters: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', l: 'i' };

/**
 * What is left of a text when everything is taken away that a hurried eye passes over: two texts with one skeleton are
 * mistaken for each other. Words stay apart, by single blanks.
 */
export function skeletonOf(text: string): string {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}]/gu, '');
  return Array.from(letters, (letter) => latinOf.get(letter) ?? letter)
    .join('')
    .replaceAll(/[013457l]/g, (sign) => digitLetters[sign] ?? sign)
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Any of these words says that somebody acts for the place. */
const officeWords = skeletons('admin administrator moderator staff official sysadmin');
/** These say so only where there is no other word beside them: a person may be called Mark Spark. */
const houseWords = skeletons(
  'spark team support help helpdesk service services system security root operator owner mod bot customer care community shop abuse contact info mail postmaster webmaster hostmaster noreply api www me null undefined nobody anonymous deleted everyone everybody all here',
);

/** Whether a name or handle would be taken for that of the people who run the place. */
export function looksLikeStaff(text: string): boolean {
  // `admin_7` is no better than `admin`.
  const words = skeletonOf(text.replaceAll(/(?<=\p{L})\d+(?=$|[^\p{L}\d])/gu, '')).split(' ');
  const telling = words.filter((word) => !/^\d*$/.test(word));
  return (
    telling.some((word) => officeWords.has(word)) ||
    (telling.length > 0 && telling.every((word) => houseWords.has(word)))
  );
}

function skeletons(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(skeletonOf));
}
