import { describe, expect, it } from 'vitest';
import { completeWord, wordAtCaret } from './complete-word.ts';

describe('wordAtCaret', () => {
  it.each([
    ['Hello @an', 9, { mark: '@', letters: 'an', start: 6, end: 9 }],
    ['#', 1, { mark: '#', letters: '', start: 0, end: 1 }],
    ['(#home-off) yes', 7, { mark: '#', letters: 'home-', start: 1, end: 10 }],
    ['喜欢 #咖啡', 6, { mark: '#', letters: '咖啡', start: 3, end: 6 }],
  ])('finds the word in %j at %d', (text, caret, word) => expect(wordAtCaret(text, caret)).toEqual(word));

  it.each([
    ['name@example', 12],
    ['@ann said', 9],
    ['https://example.org/#top', 24],
    ['plain', 5],
  ])('finds none in %j at %d', (text, caret) => expect(wordAtCaret(text, caret)).toBeNull());
});

describe('completeWord', () => {
  it('puts the name in and the caret behind it', () => {
    const word = wordAtCaret('Hi @an', 6);
    expect(word && completeWord('Hi @an', word, 'ann')).toEqual({ text: 'Hi @ann ', caret: 8 });
  });
  it('uses the space that is there', () => {
    const word = wordAtCaret('Hi @an, you', 6);
    expect(word && completeWord('Hi @an you', word, 'ann')).toEqual({ text: 'Hi @ann you', caret: 8 });
  });
  it('replaces the whole word, not only what is before the caret', () => {
    const word = wordAtCaret('#gard', 3);
    expect(word && completeWord('#gard', word, 'gardening').text).toBe('#gardening ');
  });
});
