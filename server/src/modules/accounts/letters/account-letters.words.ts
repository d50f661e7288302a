import type { LetterLanguage } from '../../../platform/mail/index.ts';
import type { LetterKind } from './account-letter.ts';

/** A letter in words; `button` leads on. */
export interface AccountWords {
  subject: string;
  lines: readonly string[];
  button: string;
}

/** The letters about accounts, and the one to whoever has an account already. */
export type WordedLetter = LetterKind | 'has-account';

/** What is filled in: the address and the account it is about, or the day something ends. */
export interface LetterFacts {
  address: string;
  handle: string;
  day: string;
}

type Table = Record<WordedLetter, (facts: LetterFacts) => AccountWords>;

const english: Table = {
  confirm: ({ address, handle }) => ({
    subject: 'Is this your address?',
    lines: [
      `Somebody, hopefully you, made the account @${handle} on Spark with ${address}.`,
      'If that account is yours, sign in to it and say yes: nobody else can use your address then. The link works for a day. If it is not, do nothing.',
    ],
    button: 'Yes, this is my address',
  }),
  'has-account': ({ address }) => ({
    subject: 'You have an account already',
    lines: [
      `Somebody, hopefully you, wanted to use ${address} for an account on Spark. It belongs to one already.`,
      'Sign in to it; if you do not know the password any more, choose another one there. If it was not you, do nothing.',
    ],
    button: 'Sign in',
  }),
  'leave-address': ({ address }) => ({
    subject: 'Shall your address change?',
    lines: [
      `Your account on Spark shall have the address ${address} from now on.`,
      'Say yes, and we write to the new address to make sure of it. The link works for an hour. If it was not you, do nothing, and change your password.',
    ],
    button: 'Yes, change it',
  }),
  'take-address': ({ address, handle }) => ({
    subject: 'Is this your new address?',
    lines: [
      `The account @${handle} on Spark shall have the address ${address} from now on.`,
      'If that account is yours, sign in to it and say yes. The link works for an hour. If it is not, do nothing.',
    ],
    button: 'Yes, this is my address',
  }),
  reset: () => ({
    subject: 'Choose a new password',
    lines: [
      'Somebody, hopefully you, asked for a new password on Spark.',
      'The link works once, for half an hour. If it was not you, do nothing: your password stays as it is.',
    ],
    button: 'Choose a new password',
  }),
  'sign-in': () => ({
    subject: 'Sign in to Spark',
    lines: ['The link signs you in, once, for ten minutes. If you did not ask for it, do nothing.'],
    button: 'Sign in',
  }),
  'password-changed': () => ({
    subject: 'Your password was changed',
    lines: [
      'Your password on Spark was changed, and you were signed out everywhere else.',
      'If it was not you, choose another one at once.',
    ],
    button: 'Choose a new password',
  }),
  departing: ({ day }) => ({
    subject: 'Your account will be deleted',
    lines: [
      `Your account on Spark, with everything in it, will be deleted on ${day}. Until then nobody can see it.`,
      'If you would rather stay, sign in before that day: everything is back at once.',
    ],
    button: 'I would rather stay',
  }),
  'export-ready': ({ day }) => ({
    subject: 'Your data is ready',
    lines: [`Everything of yours on Spark lies in one file, ready to be fetched until ${day}.`],
    button: 'Fetch it',
  }),
};

const chinese: Table = {
  confirm: ({ address, handle }) => ({
    subject: '这是您的邮箱地址吗？',
    lines: [
      `有人（希望是您）用 ${address} 在 Spark 上注册了账号 @${handle}。`,
      '如果该账号是您的，请登录后确认，之后别人便无法使用您的地址。链接一天内有效。如果该账号不是您的，请忽略这封邮件。',
    ],
    button: '是的，这是我的地址',
  }),
  'has-account': ({ address }) => ({
    subject: '您已经有账号了',
    lines: [
      `有人（希望是您）想在 Spark 上使用 ${address}，但它已属于一个账号。`,
      '请登录该账号；如果忘记了密码，可以在登录页重新设置。如果不是您本人操作，请忽略这封邮件。',
    ],
    button: '登录',
  }),
  'leave-address': ({ address }) => ({
    subject: '要更换邮箱地址吗？',
    lines: [
      `您的 Spark 账号将改用 ${address}。`,
      '确认后，我们会再给新地址发一封邮件核实。链接一小时内有效。如果不是您本人操作，请忽略这封邮件并修改密码。',
    ],
    button: '是的，更换',
  }),
  'take-address': ({ address, handle }) => ({
    subject: '这是您的新邮箱地址吗？',
    lines: [
      `Spark 账号 @${handle} 将改用 ${address}。`,
      '如果该账号是您的，请登录后确认。链接一小时内有效。如果该账号不是您的，请忽略这封邮件。',
    ],
    button: '是的，这是我的地址',
  }),
  reset: () => ({
    subject: '设置新密码',
    lines: [
      '有人（希望是您）请求为 Spark 账号设置新密码。',
      '链接半小时内有效，且只能使用一次。如果不是您本人操作，请忽略这封邮件，密码不会改变。',
    ],
    button: '设置新密码',
  }),
  'sign-in': () => ({
    subject: '登录 Spark',
    lines: ['点击链接即可登录，十分钟内有效，且只能使用一次。如果不是您本人请求，请忽略这封邮件。'],
    button: '登录',
  }),
  'password-changed': () => ({
    subject: '您的密码已更改',
    lines: ['您的 Spark 密码已更改，其他设备均已退出登录。', '如果不是您本人操作，请立即设置新密码。'],
    button: '设置新密码',
  }),
  departing: ({ day }) => ({
    subject: '您的账号即将删除',
    lines: [
      `您的 Spark 账号及其全部内容将于 ${day} 删除。在此之前，其他人已看不到它。`,
      '如果您想留下，请在这一天之前登录：一切会立即恢复。',
    ],
    button: '我想留下',
  }),
  'export-ready': ({ day }) => ({
    subject: '您的数据已准备好',
    lines: [`您在 Spark 上的全部数据已打包成一个文件，可在 ${day} 之前下载。`],
    button: '下载',
  }),
};

const tables: Record<LetterLanguage, Table> = { en: english, 'zh-CN': chinese };

/** The words of a letter in the language of whoever reads it. */
export function wordsOf(kind: WordedLetter, language: LetterLanguage, facts: LetterFacts): AccountWords {
  return tables[language][kind](facts);
}
