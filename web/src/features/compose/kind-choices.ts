import Camera from 'virtual:icons/camera';
import ChartBar from 'virtual:icons/chart-no-axes-column';
import Link from 'virtual:icons/link-2';
import NotebookPen from 'virtual:icons/notebook-pen';
import ShoppingBag from 'virtual:icons/shopping-bag';
import Star from 'virtual:icons/star';
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
