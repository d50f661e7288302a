export { default as FollowButton } from './FollowButton.svelte';
export { default as PersonMenuButton } from './PersonMenuButton.svelte';
export { default as SilencedList } from './SilencedList.svelte';
export { silencePerson } from './silence-person.ts';
export { isSilenced, withoutSilenced } from './silenced-people.svelte.ts';
