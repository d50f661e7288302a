import type { DraftWords } from '../words-of.ts';
import { awayLinks } from './links-away.ts';
import { homeLinks } from './links-home.ts';
import { animalPhotos } from './photos-animals.ts';
import { eveningPhotos } from './photos-evenings.ts';
import { foodPhotos } from './photos-food.ts';
import { freshAirPhotos } from './photos-fresh-air.ts';
import { homePhotos } from './photos-home.ts';
import { kitchenPhotos } from './photos-kitchen.ts';
import { morePhotos } from './photos-more.ts';
import { musicTechPhotos } from './photos-music-tech.ts';
import { outdoorPhotos } from './photos-outdoors.ts';
import { playPhotos } from './photos-play.ts';
import { stylePhotos } from './photos-style.ts';
import { travelPhotos } from './photos-travel.ts';
import { lifePolls } from './polls-life.ts';
import { shoppingPolls } from './polls-shopping.ts';
import { productPosts } from './product-posts.ts';
import { reviewPosts } from './review-posts.ts';
import { lifeStories } from './stories-life.ts';
import { tableStories } from './stories-table.ts';

/** What every post says in Chinese, in the order of the drafts. */
export const draftWords: readonly DraftWords[] = [
  ...stylePhotos,
  ...kitchenPhotos,
  ...foodPhotos,
  ...homePhotos,
  ...eveningPhotos,
  ...outdoorPhotos,
  ...freshAirPhotos,
  ...animalPhotos,
  ...musicTechPhotos,
  ...playPhotos,
  ...travelPhotos,
  ...morePhotos,
  ...tableStories,
  ...lifeStories,
  ...productPosts,
  ...homeLinks,
  ...awayLinks,
  ...shoppingPolls,
  ...lifePolls,
  ...reviewPosts,
];
