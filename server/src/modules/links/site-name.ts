import { domainToUnicode } from 'node:url';

/**
 * Scripts whose letters cannot be taken for Latin ones. Greek and Cyrillic are left out: "аррӏе" in Cyrillic looks like
 * a word it is not.
 */
const distinctScripts = [
  // Latin-1's letters wear their accents visibly.
  /^[a-z\d\u00df-\u00f6\u00f8-\u00ff-]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\d-]+$/u,
  /^[\p{Script=Hangul}\d-]+$/u,
  /^[\p{Script=Arabic}\d-]+$/u,
  /^[\p{Script=Hebrew}\d-]+$/u,
  /^[\p{Script=Devanagari}\d-]+$/u,
  /^[\p{Script=Thai}\d-]+$/u,
];

/**
 * Where an address leads, as people are shown it: its true host and nothing that the page or the address says of
 * itself. A name in other letters is spelled out only where it cannot be taken for another name.
 */
export function siteName(url: URL): string {
  const host = url.hostname.replace(/\.$/, '').replace(/^www\.(?=.*\.)/, '');
  return host.split('.').map(showLabel).join('.');
}

function showLabel(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const spelled = domainToUnicode(label);
  return distinctScripts.some((script) => script.test(spelled)) ? spelled : label;
}
