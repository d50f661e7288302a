import { svelteDefaultHeuristic } from '@wuchale/svelte';
import type { HeuristicDetails, HeuristicFunc } from 'wuchale';

/** What browsers and standards call things; these look like words and are none. */
const keys = ['Backspace', 'End', 'Enter', 'Escape', 'Tab'];
// Browsers, what they can do, and systems are called the same everywhere.
const browsers = ['Chrome', 'Edge', 'Firefox', 'Opera', 'PushManager', 'Safari', 'Samsung Internet'];
const systems = ['Android', 'ChromeOS', 'Linux', 'Mac', 'Windows'];
// What pages and the service worker say to each other (`lib/worker-messages.ts`).
const workerWords = ['other viewer', 'take over'];
const names = new Set([...keys, ...browsers, ...systems, ...workerWords]);
const selector = /\[[a-z-]+=[^\]]+\]|^[.][a-z]/;
// What forms are filled with by themselves, and what a cookie says of itself.
const autofill = /^shipping [a-z-]+\d?$/;
const cookie = /; max-age=/;
// An element that code writes out; within texts elements have numbers.
const markup = /^<[a-z]/;
const namePatterns = [
  /^[A-Z]\w*Error$/,
  /^(Arrow|Page)(Up|Down|Left|Right)$/,
  selector,
  markup,
  autofill,
  cookie,
];

/** Attributes whose values only programs read; the labels of cells are shown before them where a row is a card. */
export const codeAttributes =
  /^(class|style|href|src|srcset|sizes|media|d|id|name|for|type|rel|role|accept|pattern|autocomplete|inputmode|viewBox|action|method|points|transform|property|data-(?!label$).*|slot|target|as)$/;

/** Calls whose arguments only programs read. */
export const codeCalls =
  /(^|[.])(querySelector(All)?|closest|matches|matchMedia|set|has|get|append|error|warn|log|isKey|sayOnce|Symbol)$/;

const words = /\p{Ll}[’'”,.:;!?…]* \p{L}/u;
const wordsAfterNumber = /^\d+ \p{Ll}{2}/u;
const wordsAroundValue = /#[’'”,.:;!?…+]* \p{Ll}|\p{Ll}[’'”,.:;!?…]* [“‘(]?#/u;

/** Whether something written in the sources is read by people. */
export const isText: HeuristicFunc = (message) => {
  const { details } = message;
  const text = message.msgStr.join('\n');
  if (isName(text) || isWorkedOutOnce(details) || isPrintedOnKeys(details)) return false;
  if (details.attribute !== undefined && codeAttributes.test(details.attribute)) return false;
  if (svelteDefaultHeuristic(message) === 'message') return 'message';
  if (details.scope === 'markup' || (details.call !== undefined && codeCalls.test(details.call)))
    return false;
  return [words, wordsAfterNumber, wordsAroundValue].some((pattern) => pattern.test(text))
    ? 'message'
    : false;
};

/** Whether a text is what a browser or a standard calls something. */
export function isName(text: string): boolean {
  return names.has(text) || namePatterns.some((pattern) => pattern.test(text));
}

/** Keys are called what is printed on them, in every language. */
function isPrintedOnKeys({ element }: HeuristicDetails): boolean {
  return element === 'kbd';
}

/** Whether a module makes something once, for readers of all languages. */
function isWorkedOutOnce({ file, scope, funcName }: HeuristicDetails): boolean {
  return file.endsWith('.ts') && scope === 'script' && typeof funcName !== 'string';
}
