import { plural } from '#lib/words/plural.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/** When a poll closes, as one chooses it. */
export type ClosingChoice = 'day' | 'three-days' | 'week' | 'own' | 'never';

/** The choices in the order they are offered, with their words. */
export function closingChoices(): readonly { choice: ClosingChoice; label: string }[] {
  return [
    { choice: 'day', label: plural(1, ['# day', '# days']) },
    { choice: 'three-days', label: plural(3, ['# day', '# days']) },
    { choice: 'week', label: plural(1, ['# week', '# weeks']) },
    { choice: 'own', label: 'Own time' },
    { choice: 'never', label: 'Never' },
  ];
}

const days: Partial<Record<ClosingChoice, number>> = { day: 1, 'three-days': 3, week: 7 };

/** The moment a choice stands for; `own` is what was entered, `null` leaves the poll open for good. */
export function closesAt(choice: ClosingChoice, own: string | null, now: number): string | null {
  if (choice === 'own') return own;
  const length = days[choice];
  return length === undefined ? null : new Date(now + length * dayMs).toISOString();
}

/** What a field for date and time shows for a moment, in the time of this device. */
export function toLocalInput(moment: string | null): string {
  if (moment === null) return '';
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The moment entered into such a field; `null` while it is not whole. */
export function fromLocalInput(entered: string): string | null {
  const at = new Date(entered);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
