import type { Locale } from '@spark/contract';

/** What the worker says itself. It belongs to no page, so these few words it brings along in every language. */
export const workerWords: Readonly<Record<Locale, WorkerWords>> = {
  en: {
    news: { title: 'Spark has news for you', body: 'Open Spark to see it.' },
    away: {
      title: 'No connection',
      text: 'Spark cannot be reached just now, and this page is not on this device yet. What you wrote is kept.',
      again: 'Try again',
    },
  },
  'zh-CN': {
    news: { title: 'Spark 有新消息', body: '打开 Spark 查看。' },
    away: {
      title: '没有网络连接',
      text: '现在连不上 Spark，这个页面也还没有存到这台设备上。你写的内容都保存着。',
      again: '重试',
    },
  },
  ar: {
    news: { title: 'لدى Spark جديد لك', body: 'افتح Spark لتراه.' },
    away: {
      title: 'لا يوجد اتصال',
      text: 'يتعذّر الوصول إلى Spark الآن، وهذه الصفحة ليست محفوظة على هذا الجهاز بعد. ما كتبته محفوظ.',
      again: 'حاول مجددًا',
    },
  },
};

interface WorkerWords {
  /** Where a message cannot be read. */
  news: { title: string; body: string };
  /** Where nothing else can be shown. */
  away: { title: string; text: string; again: string };
}
