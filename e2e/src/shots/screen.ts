import type { Page } from 'playwright-core';
import type { Subjects } from './find-subjects.ts';

/** Who looks at a screen. */
export type Viewer = 'visitor' | 'guest' | 'member';

/** A screen worth a picture, and how one gets there. */
export interface Screen {
  name: string;
  viewer: Viewer;
  show(page: Page, subjects: Subjects): Promise<void>;
}
