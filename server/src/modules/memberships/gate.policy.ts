import type { GateAction } from '@spark/contract';

/** Who an action is open to, each including those after it. */
export type Allowed = 'user' | 'member' | 'staff';

/** What the gate looks at. */
export interface Standing {
  isMember: boolean;
  isStaff: boolean;
}

/** The gate as it comes: reading needs nobody, taking part needs an account, speaking needs a membership. */
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
};

/** Whether somebody of this standing may do what is open to `allowed`. */
export function isAllowed(allowed: Allowed, standing: Standing): boolean {
  if (standing.isStaff || allowed === 'user') return true;
  return allowed === 'member' && standing.isMember;
}
