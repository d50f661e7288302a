import { expect, test } from 'vitest';
import { languageOf } from './language-of.ts';

test.each([
  ['My cat on the windowsill.', 'en'],
  ['The smallest kitchen in town finally has a lamp that fits', 'en'],
  ['Mein neues Fahrrad ist endlich da', 'de'],
  ['Le chat est sur la table', 'fr'],
  ['Nuevo sombrero de paja', 'es'],
  ['O meu gato não gosta', 'pt'],
  ['Questa lampada è bellissima', 'it'],
  ['Detta är en bra lampa', 'sv'],
  ['周末的咖啡', 'zh'],
  ['这件衣服 so cute 我爱', 'zh-Hans'],
  ['這件衣服 so cute 我愛', 'zh-Hant'],
  // 吃, 里 and 台 are written both ways.
  ['台北公里外也吃得到為止', 'zh-Hant'],
  ['着急吃完', 'zh-Hans'],
  ['日本のコーヒーが好き', 'ja'],
  ['한국어 커피', 'ko'],
  ['مصباح كبير في المطبخ', 'ar'],
  ['صبح بخیر دوستان', 'fa'],
  ['اردو میں لکھا ہے', 'ur'],
  ['Привет всем', 'ru'],
  ['Моя нова лампа їде додому', 'uk'],
])('"%s" is written in %s, whoever wrote it', (text, language) => {
  expect(languageOf(text, null)).toBe(language);
  expect(languageOf(text, 'en')).toBe(language);
});

test('what no word decides is in the language of whoever wrote it, if that has these letters', () => {
  expect(languageOf('LED lamp', null)).toBeNull();
  expect(languageOf('LED lamp', 'de')).toBe('de');
  expect(languageOf('LED lamp', 'zh')).toBeNull();
  // Danish or Norwegian.
  expect(languageOf('Det er en god kaffe', null)).toBeNull();
  expect(languageOf('Det er en god kaffe', 'da')).toBe('da');
});

test('Chinese that could be written either way is written as its author writes', () => {
  for (const writer of ['zh-Hans', 'zh-Hant'] as const) expect(languageOf('很好喝', writer)).toBe(writer);
  expect(languageOf('很好喝', 'en')).toBe('zh');
  // One word quoted in the other characters does not decide.
  expect(languageOf('他说“這”，我们都笑了', null)).toBe('zh-Hans');
});

test('what has no words is in no language', () => {
  for (const text of ['', '😀 👍🏽', '2017', 'https://shop.test/the/best/hat', '@ann #summer', '\u202e\u0000'])
    expect(languageOf(text, 'en')).toBeNull();
});

test('a word of any length, half a character and mixed directions are read like others', () => {
  for (const text of ['x'.repeat(5_000), 'و'.repeat(5_000), '\ud800'.repeat(5_000), 'שלום and مرحبا'])
    expect(() => languageOf(text, null)).not.toThrow();
});
