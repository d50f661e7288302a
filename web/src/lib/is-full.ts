/** Whether something could not be kept because the device, or what it gives us of it, is full. */
export function isFull(caught: unknown): boolean {
  return caught instanceof Error && caught.name === 'QuotaExceededError';
}
