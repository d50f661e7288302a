import type { Post } from '@spark/contract';
import { postTitle } from '#features/post-grid/post-title.ts';
import { shorten } from '#lib/shorten.ts';

const headlineLength = 60;
const sentenceLength = 155;

/** What a post is called in results and previews, which show no more of a title. */
export function postHeadline(post: Post): string {
  return postTitle(post, headlineLength);
}

/** A post in one sentence; what is to be disclosed comes first. */
export function postSentence(post: Post): string {
  const { author, interests, poll, review, text, link, disclosure } = post;
  const options = poll?.options.map((option) => option.text).join(', ');
  const said = [poll?.question, options, review?.title, review?.text, text, link?.title, link?.description];
  const words = said.flatMap((part) => part?.trim() || []).join(' ');
  const about = interests.map(({ name }) => name).join(', ');
  return shorten(
    `${disclosure ? `${disclosure}. ` : ''}${words || `${author.name} posted about ${about}.`}`,
    sentenceLength,
  );
}

/** All words of a post; empty for pictures without any. */
export function postText({ poll, review, text, link }: Post): string {
  const said = [poll?.question, review?.title, review?.text, text, link?.title];
  return said.flatMap((part) => part?.trim() || []).join('\n\n');
}
