import { resolve } from 'node:path';
import { locales, sourceLocale, type Locale } from '@spark/contract/locales';
import type { OidcSettings } from './modules/accounts/index.ts';
import { faultOfCartUrl, type ShopSettings, type StripeSettings } from './modules/shop/settings.ts';

/** Everything the operator can set, read once at the start. */
export interface Config {
  /** `PORT`: where HTTP is served. */
  port: number;
  /** `HOST`: the address listened on; every interface unless set. */
  host: string;
  /** `SPARK_PUBLIC_URL`: the address people use, without a slash at the end. */
  publicUrl: string;
  /** `SPARK_DATA_DIR`: folder of the embedded database, media and generated secrets. */
  dataDir: string;
  /** `SPARK_DEMO`: `auto` fills an empty database outside production, `on` always fills an empty one, `off` never. */
  demo: 'auto' | 'on' | 'off';
  /** `DATABASE_URL`: an outside PostgreSQL; `null` means the embedded one. */
  databaseUrl: string | null;
  /** `SPARK_MEMBERSHIP_NAME`: what the membership is called. */
  membershipName: string;
  /** `SPARK_LOCALE`: the language of visitors and letters where nobody chose another, and of the demo community. */
  locale: Locale;
  /** `SPARK_ADMIN_EMAIL`: the account with this address is an operator. */
  adminEmail: string | null;
  /** `LOG_LEVEL` */
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug';
  /** `NODE_ENV` is `production`. */
  isProduction: boolean;
  /** `SPARK_API_KEY`: set by the operator; `null` means one is generated into the data folder. Never logged. */
  apiKey: string | null;
  /**
   * `SPARK_CHECKOUT`: `builtin` sells here, `handover` sends people on to the shop. `SPARK_CART_URL`: the shop's cart for the
   * latter, see docs/decisions/shop.md. `SPARK_ATTRIBUTION_HOURS`: how long after a click a post still takes the sale.
   */
  shop: ShopSettings;
  /** `STRIPE_SECRET_KEY`, `STRIPE_WEBHOOK_SECRET`, `STRIPE_API_URL`, `STRIPE_MEMBERSHIP_PRICE`; `null`: payments are arranged by hand. Never logged. */
  stripe: StripeSettings | null;
  /** `OIDC_*`: the shop's own sign-in; `null` where it is not set up. Its secret is never logged. */
  oidc: OidcSettings | null;
  /** `SPARK_EVENT_DAYS`: for how many days it is kept what people saw and opened. */
  eventDays: number;
  /** `SMTP_URL`, `SPARK_MAIL_FROM`: the mail server (`null`: letters become files in the data folder) and the sender. Never logged. */
  mail: { smtpUrl: string | null; from: string };
  /** `SPARK_PUSH_HOSTS`: push services of the operator's own network: they may be private, and speak http on any port. */
  pushHosts: string[];
}

/** A setting that cannot be used; the message is a sentence that names it. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

type Environment = Record<string, string | undefined>;

/** Interprets the environment. Throws ConfigError for the first wrong value. */
export function readConfig(env: Environment): Config {
  const port = readPort(env);
  const publicUrl = readPublicUrl(env, port);
  return {
    port,
    host: read(env, 'HOST') ?? '0.0.0.0',
    publicUrl,
    dataDir: resolve(read(env, 'SPARK_DATA_DIR') ?? '.spark'),
    demo: readChoice(env, 'SPARK_DEMO', ['auto', 'on', 'off'], 'auto'),
    databaseUrl: readDatabaseUrl(env),
    membershipName: readMembershipName(env),
    locale: readChoice(env, 'SPARK_LOCALE', locales, sourceLocale),
    adminEmail: readEmail(env, 'SPARK_ADMIN_EMAIL'),
    logLevel: readChoice(env, 'LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug'], 'info'),
    isProduction: env['NODE_ENV'] === 'production',
    apiKey: readApiKey(env),
    shop: readShop(env),
    stripe: readStripe(env),
    oidc: readOidc(env),
    eventDays: readEventDays(env),
    mail: { smtpUrl: readSmtpUrl(env), from: readMailFrom(env, publicUrl) },
    pushHosts: readHosts(env, 'SPARK_PUSH_HOSTS'),
  };
}

/** Where services that Spark calls find whoever runs it: the community's address or, where that is not a public one, the sender of its letters. */
export function contactOf({ publicUrl, mail }: Pick<Config, 'publicUrl' | 'mail'>): string {
  if (publicUrl.startsWith('https:')) return publicUrl;
  return `mailto:${/<([^>]+)>/.exec(mail.from)?.[1] ?? mail.from}`;
}

function read(env: Environment, name: string): string | null {
  const value = env[name]?.trim();
  return value ? value : null;
}

function readPort(env: Environment): number {
  const text = read(env, 'PORT') ?? '3000';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError(`PORT must be a number from 0 to 65535, but it is "${text}".`);
  }
  return port;
}

function readPublicUrl(env: Environment, port: number): string {
  const text = read(env, 'SPARK_PUBLIC_URL');
  if (text === null) return `http://localhost:${port}`;
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) {
    throw new ConfigError(
      `SPARK_PUBLIC_URL must be an address such as https://community.example, but it is "${text}".`,
    );
  }
  return new URL(text).origin;
}

function readDatabaseUrl(env: Environment): string | null {
  const text = read(env, 'DATABASE_URL');
  if (text === null) return null;
  if (!URL.canParse(text) || !/^postgres(ql)?:\/\//i.test(text)) {
    // The value is not repeated: it may hold a password.
    throw new ConfigError('DATABASE_URL must look like postgresql://user:password@host:5432/name.');
  }
  return text;
}

function readMembershipName(env: Environment): string {
  const name = read(env, 'SPARK_MEMBERSHIP_NAME') ?? 'Prime';
  if (name.length > 40) throw new ConfigError('SPARK_MEMBERSHIP_NAME may have at most 40 characters.');
  return name;
}

function readEmail(env: Environment, name: string): string | null {
  const text = read(env, name);
  if (text !== null && !/^[^\s@]+@[^\s@]+$/.test(text)) {
    throw new ConfigError(`${name} must be an e-mail address, but it is "${text}".`);
  }
  return text?.toLowerCase() ?? null;
}

function readApiKey(env: Environment): string | null {
  const key = read(env, 'SPARK_API_KEY');
  if (key !== null && key.length < 16) {
    throw new ConfigError('SPARK_API_KEY must have at least 16 characters.');
  }
  return key;
}

function readShop(env: Environment): ShopSettings {
  const hours = Number(read(env, 'SPARK_ATTRIBUTION_HOURS') ?? '24');
  if (!Number.isFinite(hours) || hours <= 0 || hours > 24 * 30) {
    throw new ConfigError(
      `SPARK_ATTRIBUTION_HOURS must be a number of hours up to 720, but it is "${read(env, 'SPARK_ATTRIBUTION_HOURS')}".`,
    );
  }
  const cartUrl = read(env, 'SPARK_CART_URL');
  const fault = cartUrl === null ? null : faultOfCartUrl(cartUrl);
  if (fault !== null) throw new ConfigError(`SPARK_CART_URL cannot be used: ${fault}.`);
  const checkout = readChoice(env, 'SPARK_CHECKOUT', ['builtin', 'handover'], 'builtin');
  return { checkout, cartUrl, attributionHours: hours };
}

function readStripe(env: Environment): StripeSettings | null {
  const secretKey = read(env, 'STRIPE_SECRET_KEY');
  const webhookSecret = read(env, 'STRIPE_WEBHOOK_SECRET');
  if (secretKey === null && webhookSecret === null) return null;
  if (secretKey === null || webhookSecret === null) {
    throw new ConfigError('STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are needed both, or neither.');
  }
  const apiUrl = read(env, 'STRIPE_API_URL');
  if (apiUrl !== null && !(URL.canParse(apiUrl) && /^https?:\/\//i.test(apiUrl))) {
    throw new ConfigError(`STRIPE_API_URL must be an address, but it is "${apiUrl}".`);
  }
  const membershipPrice = read(env, 'STRIPE_MEMBERSHIP_PRICE');
  if (membershipPrice !== null && !/^price_\w+$/.test(membershipPrice)) {
    throw new ConfigError('STRIPE_MEMBERSHIP_PRICE must be the id of a price, such as price_1NqXyZ.');
  }
  return { secretKey, webhookSecret, apiUrl, membershipPrice };
}

function readOidc(env: Environment): OidcSettings | null {
  const issuer = read(env, 'OIDC_ISSUER');
  const clientId = read(env, 'OIDC_CLIENT_ID');
  if (issuer === null && clientId === null) return null;
  if (issuer === null || clientId === null) {
    throw new ConfigError('OIDC_ISSUER and OIDC_CLIENT_ID are needed both, or neither.');
  }
  const url = URL.parse(issuer);
  const isLocal = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal))) {
    throw new ConfigError(
      `OIDC_ISSUER must be an address such as https://shop.example, but it is "${issuer}".`,
    );
  }
  const name = read(env, 'OIDC_NAME') ?? url.hostname;
  if (name.length > 40) throw new ConfigError('OIDC_NAME may have at most 40 characters.');
  const claim = read(env, 'OIDC_MEMBER_CLAIM');
  const value = read(env, 'OIDC_MEMBER_VALUE');
  if (claim === null && value !== null) {
    throw new ConfigError('OIDC_MEMBER_VALUE says nothing without OIDC_MEMBER_CLAIM.');
  }
  const days = Number(read(env, 'OIDC_MEMBER_DAYS') ?? '30');
  if (!Number.isInteger(days) || days < 1 || days > 3_660) {
    throw new ConfigError('OIDC_MEMBER_DAYS must be a number of days from 1 to 3660.');
  }
  const scopes = (read(env, 'OIDC_SCOPES') ?? 'openid email profile').split(/\s+/);
  if (!scopes.includes('openid')) throw new ConfigError('OIDC_SCOPES must name openid.');
  return {
    issuer,
    clientId,
    clientSecret: read(env, 'OIDC_CLIENT_SECRET'),
    name,
    scopes,
    member: claim === null ? null : { claim, value: value ?? 'true' },
    memberDays: days,
  };
}

function readEventDays(env: Environment): number {
  const text = read(env, 'SPARK_EVENT_DAYS') ?? '90';
  const days = Number(text);
  if (!Number.isInteger(days) || days < 7 || days > 730) {
    throw new ConfigError(`SPARK_EVENT_DAYS must be a number of days from 7 to 730, but it is "${text}".`);
  }
  return days;
}

function readSmtpUrl(env: Environment): string | null {
  const text = read(env, 'SMTP_URL');
  if (text === null) return null;
  if (!URL.canParse(text) || !/^smtps?:\/\//i.test(text)) {
    // The value is not repeated: it may hold a password.
    throw new ConfigError('SMTP_URL must look like smtp://user:password@host:587.');
  }
  return text;
}

function readMailFrom(env: Environment, publicUrl: string): string {
  const text = read(env, 'SPARK_MAIL_FROM') ?? `Spark <spark@${new URL(publicUrl).hostname}>`;
  if (!/^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(text)) {
    throw new ConfigError(
      `SPARK_MAIL_FROM must be an address such as "Our shop <hello@shop.example>", but it is "${text}".`,
    );
  }
  return text;
}

function readHosts(env: Environment, name: string): string[] {
  const hosts = (read(env, name) ?? '').split(/[\s,]+/).filter((host) => host !== '');
  return hosts.map((host) => {
    // What a browser makes of it is what addresses are compared with.
    const hostname = URL.parse(`http://${host}/`)?.hostname;
    if (hostname === host.toLowerCase()) return hostname;
    throw new ConfigError(`${name} must name hosts such as push.intranet.example, but one is "${host}".`);
  });
}

function readChoice<const T extends string>(
  env: Environment,
  name: string,
  choices: readonly T[],
  fallback: T,
): T {
  const text = read(env, name);
  if (text === null) return fallback;
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) {
    throw new ConfigError(`${name} must be one of ${choices.join(', ')}, but it is "${text}".`);
  }
  return choice;
}
