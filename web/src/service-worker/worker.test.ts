import { expect, test, vi } from 'vitest';
import { findPage } from './find-page.ts';
import { readNote } from './read-note.ts';
import { showNote } from './show-note.ts';

const message = (text: string) => ({ text: () => text });
const note = {
  title: 'Straw hat is back',
  body: 'It may not last.',
  path: '/products/7',
  tag: 'product_back 7',
  picture: '/media/hat.jpg',
  unread: 3,
};

test('a message is read as it was sent', () => {
  expect(readNote(message(JSON.stringify(note)), 'en')).toEqual(note);
});

test.each([
  ['no message', null],
  ['no JSON', message('<html>')],
  ['a list', message('[]')],
  ['a number', message('7')],
  ['null', message('null')],
  ['parts of other kinds', message('{"title":7,"body":{},"path":[],"tag":null,"picture":1,"unread":"many"}')],
])('%s still shows something', (_name, sent) => {
  expect(readNote(sent, 'en')).toEqual({
    title: 'Spark has news for you',
    body: 'Open Spark to see it.',
    path: '/notifications',
    tag: 'news',
    picture: null,
    unread: null,
  });
});

test('what cannot be read is said in the language of the reader', () => {
  expect(readNote(null, 'zh-CN').title).toBe('Spark 有新消息');
  expect(readNote(message('{"title":"Hello"}'), 'ar')).toMatchObject({ title: 'Hello', body: '' });
});

test('what a newer server adds or leaves out does no harm', () => {
  const sent = message('{"title":"Hello","path":"/orders/1","tag":"order 1","sound":"bell"}');
  expect(readNote(sent, 'en')).toEqual({
    title: 'Hello',
    body: '',
    path: '/orders/1',
    tag: 'order 1',
    picture: null,
    unread: null,
  });
});

test('a notification has its words, its picture, and the page it leads to', async () => {
  const showNotification = vi.fn(() => Promise.resolve());
  await showNote({ showNotification }, note);
  await showNote({ showNotification }, { ...note, picture: null });
  expect(showNotification).toHaveBeenCalledWith(
    note.title,
    expect.objectContaining({
      body: note.body,
      tag: note.tag,
      image: note.picture,
      data: { path: note.path },
    }),
  );
  expect(showNotification).toHaveBeenLastCalledWith(
    note.title,
    expect.not.objectContaining({ image: expect.anything() }),
  );
});

const origin = 'https://community.example';

test('a page that is open already is gone to', () => {
  const pages = [
    { url: `${origin}/compose?draft=1` },
    { url: 'https://elsewhere.example/products/7' },
    { url: `${origin}/products/7?from=3#reviews` },
  ];
  expect(findPage(pages, { path: '/products/7' }, origin)).toEqual({
    url: `${origin}/products/7`,
    open: pages[2],
  });
});

test('a page where something is being written stays, and another is opened', () => {
  const pages = [{ url: `${origin}/compose?draft=1` }];
  expect(findPage(pages, { path: '/products/7' }, origin).open).toBeNull();
});

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  'http://',
  7,
  null,
])('nothing leads away from here: %s', (path) => {
  expect(findPage([], { path }, origin).url).toBe(`${origin}/`);
});

test('a notification without data leads home', () => {
  expect(findPage([], undefined, origin).url).toBe(`${origin}/`);
});
