import type { SceneSpec } from '../scenes/scene.ts';

/** A product at a point of a photo, in 0–1 from the top left. */
export interface DemoTag {
  readonly productExternalId: string;
  readonly x: number;
  readonly y: number;
}

/** A photo of a post. */
export interface DemoPhoto {
  readonly scene: SceneSpec;
  readonly alt: string;
  readonly tags: readonly DemoTag[];
}

/** A post of the demo community, of any kind. */
export interface DemoPost {
  readonly key: string;
  readonly authorHandle: string;
  readonly kind: 'photo' | 'product' | 'story' | 'link' | 'poll' | 'review';
  readonly text: string;
  readonly interests: readonly string[];
  /** How long before "now" it was published. */
  readonly ageHours: number;
  readonly photos?: readonly DemoPhoto[];
  readonly productExternalIds?: readonly string[];
  readonly link?: DemoLink;
  readonly poll?: DemoPoll;
  readonly reviewKey?: string;
}

/** What a link leads to, as its preview shows it. */
export interface DemoLink {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly site: string;
}

/** A question; negative hours mean that it has closed. */
export interface DemoPoll {
  readonly question: string;
  readonly options: readonly { readonly text: string; readonly productExternalId?: string }[];
  readonly closesInHours: number;
}

/** A comment, or a reply when it has a parent. */
export interface DemoComment {
  readonly key: string;
  readonly postKey: string;
  readonly parentKey?: string;
  /** The reply it answers, where it does not answer the comment itself. */
  readonly answeredKey?: string;
  readonly authorHandle: string;
  readonly text: string;
  readonly productExternalIds?: readonly string[];
  readonly ageHours: number;
}
