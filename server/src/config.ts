import { resolve } from 'node:path';

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
  /** `SPARK_ADMIN_EMAIL`: the account with this address is an operator. */
  adminEmail: string | null;
  /** `LOG_LEVEL` */
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug';
  /** `NODE_ENV` is `production`. */
  isProduction: boolean;
  /** `SPARK_API_KEY`: set by the operator; `null` means one is generated into the data folder. Never logged. */
  apiKey: string | null;
}

/** A setting that cannot be used; the message is a sentence that names it. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

type Environment = Record<string, string | undefined>;

/** Interprets the environment. Throws ConfigError for the first wrong value. */
export function readConfig(env: Environment): Config {
  const port = readPort(env);
  return {
    port,
    host: read(env, 'HOST') ?? '0.0.0.0',
    publicUrl: readPublicUrl(env, port),
    dataDir: resolve(read(env, 'SPARK_DATA_DIR') ?? '.spark'),
    demo: readChoice(env, 'SPARK_DEMO', ['auto', 'on', 'off'], 'auto'),
    databaseUrl: readDatabaseUrl(env),
    membershipName: readMembershipName(env),
    adminEmail: readEmail(env, 'SPARK_ADMIN_EMAIL'),
    logLevel: readChoice(env, 'LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug'], 'info'),
    isProduction: env['NODE_ENV'] === 'production',
    apiKey: readApiKey(env),
  };
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
