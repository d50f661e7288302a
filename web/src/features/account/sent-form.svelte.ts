import type { SubmitFunction } from '$app/forms';

/** A form that says that it is on its way, and leads to what was wrong with it. */
export function createSentForm({ keepsWords }: { keepsWords: boolean }): {
  readonly isBusy: boolean;
  send: SubmitFunction;
} {
  let isBusy = $state(false);
  return {
    get isBusy() {
      return isBusy;
    },
    send: ({ formElement }) => {
      isBusy = true;
      return async ({ update }) => {
        await update({ reset: !keepsWords });
        isBusy = false;
        formElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      };
    },
  };
}
