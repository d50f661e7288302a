import type { ChosenType } from '@spark/contract';
import type { LetterLanguage } from '../../../platform/mail/index.ts';

/** What letters say beside what happened. */
export interface LetterPhrases {
  hello(name: string): string;
  open: string;
  digestSubject(count: number): string;
  digestOpening: string;
  digestMore(count: number): string;
  headings: Readonly<Record<ChosenType, string>>;
  why: string;
  whyDigest: string;
  end: string;
  settings: string;
}

const english: LetterPhrases = {
  hello: (name) => `Hello ${name},`,
  open: 'Have a look',
  digestSubject: (count) =>
    count === 1 ? 'One thing happened on Spark' : `${count} things happened on Spark`,
  digestOpening: 'This happened since the last letter, and you have not seen it yet.',
  digestMore: (count) => `And ${count.toLocaleString('en')} more`,
  headings: {
    post_smiled: 'Your posts',
    post_commented: 'Your posts',
    comment_replied: 'Your comments',
    comment_smiled: 'Your comments',
    mentioned: 'Mentions',
    followed: 'People',
    followed_posted: 'New from people you follow',
    review_helpful: 'Your reviews',
    enthusiast_earned: 'You',
    poll_closed: 'Your posts',
    photo_failed: 'Your posts',
  },
  why: 'You get this letter because you chose to be told of this by e-mail, at once.',
  whyDigest: 'You get this letter once a day, if there is something to tell, because you chose so.',
  end: 'No more such letters',
  settings: 'Choose what you are told about',
};

const chinese: LetterPhrases = {
  hello: (name) => `${name}，你好：`,
  open: '去看看',
  digestSubject: (count) => `Spark 上有 ${count} 条新动态`,
  digestOpening: '以下是自上一封邮件以来、你尚未看过的动态。',
  digestMore: (count) => `另有 ${count.toLocaleString('zh-CN')} 条`,
  headings: {
    post_smiled: '你的帖子',
    post_commented: '你的帖子',
    comment_replied: '你的评论',
    comment_smiled: '你的评论',
    mentioned: '提到你的内容',
    followed: '关注',
    followed_posted: '你关注的人有新内容',
    review_helpful: '你的评价',
    enthusiast_earned: '你',
    poll_closed: '你的帖子',
    photo_failed: '你的帖子',
  },
  why: '你选择了通过邮件即时接收此类通知，因此收到这封邮件。',
  whyDigest: '你选择了每天一封的动态摘要（有内容才会发送），因此收到这封邮件。',
  end: '不再接收此类邮件',
  settings: '选择要接收的通知',
};

export const letterPhrases: Readonly<Record<LetterLanguage, LetterPhrases>> = {
  en: english,
  'zh-CN': chinese,
};
