import { limits } from '@spark/contract';
import { say, type Sentence } from '../../platform/sentences/index.ts';
import { looksLikeStaff } from '../accounts/index.ts';

/** What stands, or may stand one day, below `/shop` itself, and what a visitor would take for a place of the shop. */
const reserved = new Set(
  `about account admin all api bag basket brand brands browse buy cart categories category checkout collection collections
  compare creator creators deals delivery edit faq feed filter finds gift gifts help home index interest interests join
  legal list lists login logout me my new newest offers order orders page pages pay payment popular post posts press
  privacy product products return returns review reviews sale sales search settings shipping shop shops sign-in sign-out
  sign-up sitemap storefront storefronts terms theme themes top trending u user users welcome wishlist`.split(
    /\s+/,
  ),
);

/** Why no storefront may be called this; `null` where one may, if it is free. Those who run the place may say so. */
export function refuseStorefrontName(name: string, { isStaff }: { isStaff: boolean }): Sentence | null {
  if (!/^[a-z0-9-]*$/.test(name)) return refuseSigns(name);
  if (name.startsWith('-') || name.endsWith('-') || name.includes('--')) {
    return say`A hyphen stands between two words, one at a time.`;
  }
  if (name.length < limits.storefrontSlugMinLength) {
    return say`The name of a storefront has at least ${limits.storefrontSlugMinLength} characters.`;
  }
  if (name.length > limits.storefrontSlugLength) {
    return say`The name of a storefront has at most ${limits.storefrontSlugLength} characters.`;
  }
  if (!/[a-z]/.test(name)) return say`The name of a storefront needs at least one letter.`;
  if (reserved.has(name)) return say`“${name}” is kept for other pages. Choose another name.`;
  if (!isStaff && looksLikeStaff(name)) {
    return say`“${name}” is kept for the people who run this place. Choose another name.`;
  }
  return null;
}

function refuseSigns(name: string): Sentence {
  if (/[A-Z]/.test(name) && /^[\w-]*$/.test(name)) return say`Write the name in small letters.`;
  if (/\s/u.test(name)) return say`Join the words of the name with hyphens.`;
  return say`Use the letters a–z, digits and hyphens for the name.`;
}
