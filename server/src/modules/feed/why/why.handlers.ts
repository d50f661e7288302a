import type { InterestSetting, Post, Why } from '@spark/contract';
import { sayLocale, type Handlers } from '../../../platform/http/index.ts';
import { listOf, say, speak, type Sentence } from '../../../platform/sentences/index.ts';
import type { Services } from '../../../platform/services.ts';
import { readPost } from '../../posts/index.ts';
import {
  loadReaderPreferences,
  readInterestSettings,
  selectPostSubjects,
  type ReaderPreferences,
} from '../../preferences/index.ts';
import type { ExplainPost } from './explain-post.ts';
import { roundTerms } from './round-terms.ts';
import { whyWords } from './why-words.ts';

/** Answers why a post stands where it does in one's own feed. */
export function whyHandlers({ db }: Pick<Services, 'db'>, explain: ExplainPost): Handlers<'explainPost'> {
  return {
    explainPost: async ({ params, viewer, now, request, setHeader }) => {
      const locale = sayLocale(request, setHeader);
      const reader = { userId: viewer.userId, now };
      const post = await readPost(db, params.id, { viewer, now });
      const slugs = post.interests.map(({ slug }) => slug);
      const [explanation, preferences, interests, subjects] = await Promise.all([
        post.viewer.own ? null : explain(post.id, reader),
        loadReaderPreferences(db, reader),
        readInterestSettings(db, slugs, { ...reader, locale }),
        selectPostSubjects(db, post.id, viewer),
      ]);
      const noted = noteOf(post, { interests, preferences, isKnown: explanation !== null });
      const note = noted === null ? null : speak(locale, noted);
      if (explanation === null) return { score: 0, terms: [], note, interests };
      const facts = {
        ...explanation.facts,
        authorName: post.author.name,
        interests,
        tastes: preferences.tastes,
        lessOf: subjects === undefined ? [] : lessOf(post, subjects, preferences.hidden),
      };
      const { score, terms } = roundTerms(explanation.terms);
      return {
        score,
        terms: terms.map(({ name, value }) => ({
          name,
          value,
          text: speak(locale, whyWords[name](facts, value)),
        })),
        note,
        interests,
      } satisfies Why;
    },
  };
}

/** Why a post is never recommended to this reader, whatever its score. */
function noteOf(
  post: Post,
  reader: { interests: readonly InterestSetting[]; preferences: ReaderPreferences; isKnown: boolean },
): Sentence | null {
  if (post.viewer.own) return say`This post is your own: it is never recommended to you.`;
  if (reader.preferences.silenced.includes(post.author.id))
    return say`You muted ${post.author.name}: their posts are not recommended to you.`;
  if (reader.preferences.hidden.posts.includes(post.id))
    return say`You hid this post: it is not shown to you again.`;
  const counts = ({ weight, snoozedUntil }: InterestSetting) => (snoozedUntil === null ? weight : 0);
  const isWanted = reader.interests.some((interest) => (counts(interest) ?? 0) > 0);
  const off = reader.interests.filter((interest) => counts(interest) === 0).map(({ name }) => name);
  if (!isWanted && off.length > 0) {
    return say`You turned ${listOf(off)} off: posts about that are not recommended to you.`;
  }
  return reader.isKnown ? null : say`This post is in nobody’s feed yet.`;
}

type Subjects = NonNullable<Awaited<ReturnType<typeof selectPostSubjects>>>;

function lessOf(post: Post, subjects: Subjects, hidden: ReaderPreferences['hidden']): (string | Sentence)[] {
  const named = new Map(post.interests.map(({ slug, name }) => [slug, name]));
  return [
    ...(hidden.authors.has(subjects.authorId) ? [post.author.name] : []),
    ...subjects.interests
      .filter(({ id }) => hidden.interests.has(id))
      .flatMap(({ slug }) => named.get(slug) ?? []),
    ...(subjects.productIds.some((id) => hidden.products.has(id)) ? [say`what it shows`] : []),
  ];
}
