/** Asks the browser for leave to notify, in answer to a tap only; says whether it may. */
export async function askForPush(): Promise<boolean> {
  if (!('Notification' in window)) return false;
  if (Notification.permission !== 'default') return Notification.permission === 'granted';
  return (await Notification.requestPermission()) === 'granted';
}
