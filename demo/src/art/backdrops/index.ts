import type { Backdrop } from '../backdrop.ts';
import { balcony } from './balcony.ts';
import { bathroom } from './bathroom.ts';
import { beach } from './beach.ts';
import { blanket } from './blanket.ts';
import { camp } from './camp.ts';
import { desk } from './desk.ts';
import { garden } from './garden.ts';
import { gym } from './gym.ts';
import { kitchen } from './kitchen.ts';
import { living } from './living.ts';
import { market } from './market.ts';
import { meadow } from './meadow.ts';
import { nursery } from './nursery.ts';
import { paper } from './paper.ts';
import { party } from './party.ts';
import { plinth } from './plinth.ts';
import { sideboard } from './sideboard.ts';
import { sill } from './sill.ts';
import { street } from './street.ts';
import { table } from './table.ts';
import { wardrobe } from './wardrobe.ts';

const backdrops = {
  balcony,
  bathroom,
  beach,
  blanket,
  camp,
  desk,
  garden,
  gym,
  kitchen,
  living,
  market,
  meadow,
  nursery,
  paper,
  party,
  plinth,
  sideboard,
  sill,
  street,
  table,
  wardrobe,
};

/** The name of a painted place. */
export type BackdropName = keyof typeof backdrops;

/** The painted place of that name. */
export function backdropOf(name: BackdropName): Backdrop {
  return backdrops[name];
}
