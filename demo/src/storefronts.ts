/** The page of a creator of the demo; its shelves are the creator's public lists, in their order. */
export interface DemoStorefront {
  readonly ownerHandle: string;
  readonly slug: string;
  readonly title: string;
  readonly intro: string;
  readonly ageDays: number;
}

/** The storefronts of the demo community: of each creator one. */
export const storefronts: readonly DemoStorefront[] = [
  {
    ownerHandle: 'amara',
    slug: 'worn-twice',
    title: 'Worn twice',
    intro:
      'What I wear, what I pack, and what I would give away last. If it is here, it has been out with me at least twice.',
    ageDays: 64,
  },
  {
    ownerHandle: 'kenji',
    slug: 'quiet-rooms',
    title: 'Quiet rooms',
    intro:
      'Few things, kept for long: cups, paper, one camera, the chair by the window. Beside each I write down why it stayed.',
    ageDays: 71,
  },
];
