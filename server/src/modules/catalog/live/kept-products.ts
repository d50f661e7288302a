import type { ProductCard } from '@spark/contract';
import { prepared, type Db } from '../../../platform/db/index.ts';
import { sql } from 'kysely';
import type { Receiver } from '../../../platform/broadcast/index.ts';
import type { ChangeFollower } from '../../../platform/changes/index.ts';
import { createKept } from '../../../platform/kept/index.ts';
import { allProducts, productsChannel } from '../announce-products.ts';
import { priceChangesAt } from '../product-price.ts';
import type { ProductSource } from '../product-source.ts';
import { selectCards, type ProductCardRow } from '../products.queries.ts';
import { productCardView } from '../products.view.ts';
import { selectSubstitutes, type Substitute } from '../substitutes/load-stand-ins.ts';

/** So many products are kept, some 40 MB, and what could stand in for so many of them. */
const keptRows = 20_000;
const keptPlaces = 5_000;

/**
 * Products as they are, out of memory: a row is read once and again after each time the product is named in a broadcast; what
 * it costs is worked out for the moment of looking. A broadcast comes a little after the commit it tells of. Whether a
 * product can be bought is in the change log too, so whoever has caught up with that is never shown what is sold out.
 */
export function createKeptProducts({
  db,
  receiver,
  changes,
}: {
  db: Db;
  receiver: Receiver;
  changes: ChangeFollower;
}): ProductSource {
  const rows = createKept<KeptRow>({ load: (ids) => loadRows(db, ids), maxWeight: keptRows });
  const places = createKept<readonly Substitute[]>({
    load: (ids) => selectSubstitutes(db, ids),
    maxWeight: keptPlaces,
  });

  let edition = 0;
  // The edition is of these moments: within them no sale begins and no price grows old of what was asked for since.
  let from = 0;
  let until = Infinity;

  function drop(id: string): void {
    edition += 1;
    rows.drop(id);
    places.drop(id);
  }
  function clear(): void {
    edition += 1;
    rows.clear();
    places.clear();
  }

  receiver.listen(productsChannel, {
    onWords: (words) => {
      if (words.includes(allProducts)) clear();
      else words.forEach(drop);
    },
    onDeaf: clear,
    onHearing: clear,
  });
  changes.subscribe({
    onChanges: (told) => {
      for (const { topic, subject } of told) if (topic === 'product') drop(subject);
    },
    onLost: clear,
  });

  async function cards(ids: readonly string[], now: Date): Promise<Map<string, ProductCard>> {
    // Deaf, nothing would ever be dropped.
    const found = await (receiver.isHearing ? rows.read(ids) : loadRows(db, ids));
    const shown = new Map<string, ProductCard>();
    for (const [id, kept] of found) {
      shown.set(id, cardAt(kept, now));
      until = Math.min(until, kept.until);
    }
    return shown;
  }

  return {
    cards,
    edition(now) {
      if (!receiver.isHearing) return null;
      const at = now.getTime();
      if (at < from || at >= until) {
        edition += 1;
        from = at;
        until = Infinity;
      }
      return edition;
    },
    standIns: async (ids, now) => {
      const found = await (receiver.isHearing ? places.read(ids) : selectSubstitutes(db, ids));
      const others = await cards([...new Set([...found.values()].flat().map(({ id }) => id))], now);
      return new Map(
        [...found].map(([productId, substitutes]) => [
          productId,
          substitutes.flatMap(({ id, reason }) => {
            const product = others.get(id);
            return product?.isBuyable === true ? { product, reason } : [];
          }),
        ]),
      );
    },
  };
}

/** A row, and the card it made last with the time during which that holds. */
interface KeptRow {
  row: ProductCardRow;
  card: ProductCard | null;
  from: number;
  until: number;
}

function cardAt(kept: KeptRow, now: Date): ProductCard {
  const at = now.getTime();
  if (kept.card !== null && at >= kept.from && at < kept.until) return kept.card;
  kept.card = productCardView(kept.row, now);
  kept.from = at;
  kept.until = priceChangesAt(kept.row, now)?.getTime() ?? Infinity;
  return kept.card;
}

async function loadRows(db: Db, ids: readonly string[]): Promise<Map<string, KeptRow>> {
  if (ids.length === 0) return new Map();
  const rows = await selectCards(db)
    .modifyFront(prepared)
    .where(sql<boolean>`products.id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, { row, card: null, from: 0, until: 0 }]));
}
