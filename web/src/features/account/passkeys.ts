import { deviceName } from './device-name.ts';

function tooManyTries() {
  return 'That was a lot of tries. Wait a minute and try again.';
}
function noAccount() {
  return 'This passkey does not open an account here.';
}
function signedInLongAgo() {
  return 'You signed in a while ago. Sign in again, then add the passkey.';
}
function noneUsed() {
  return 'No passkey was used. Try again.';
}
function gone() {
  return 'Spark cannot be reached just now. Try again in a moment.';
}

/** Whether this browser knows passkeys in the form they are asked for here. */
export function canUsePasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== 'undefined' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential
  );
}

/** Signs in by a passkey of this device, or one it can reach. Returns what went wrong, or `null`. */
export async function signInWithPasskey(): Promise<string | null> {
  return attempt(async () => {
    const options = await ask<PublicKeyCredentialRequestOptionsJSON>('generate-authenticate-options');
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const response = toJson(await navigator.credentials.get({ publicKey }));
    await ask('verify-authentication', { response });
  });
}

/** Makes a passkey on this device, named after it. Returns what went wrong, or `null`. */
export async function addPasskey(): Promise<string | null> {
  return attempt(async () => {
    const options = await ask<PublicKeyCredentialCreationOptionsJSON>('generate-register-options');
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const response = toJson(await navigator.credentials.create({ publicKey }));
    await ask('verify-registration', { response, name: deviceName(navigator.userAgent) });
  });
}

async function attempt(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (caught) {
    return caught instanceof Error ? wordsOf(caught) : gone();
  }
}

/** What the browser, or Spark, makes of it; the browser tells little, so that pages do not learn who has which keys. */
function wordsOf({ name, message }: Error): string {
  if (name === 'InvalidStateError') return 'This device has a passkey for your account already.';
  if (name === 'NotAllowedError' || name === 'AbortError')
    return 'No passkey was used. Try again, or take another way.';
  if (name === 'SecurityError') return 'Passkeys work only at the address Spark is known by.';
  return name === 'PasskeyError' ? message : gone();
}

class PasskeyError extends Error {
  override name = 'PasskeyError';
}

function toJson(credential: Credential | null): unknown {
  // What was asked for is a public key, or nothing.
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyError(noneUsed());
  return credential.toJSON();
}

async function ask<T>(call: string, body?: object): Promise<T> {
  const response = await fetch(`/api/auth/passkey/${call}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  // The parse boundary: what these calls answer is set down by WebAuthn.
  const answer = (await response.json().catch(() => ({}))) as T & { code?: string };
  if (response.ok) return answer;
  if (answer.code === 'SESSION_NOT_FRESH') {
    throw new PasskeyError(signedInLongAgo());
  }
  throw new PasskeyError(response.status === 429 ? tooManyTries() : noAccount());
}
