import type { Variant, VariantOption } from '@spark/contract';
import { compareValues } from './compare-values.ts';
import { variantLabels } from './variant-labels.ts';

/** What variants differ in: an option the shop names, or a version, where all there is are titles that differ. */
export type ChoiceName = VariantOption['name'] | 'version';

/** One value somebody can choose, and the variant that choosing it leads to. */
export interface Choice<V> {
  value: string;
  isChosen: boolean;
  /** Of what is chosen: whether anything with this value can be bought; else whether the variant can. */
  isBuyable: boolean;
  variant: V;
  /** What of the other choices does not stay; empty where the variant is this very product but for the value. */
  without: readonly string[];
}

/** What can be chosen in one respect. */
export interface ChoiceGroup<V> {
  name: ChoiceName;
  chosen: string;
  choices: Choice<V>[];
}

type Comparable = Pick<Variant, 'externalId' | 'groupId' | 'title' | 'isBuyable' | 'options'>;

const optionNames = ['color', 'size', 'material', 'pattern'] as const satisfies VariantOption['name'][];

/**
 * Groups the variants of a product by what they differ in. Only options that every variant has can be chosen by; where these
 * do not tell all of them apart, what their titles (or else the shop's ids) say beyond is one more thing to choose.
 */
export function groupVariants<V extends Comparable>(product: V, others: readonly V[]): ChoiceGroup<V>[] {
  const all = [product, ...others];
  const named = nameValues(all);
  const chosen = named.get(product) ?? new Map();
  return [...chosen].map(([name, value]) => ({ name, chosen: value, choices: choicesOf(name) }));

  function choicesOf(name: ChoiceName): Choice<V>[] {
    const byValue = Map.groupBy(all, (variant) => named.get(variant)?.get(name) ?? '');
    return [...byValue]
      .map(([value, variants]) => choiceOf(name, value, variants))
      .toSorted((one, other) => compareValues(one.value, other.value));
  }

  function choiceOf(name: ChoiceName, value: string, variants: readonly V[]): Choice<V> {
    const lost = (variant: V) =>
      [...chosen].flatMap(([other, kept]) =>
        other === name || named.get(variant)?.get(other) === kept ? [] : [kept],
      );
    // The same but for this; else what can be bought, and of that what is most like the one before.
    const [variant = product] = variants.toSorted(
      (one, other) =>
        Number(lost(other).length === 0) - Number(lost(one).length === 0) ||
        Number(other.isBuyable) - Number(one.isBuyable) ||
        lost(one).length - lost(other).length,
    );
    const isChosen = value === chosen.get(name);
    const isBuyable = isChosen ? variants.some((one) => one.isBuyable) : variant.isBuyable;
    return { value, isChosen, isBuyable, variant, without: lost(variant) };
  }
}

type Values = Map<ChoiceName, string>;

function nameValues<V extends Comparable>(all: readonly V[]): Map<V, Values> {
  const names = optionNames.filter((name) => {
    const values = all.map((variant) => optionOf(variant, name));
    return !values.includes('') && new Set(values).size > 1;
  });
  const optionsOf = (variant: V) => names.map((name) => optionOf(variant, name));
  const told = new Set(all.map((variant) => JSON.stringify(optionsOf(variant))));
  const labels = told.size === all.length ? null : variantLabels(all, optionsOf);
  return new Map(
    all.map((variant, at) => {
      const values: Values = new Map(names.map((name) => [name, optionOf(variant, name)]));
      if (labels !== null) values.set('version', labels[at] ?? variant.title);
      return [variant, values];
    }),
  );
}

function optionOf({ options }: Comparable, name: VariantOption['name']): string {
  return options.find((option) => option.name === name)?.value ?? '';
}
