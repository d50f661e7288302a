import type { Notification } from '@spark/contract';
import {
  composeLetter,
  letterLocale,
  oneClickHeaders,
  type LetterPart,
  type MailMessage,
} from '../../../platform/mail/index.ts';
import { say, sayAgain, type Sentence } from '../../../platform/sentences/index.ts';
import { isChosenType } from '../notification-types.policy.ts';
import { letterPhrases } from '../words/letter.words.ts';
import { sayWhat } from '../words/notification.words.ts';
import { factsOf, pathOf } from '../words/told-facts.ts';
import { signLetters, type EndedLetters } from './letter-token.ts';
import type { Addressee } from './letters.queries.ts';

/** Where letters lead, and what signs their ways out. */
export interface LetterLinks {
  publicUrl: string;
  key: string;
}

type Composed = Omit<MailMessage, 'id'>;

/** The letter about one thing, at once. */
export function composeNewsLetter(told: Notification, to: Addressee, links: LetterLinks): Composed {
  const phrases = letterPhrases;
  const sentence = sayWhat(factsOf(told));
  const ended = { userId: to.userId, type: isChosenType(told.type) ? told.type : null };
  const parts: LetterPart[] = [
    phrases.hello(to.name),
    say`${sentence}.`,
    ...(told.comment === null ? [] : [say`“${told.comment.text}”`]),
    { words: phrases.open, href: `${links.publicUrl}${pathOf(told)}`, look: 'button' },
    { small: phrases.why, links: waysOut(phrases, ended, links) },
  ];
  const letter = composeLetter({ locale: letterLocale(to.locale), subject: sentence, parts });
  return { to: to.email, ...letter, headers: headersOf(ended, links) };
}

/** The letter about a day: what happened to what, under headings, and how much more there is. */
export function composeDigest(
  { told, more }: { told: readonly Notification[]; more: number },
  to: Addressee,
  links: LetterLinks,
): Composed {
  const phrases = letterPhrases;
  const groups = new Map<string, Notification[]>();
  for (const one of told) {
    const heading = isChosenType(one.type) ? phrases.headings[one.type].source : '';
    groups.set(heading, [...(groups.get(heading) ?? []), one]);
  }
  const itemOf = (one: Notification) => ({
    words: sayWhat(factsOf(one)),
    detail: one.comment === null ? '' : say`“${one.comment.text}”`,
    href: `${links.publicUrl}${pathOf(one)}`,
  });
  const ended = { userId: to.userId, type: null };
  const count = told.length + more;
  const parts: LetterPart[] = [
    phrases.hello(to.name),
    phrases.digestOpening,
    ...[...groups].flatMap(([heading, ones]): LetterPart[] => [
      { heading: sayAgain(heading) },
      { items: ones.map(itemOf) },
    ]),
    ...(more > 0 ? [phrases.digestMore(more)] : []),
    { words: phrases.open, href: `${links.publicUrl}/notifications`, look: 'button' },
    { small: phrases.whyDigest, links: waysOut(phrases, ended, links) },
  ];
  const letter = composeLetter({
    locale: letterLocale(to.locale),
    subject: phrases.digestSubject(count),
    parts,
  });
  return { to: to.email, ...letter, headers: headersOf(ended, links) };
}

function waysOut(
  phrases: typeof letterPhrases,
  ended: EndedLetters,
  { publicUrl, key }: LetterLinks,
): { words: Sentence; href: string }[] {
  return [
    { words: phrases.end, href: `${publicUrl}/unsubscribe/${signLetters(key, ended)}` },
    { words: phrases.settings, href: `${publicUrl}/settings/notifications` },
  ];
}

function headersOf(ended: EndedLetters, { publicUrl, key }: LetterLinks): Record<string, string> {
  return oneClickHeaders(`${publicUrl}${unsubscribePath}/${signLetters(key, ended)}`);
}

/** Where mail programs post to, before the token. */
export const unsubscribePath = '/api/v1/unsubscribe';
