import type { Draft } from '../posts/draft.ts';

/** As many texts as there are in the list they are the words of: one too few does not compile. */
type Texts<List extends readonly unknown[]> = { readonly [Place in keyof List]: string };

/** What a post says in another language. Who says it, and the products shown with it, stay as they are. */
export interface DraftWords {
  readonly text: string;
  readonly alts?: readonly string[];
  readonly poll?: { readonly question: string; readonly options: readonly string[] };
  readonly link?: { readonly title: string; readonly description: string };
  readonly talk?: readonly string[];
}

/** The words a certain post needs. */
type WordsOf<Post extends Draft> = { readonly text: string } & (Post extends {
  readonly photos: infer Photos extends readonly unknown[];
}
  ? { readonly alts: Texts<Photos> }
  : unknown) &
  (Post extends { readonly poll: unknown } ? Required<Pick<DraftWords, 'poll'>> : unknown) &
  (Post extends { readonly link: unknown } ? Required<Pick<DraftWords, 'link'>> : unknown) &
  (Post extends { readonly talk: infer Talk extends readonly unknown[] }
    ? { readonly talk: Texts<Talk> }
    : unknown);

/** The words of certain posts, in their order. */
export type WordsOfAll<Posts extends readonly Draft[]> = {
  readonly [Place in keyof Posts]: WordsOf<Posts[Place]>;
};

/** For every list of texts, by name, as many in another language. */
export type TextsOfEach<Lists extends Readonly<Record<string, readonly unknown[]>>> = {
  readonly [Name in keyof Lists]: Texts<Lists[Name]>;
};
