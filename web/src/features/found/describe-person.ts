import type { Post, Profile } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import type { Absolute } from './address-maker.ts';
import { describeAuthor, describeCount } from './describe-author.ts';
import { postHeadline } from './post-words.ts';

/** A person's page, as a `ProfilePage`, with what they posted last. */
export function describePerson(profile: Profile, posts: readonly Post[], absolute: Absolute): object {
  const person = describeAuthor(profile, absolute);
  return {
    '@type': 'ProfilePage',
    '@id': person.url,
    url: person.url,
    dateCreated: profile.joinedAt,
    mainEntity: {
      ...person,
      identifier: profile.id,
      ...(profile.bio === '' ? {} : { description: profile.bio }),
      interactionStatistic: describeCount('FollowAction', profile.followerCount),
      agentInteractionStatistic: describeCount('WriteAction', profile.postCount + profile.reviewCount),
    },
    ...(posts.length === 0
      ? {}
      : {
          hasPart: posts.map((post) => ({
            '@type': 'DiscussionForumPosting',
            url: absolute(paths.post(post.id)),
            headline: postHeadline(post),
            text: postHeadline(post),
            datePublished: post.createdAt,
            author: { '@id': person['@id'], '@type': 'Person', name: person.name, url: person.url },
          })),
        }),
  };
}
