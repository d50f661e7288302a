let isOpen = $state.raw(false);

/** Whether the help is shown. */
export function isHelpOpen(): boolean {
  return isOpen;
}

/** Shows the help, or takes it away. */
export function showHelp(isShown: boolean): void {
  isOpen = isShown;
}
