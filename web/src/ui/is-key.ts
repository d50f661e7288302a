/** Whether one of these keys was pressed; the names of keys are no texts, though some are words. */
export function isKey({ key }: KeyboardEvent, ...names: readonly string[]): boolean {
  return names.includes(key);
}
