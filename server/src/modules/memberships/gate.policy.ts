import type { GateAction } from '@spark/contract';

/** Who an action is open to; staff may do everything. */
export type Allowed = 'user' | 'member' | 'enthusiast' | 'staff';

/** What the gate looks at. */
export interface Standing {
  isMember: boolean;
  /** Whether they carry the badge, everywhere or in an interest. */
  isEnthusiast: boolean;
  isStaff: boolean;
}

/** The gate as it comes: reading needs nobody, taking part needs an account, speaking needs a membership, curating a badge. */
export const defaultGate: Readonly<Record<GateAction, Allowed>> = {
  'post.create': 'member',
  'media.upload': 'member',
  'comment.create': 'member',
  'review.share': 'member',
  'post.smile': 'user',
  'comment.smile': 'user',
  'post.save': 'user',
  'poll.vote': 'user',
  'user.follow': 'user',
  'theme.publish': 'enthusiast',
};

/**
 * Whether somebody of this standing may do what is open to `allowed`. A badge is no membership: it outlives one, and whoever
 * has both may do what either opens.
 */
export function isAllowed(allowed: Allowed, standing: Standing): boolean {
  if (standing.isStaff || allowed === 'user') return true;
  if (allowed === 'enthusiast') return standing.isEnthusiast;
  return allowed === 'member' && standing.isMember;
}
