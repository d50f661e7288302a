import type { NotificationSettingsChange } from '@spark/contract';
import { choiceGroups } from './choice-words.ts';

/** The boxes of the matrix, each on or off. */
export function readChoices(form: FormData): NonNullable<NotificationSettingsChange['choices']> {
  const types = choiceGroups().flatMap((group) => group.types.map(({ type }) => type));
  return Object.fromEntries(
    types.map((type) => [
      type,
      {
        // Being listed is chosen at each person there.
        ...(type === 'followed_posted' ? {} : { app: form.has(`${type}.app`) }),
        push: form.has(`${type}.push`),
        mail: form.has(`${type}.mail`),
      },
    ]),
  );
}

/** When one is told, as the form says it. */
export function readTiming(form: FormData): Omit<NotificationSettingsChange, 'choices'> {
  const read = (name: string) => String(form.get(name) ?? '');
  return {
    mailRhythm: read('mailRhythm') === 'once' ? 'once' : 'daily',
    digestHour: Number(read('digestHour')),
    timeZone: read('timeZone'),
    quietHours: form.has('isQuiet') ? { from: read('quietFrom'), until: read('quietUntil') } : null,
  };
}
