import type { Me } from '@spark/contract';
import type { BagContents } from '#lib/bag-contents.ts';
import type { Reading } from '#lib/reading-cookie.ts';
import type { InnerFetch } from '#lib/server/answer-in-process.ts';

declare global {
  namespace App {
    interface Error {
      /** Permanent code of the API's problem, where one caused this. */
      code?: string;
    }
    interface Locals {
      /** Cookies the API set while this page was rendered, as `set-cookie` lines. */
      cookiesSet: string[];
      /** Who the page was made for; empty for a visitor, `null` where that was not asked. */
      viewerId: string | null;
    }
    interface PageData {
      /** The address Spark is known by; missing on the page that says something broke. */
      publicUrl?: string;
      /** The signed-in person; `null` for a visitor. */
      me: Me | null;
      /** Slugs of the interests chosen by the person, or kept on the visitor's device. */
      interests: string[];
      /**
       * Names of interests in the language of the page, by slug, where these differ from those of the shop; missing on the
       * page that says something broke, and on pages an earlier version made.
       */
      interestNames?: Record<string, string>;
      /** Ids of the posts a visitor hid on this device. */
      hidden: string[];
      /** How one reads on this device. */
      reading: Reading;
      /** What was in the bag when the page was asked for. */
      bag: BagContents;
      /** When the server made the page, by its own clock. */
      madeAt: string;
    }
    interface Platform {
      req: import('node:http').IncomingMessage & {
        sparkInject?: InnerFetch;
        sparkPublicUrl?: string;
        sparkLocale?: string;
      };
    }
  }
}

export {};
