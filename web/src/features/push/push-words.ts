/** Why a device is not told, and what to do about it. */
export function refusals() {
  return {
    unsupported: 'This browser cannot show notifications from Spark.',
    uninstalled:
      'On iPhone and iPad, notifications come once Spark is on the home screen: tap Share, then “Add to Home Screen”, and open it from there. Settings, “Install Spark” shows how.',
    blocked:
      'This browser was told not to show notifications from Spark. You can change that in its settings for this site.',
    undecided: 'This browser shows nothing from Spark until you allow it.',
    unreachable:
      'This browser could not reach the service its notifications come by. In a private window there is none.',
  } as const;
}
