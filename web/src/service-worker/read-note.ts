import { matchLocale, sourceLocale, type Locale, type PushNote } from '@spark/contract';

// A worker belongs to no page: these few words it brings itself, in the language of the browser.
const general: Readonly<Record<Locale, Pick<PushNote, 'title' | 'body'>>> = {
  en: { title: 'Spark has news for you', body: 'Open Spark to see it.' },
  'zh-CN': { title: 'Spark 有新消息', body: '打开 Spark 查看。' },
  ar: { title: 'لدى Spark جديد لك', body: 'افتح Spark لتراه.' },
};

/** What is shown when a message cannot be read: browsers withdraw the leave from whoever shows nothing. */
const unreadable: PushNote = {
  ...general[matchLocale(globalThis.navigator?.language) ?? sourceLocale],
  path: '/notifications',
  tag: 'news',
  picture: null,
  unread: null,
};

/** Reads a message. It may come from an older or newer server than this worker, so every part is looked at. */
export function readNote(message: { text(): string } | null): PushNote {
  const sent = parse(message);
  const textOf = (name: keyof PushNote) => {
    const value = sent[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    title: textOf('title') ?? unreadable.title,
    body: textOf('body') ?? (textOf('title') === null ? unreadable.body : ''),
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
