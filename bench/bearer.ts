/** Signs in somebody of the demo, by the first part of their address; gives the headers they call with. */
export async function bearerOf(url: string, name: string): Promise<{ authorization: string }> {
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: `${name}@spark.test`, password: 'spark-demo-2017' }),
  });
  const token = signedIn.headers.get('set-auth-token');
  if (token === null) throw new Error(`${name} could not sign in: ${signedIn.status}.`);
  // Without the signature, which a process with another secret would not know.
  return { authorization: `Bearer ${token.split('.')[0]}` };
}
