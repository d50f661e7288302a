import type { NotificationSettingsChange } from '@spark/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makePost } from '../../../../test/factories.ts';
import { runJob, waitingJobs } from '../../../../test/jobs.ts';
import { readLetters } from '../../../../test/letters.ts';
import type { Person } from '../../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { notifyOfCreator } from '../notify.ts';
import { queueDueDigests } from './mail-jobs.ts';

let spark: TestApp;
let author: Person;
let post: { id: string };
beforeAll(async () => {
  spark = await createTestApp();
  await spark.consumeChanges();
});
beforeEach(async () => {
  author = await spark.newMember({ name: 'Ada', email_verified: true });
  post = await makePost(spark.db, { author_id: author.id, text: 'Three lamps' });
});
afterAll(() => spark.close());

const change = (as: Person, body: NotificationSettingsChange) =>
  spark.call('changeNotificationSettings', { as, body });
const byMail = { post_commented: { mail: true }, post_smiled: { mail: true } };

/** Somebody comments, and what follows from it is queued. */
async function comment(text: string): Promise<Person> {
  const reader = await spark.newMember({ name: 'Mira' });
  await spark.call('createComment', { as: reader, params: post, body: { text } });
  await spark.consumeChanges();
  return reader;
}

const notificationId = async () =>
  (
    await spark.db
      .selectFrom('notifications')
      .select('id')
      .where('user_id', '=', author.id)
      .executeTakeFirstOrThrow()
  ).id;

const emailOf = async (person: Person) =>
  (await spark.db.selectFrom('users').select('email').where('id', '=', person.id).executeTakeFirstOrThrow())
    .email;
const lettersTo = async (person: Person) => {
  const to = await emailOf(person);
  return (await readLetters(spark)).filter((letter) => letter.to === to);
};
const sendNow = async (now = new Date()) =>
  runJob(spark, 'notification-mail', { notificationId: await notificationId() }, { now });

test('settings are for oneself, all off but what its owner alone can mend or others decided about them, and refuse what there is not', async () => {
  expect(await spark.refusal('getNotificationSettings')).toMatchObject({ code: 'unauthenticated' });
  const settings = await spark.call('getNotificationSettings', { as: author });
  expect(settings).toMatchObject({ mailRhythm: 'daily', digestHour: 8, timeZone: 'UTC', quietHours: null });
  const on = Object.entries(settings.choices).filter(([, { app, push, mail }]) => app || push || mail);
  expect(on.map(([type]) => type)).toEqual([
    'creator_invited',
    'creator_dismissed',
    'poll_closed',
    'photo_failed',
  ]);
  for (const body of [
    { timeZone: 'Mars/Olympus' },
    { timeZone: '+02:00' },
    { digestHour: 24 },
    { quietHours: { from: '25:00', until: '07:00' } },
    { quietHours: { from: '07:00', until: '07:00' } },
    { choices: { everything: { app: true } } },
    { choices: { mentioned: { pigeon: true } } },
  ]) {
    expect(
      await spark.refusal('changeNotificationSettings', {
        as: author,
        body: body as NotificationSettingsChange,
      }),
    ).toMatchObject({ status: 422 });
  }
  expect(await spark.call('getNotificationSettings', { as: author })).toEqual(settings);
});

test('the two switches of the onboarding are a choice of kinds, in the app and by push', async () => {
  const body = { notifications: { postActivity: true } };
  const me = await spark.call('updateMe', { as: author, body });
  expect(me.notifications).toEqual({ postActivity: true, commentReplies: false });
  const { choices } = await spark.call('getNotificationSettings', { as: author });
  expect(choices.post_commented).toEqual({ app: true, push: true, mail: false });
  expect(choices.comment_replied).toEqual({ app: false, push: false, mail: false });
});

test('a letter at once says who did what, in which words, and how to end such letters', async () => {
  await change(author, { choices: byMail, mailRhythm: 'once' });
  await comment('Where is the <b>left</b> one from?');
  expect(await waitingJobs(spark, 'notification-mail')).toHaveLength(1);
  expect(await sendNow()).toMatchObject({ outcome: 'sent' });
  const [letter] = await lettersTo(author);
  expect(letter?.text).toContain('Mira commented on “Three lamps”');
  expect(letter?.text).toContain('Where is the &lt;b&gt;left&lt;/b&gt; one from?');
  expect(letter?.text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  expect(letter?.text).toMatch(/^List-Unsubscribe:\s+<http\S+\/api\/v1\/unsubscribe\/\S+>/m);
  // It was listed nowhere else, so it is read with that.
  expect(await sendNow()).toMatchObject({ outcome: 'nothing to tell' });
});

test('a letter of an invitation leads to the settings of the storefront; one of its end follows, not both', async () => {
  await change(author, {
    choices: { creator_invited: { mail: true }, creator_dismissed: { mail: true } },
    mailRhythm: 'once',
  });
  const tell = (isCreator: boolean) =>
    spark.db
      .transaction()
      .execute((trx) => notifyOfCreator(trx, { userId: author.id, isCreator, now: new Date() }));
  await tell(true);
  expect(await sendNow()).toMatchObject({ outcome: 'sent' });
  await tell(true);
  await tell(false);
  expect(await sendNow()).toMatchObject({ outcome: 'sent' });
  const letters = (await lettersTo(author)).map(({ text }) => text);
  expect(letters).toHaveLength(2);
  // They lie in a folder, in no order.
  const invitation = expect.stringMatching(/You are a creator now, .*http\S+\/settings\/storefront/s);
  const dismissal = expect.stringContaining('your storefront is closed.');
  expect(letters).toEqual(expect.arrayContaining([invitation, dismissal]));
});

test('one click ends letters, by a form of a mail program without an account, and again; a forged link ends nothing', async () => {
  await change(author, { choices: byMail, mailRhythm: 'once' });
  await comment('Hello');
  await sendNow();
  const [letter] = await lettersTo(author);
  const path = /\/api\/v1\/unsubscribe\/[^\s>]+/.exec(letter?.text ?? '')?.[0] ?? '';
  const token = path.split('/').at(-1) ?? '';
  expect(await spark.call('getLetters', { params: { token } })).toEqual({
    type: 'post_commented',
    isOn: true,
  });
  const click = (url: string) =>
    spark.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
  for (const forged of [`${path}x`, path.replace('post_commented', 'all'), '/api/v1/unsubscribe/a.b.c']) {
    expect((await click(forged)).statusCode).toBe(404);
  }
  const choice = async () => (await spark.call('getNotificationSettings', { as: author })).choices;
  expect((await choice()).post_commented.mail).toBe(true);
  for (const _ of [1, 2]) expect((await click(path)).statusCode).toBe(204);
  expect(await spark.call('getLetters', { params: { token } })).toEqual({
    type: 'post_commented',
    isOn: false,
  });
  const { post_commented: commented, post_smiled: smiled } = await choice();
  expect([commented.mail, smiled.mail]).toEqual([false, true]);
});

test('in quiet hours letters at once and messages wait for their end, where the person is', async () => {
  const quietHours = { from: '22:00', until: '07:30' };
  await change(author, { choices: byMail, mailRhythm: 'once', timeZone: 'Asia/Kathmandu', quietHours });
  await comment('Are you awake?');
  const night = new Date('2026-11-26T20:00:00Z');
  expect(await sendNow(night)).toMatchObject({ outcome: 'quiet hours' });
  expect(await lettersTo(author)).toEqual([]);
  const waiting = await waitingJobs(spark, 'notification-mail');
  expect(waiting.map(({ runAt }) => runAt.toISOString())).toContain('2026-11-27T01:45:00.000Z');
  expect(await sendNow(new Date('2026-11-27T01:45:00Z'))).toMatchObject({ outcome: 'sent' });
});

test('a digest comes once a day at the hour chosen, in the language of its reader, and only if there is something', async () => {
  await spark.db.updateTable('users').set({ locale: 'zh-CN' }).where('id', '=', author.id).execute();
  await change(author, {
    choices: { post_commented: { app: true, mail: true } },
    timeZone: 'Europe/Berlin',
    digestHour: 18,
  });
  await comment('第一');
  await comment('第二');
  const dueAt = (
    await spark.db
      .selectFrom('notification_settings')
      .select('digest_due_at')
      .where('user_id', '=', author.id)
      .executeTakeFirstOrThrow()
  ).digest_due_at;
  expect(dueAt?.toISOString()).toMatch(/T1[67]:00:00\.000Z$/);
  const due = dueAt ?? new Date();
  await queueDueDigests(spark.db, due);
  expect(await queueDueDigests(spark.db, due)).toBe(0);
  const queued = (await waitingJobs(spark, 'digest-mail')).filter(({ key }) => key?.includes(author.id));
  expect(queued).toHaveLength(1);
  const run = () =>
    runJob(spark, 'digest-mail', { userId: author.id, dueAt: due.toISOString() }, { now: due });
  expect(await run()).toMatchObject({ outcome: 'sent', told: 1 });
  const [letter] = await lettersTo(author);
  expect(letter?.text).toContain('Ada，你好：');
  expect(letter?.text).toContain('Mira和另外 1 人评论了“Three lamps”');
  expect(letter?.text).toContain('lang="zh-CN"');
  expect(await run()).toMatchObject({ outcome: 'nothing to tell' });
});

test('nobody is written to at an address that was never confirmed', async () => {
  await spark.db.updateTable('users').set({ email_verified: false }).where('id', '=', author.id).execute();
  await change(author, { choices: byMail, mailRhythm: 'once' });
  await comment('Hello');
  expect(await sendNow()).toMatchObject({ outcome: 'nobody to tell' });
  expect(await spark.call('getNotificationSettings', { as: author })).toMatchObject({
    isMailConfirmed: false,
  });
});

test('what waited for a letter of a kind that was ended since is written in none, neither at once nor in a digest', async () => {
  await change(author, { choices: byMail, mailRhythm: 'once' });
  const reader = await comment('Hello');
  await spark.call('smile', { as: reader, params: post });
  await spark.consumeChanges();
  await change(author, { choices: { post_commented: { mail: false } } });
  const digest = { userId: author.id, dueAt: new Date().toISOString() };
  expect(await runJob(spark, 'digest-mail', digest)).toMatchObject({ outcome: 'sent', told: 1 });
  const letters = await lettersTo(author);
  expect(letters).toHaveLength(1);
  const path = /\/api\/v1\/unsubscribe\/[^\s>]+/.exec(letters[0]?.text ?? '')?.[0] ?? '';
  const other = await spark.newMember();
  await spark.call('smile', { as: other, params: post });
  await spark.consumeChanges();
  // A program of the addressee's posts to the link.
  expect((await spark.send({ method: 'POST', url: path })).statusCode).toBe(204);
  expect(await runJob(spark, 'digest-mail', digest)).toMatchObject({ outcome: 'nothing to tell' });
});
