import Camera from '@lucide/svelte/icons/camera';
import ChartBar from '@lucide/svelte/icons/chart-no-axes-column';
import Link from '@lucide/svelte/icons/link-2';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import ShoppingBag from '@lucide/svelte/icons/shopping-bag';
import Star from '@lucide/svelte/icons/star';
import type { PostKind } from '@spark/contract';
import type { Component } from 'svelte';

/** A kind of post as it is offered, and how its words are asked for. */
export interface KindChoice {
  value: PostKind;
  label: string;
  icon: Component<{ size?: number }>;
  wordsLabel: string;
  wordsPlaceholder: string;
}

/** The kinds in the order they are offered. */
export function kindChoices(): readonly KindChoice[] {
  return [
    {
      value: 'photo',
      label: 'Photo',
      icon: Camera,
      wordsLabel: 'Caption',
      wordsPlaceholder: 'What should others know about it?',
    },
    {
      value: 'product',
      label: 'Product',
      icon: ShoppingBag,
      wordsLabel: 'Caption',
      wordsPlaceholder: 'Why do you like it?',
    },
    {
      value: 'story',
      label: 'Story',
      icon: NotebookPen,
      wordsLabel: 'Your story',
      wordsPlaceholder: 'A short first line becomes the title.',
    },
    {
      value: 'link',
      label: 'Link',
      icon: Link,
      wordsLabel: 'Caption',
      wordsPlaceholder: 'What makes it worth reading?',
    },
    {
      value: 'poll',
      label: 'Poll',
      icon: ChartBar,
      wordsLabel: 'Caption',
      wordsPlaceholder: 'What helps others decide?',
    },
    {
      value: 'review',
      label: 'Review',
      icon: Star,
      wordsLabel: 'Caption',
      wordsPlaceholder: 'Anything to add to your review?',
    },
  ];
}
