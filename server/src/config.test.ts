import { expect, test } from 'vitest';
import { ConfigError, contactOf, readConfig } from './config.ts';

test('a shop that set nothing sells here, is paid by hand, and keeps letters as files', () => {
  expect(readConfig({ SPARK_PUBLIC_URL: 'https://community.example' })).toMatchObject({
    shop: { checkout: 'builtin', cartUrl: null, attributionHours: 24 },
    stripe: null,
    locale: 'en',
    eventDays: 90,
    mail: { smtpUrl: null, from: 'Spark <spark@community.example>' },
  });
});

test('what is set is taken', () => {
  const config = readConfig({
    SPARK_CHECKOUT: 'handover',
    SPARK_CART_URL: 'https://shop.example/cart/{cart}?ref={reference}',
    SPARK_ATTRIBUTION_HOURS: '48',
    SPARK_EVENT_DAYS: '30',
    SPARK_LOCALE: 'zh-CN',
    STRIPE_SECRET_KEY: 'sk_1',
    STRIPE_WEBHOOK_SECRET: 'whsec_1',
    SMTP_URL: 'smtps://user:word@mail.example:465',
    SPARK_MAIL_FROM: 'Our shop <hello@shop.example>',
    SPARK_PUSH_HOSTS: 'push.intranet, Other.Intranet',
  });
  expect(config).toMatchObject({
    shop: { checkout: 'handover', attributionHours: 48 },
    eventDays: 30,
    locale: 'zh-CN',
    stripe: { secretKey: 'sk_1', webhookSecret: 'whsec_1', apiUrl: null, membershipPrice: null },
    mail: { smtpUrl: 'smtps://user:word@mail.example:465', from: 'Our shop <hello@shop.example>' },
    pushHosts: ['push.intranet', 'other.intranet'],
  });
});

test.each([
  ['SPARK_CHECKOUT', 'somewhere'],
  ['SPARK_LOCALE', 'klingon'],
  ['SPARK_CART_URL', 'https://shop.example/?id={sku}'],
  ['SPARK_CART_URL', 'ftp://shop.example/{cart}'],
  ['SPARK_ATTRIBUTION_HOURS', '0'],
  ['SPARK_ATTRIBUTION_HOURS', 'a day'],
  ['SPARK_EVENT_DAYS', '6'],
  ['SPARK_EVENT_DAYS', '30.5'],
  ['STRIPE_SECRET_KEY', 'sk_alone'],
  ['STRIPE_WEBHOOK_SECRET', 'whsec_alone'],
  ['OIDC_ISSUER', 'https://shop.example'],
  ['OIDC_CLIENT_ID', 'alone'],
  ['SMTP_URL', 'mail.example'],
  ['SPARK_MAIL_FROM', 'nobody'],
  ['SPARK_PUSH_HOSTS', 'https://push.example'],
  ['SPARK_PUSH_HOSTS', 'push.example:8443'],
  ['SPARK_MAIL_FROM', 'a@b.example, c@d.example'],
])('%s=%s stops the start with a sentence that names it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(name);
});

test('no secret is repeated when it is wrong', () => {
  expect(() => readConfig({ SMTP_URL: 'smtp//user:pass-word@mail' })).toThrow(/^(?!.*pass-word)/);
});

test.each([
  [{ SPARK_PUBLIC_URL: 'https://community.example' }, 'https://community.example'],
  [{}, 'mailto:spark@localhost'],
  [{ SPARK_MAIL_FROM: 'Our shop <hello@shop.example>' }, 'mailto:hello@shop.example'],
  [{ SPARK_MAIL_FROM: 'hello@shop.example' }, 'mailto:hello@shop.example'],
])('with %o whoever runs it is found at %s', (env, contact) => {
  expect(contactOf(readConfig(env))).toBe(contact);
});
