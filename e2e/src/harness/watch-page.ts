import type { Page } from 'playwright-core';

/** What went wrong on a page, in sentences; it fills while the page is used. */
export type Complaints = string[];

/** Status codes with which Spark refuses on purpose; a journey that provokes one says so, from the beginning or on its way. */
export type ExpectedRefusals = readonly number[];

/** The browser's own words for a refused request; the refusal itself is judged by its status. */
const failedRequest = /^Failed to load resource/;

/** Complains about everything a person would not see but a developer must: errors, policy violations, foreign calls. */
export function watchPage(page: Page, origins: ReadonlySet<string>, expected: ExpectedRefusals): Complaints {
  const complaints: Complaints = [];
  page.on('pageerror', (error) =>
    complaints.push(`error on the page: ${error.stack || `${error.name} ${error.message}`}`),
  );
  page.on('console', (message) => {
    // Violations of the content security policy arrive here, too.
    if (message.type() !== 'error' || failedRequest.test(message.text())) return;
    complaints.push(`console: ${message.text()} (${page.url()})`);
  });
  page.on('response', (response) => {
    if (response.status() < 400 || expected.includes(response.status())) return;
    complaints.push(`${response.status()} for ${response.request().method()} ${response.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: called } = new URL(request.url());
    if (!protocol.startsWith('http') || origins.has(called)) return;
    complaints.push(`a call to a stranger: ${request.url()}`);
  });
  return complaints;
}
