/** How a text can look other than it is. */
export type Deception = 'invisible' | 'direction' | 'mixed' | 'stacked';

/** A mark that turns the direction of writing makes `gnp.exe` of `exe.png`. */
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

// What has no shape of its own: controls, format characters, what is not assigned, fillers that are letters by name only.
const invisible =
  /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u180E\u2800\u3164\uFFA0]|[\u034F]|[\u17B4\u17B5]/u;

// Where these join or part what is seen they are part of writing: families of emoji, flags of regions, Persian and Indic words.
const rightlyUnseen = [
  /(?<=\p{Extended_Pictographic}(?:[\u{1F3FB}-\u{1F3FF}]|\uFE0F)*)\u200D(?=\p{Extended_Pictographic})/gu,
  /(?<=\u{1F3F4})[\u{E0020}-\u{E007E}]+\u{E007F}/gu,
  /(?<=[\p{Script=Arabic}\p{M}])[\u200C\u200D](?=[\p{Script=Arabic}\p{L}])/gu,
];

/** No writing puts more marks on one letter. */
const stacked = /\p{M}{5}/u;

/** Alphabets with letters that look the same. Others are written together by right, as Japanese is. */
const alphabets = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Georgian}/u,
];

/** Finds what makes a text look other than it is; `null` where it is what it looks like. */
export function findDeception(text: string): Deception | null {
  if (directionMarks.test(text)) return 'direction';
  const seen = rightlyUnseen.reduce((rest, allowed) => rest.replaceAll(allowed, ''), text);
  if (invisible.test(seen)) return 'invisible';
  if (stacked.test(text.normalize('NFD'))) return 'stacked';
  return mixedWord(text) === null ? null : 'mixed';
}

/** The first word with letters of two alphabets; a name may have a word of each. */
export function mixedWord(text: string): string | null {
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.find((word) => alphabets.filter((letters) => letters.test(word)).length > 1) ?? null;
}
