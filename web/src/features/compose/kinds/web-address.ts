/** An address as it was typed or pasted, whole: people leave out `https://`. */
export function withScheme(typed: string): string {
  const address = typed.trim();
  return address === '' || /^[a-z][a-z0-9+.-]*:/i.test(address.replace(/:\d/, ''))
    ? address
    : `https://${address}`;
}

/** Whether what was typed so far can be the address of a page, so that it is worth asking for. */
export function looksWhole(typed: string, ownHost: string): boolean {
  const address = withScheme(typed);
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, host } = new URL(address);
  // A Spark that is being tried out is on a host of one word.
  const isHost = host === ownHost || /\.[\p{L}\p{N}-]{2,}$/u.test(hostname);
  return /^https?:$/.test(protocol) && isHost;
}
