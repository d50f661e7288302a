import type { Page } from 'playwright-core';
import type { Subjects } from './find-subjects.ts';

/** Who looks at a screen; a newcomer has just signed up, and has done nothing yet. */
export type Viewer = 'visitor' | 'newcomer' | 'guest' | 'member' | 'creator' | 'operator';

/** A screen worth a picture, and how one gets there. */
export interface Screen {
  name: string;
  viewer: Viewer;
  show(page: Page, subjects: Subjects): Promise<void>;
}
