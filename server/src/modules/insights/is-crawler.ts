// What the programs that read the web for others call themselves; the look-behind leaves out phones named Cubot.
const crawlerWords =
  /(?<!\bcu)bot\b|bot[/;-]|crawl|spider|slurp|facebookexternalhit|embedly|preview|lighthouse|pingdom|archiver|curl\/|python-|go-http/i;

/** Whether a request comes from a program that reads the web, by what it says of itself. */
export function isCrawler(userAgent: string | undefined): boolean {
  return userAgent === undefined || userAgent.trim() === '' || crawlerWords.test(userAgent);
}
