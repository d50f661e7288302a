import type { Locale, PushNote } from '@spark/contract';
import { workerWords } from './worker-words.ts';

/** What is shown when a message cannot be read: browsers withdraw the leave from whoever shows nothing. */
const unreadable: Omit<PushNote, 'title' | 'body'> = {
  path: '/notifications',
  tag: 'news',
  picture: null,
  unread: null,
};

/** Reads a message. It may come from an older or newer server than this worker, so every part is looked at. */
export function readNote(message: { text(): string } | null, locale: Locale): PushNote {
  const sent = parse(message);
  const { title, body } = workerWords[locale].news;
  const textOf = (name: keyof PushNote) => {
    const value = sent[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    title: textOf('title') ?? title,
    body: textOf('body') ?? (textOf('title') === null ? body : ''),
    path: textOf('path') ?? unreadable.path,
    tag: textOf('tag') ?? unreadable.tag,
    picture: textOf('picture'),
    unread: typeof sent.unread === 'number' ? sent.unread : null,
  };
}

function parse(message: { text(): string } | null): Partial<Record<keyof PushNote, unknown>> {
  try {
    const sent: unknown = JSON.parse(message?.text() ?? '');
    return typeof sent === 'object' && sent !== null ? sent : {};
  } catch {
    // Not in words of ours: said in general then.
    return {};
  }
}
