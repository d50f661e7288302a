export {
  addressOf,
  authorJson,
  findAccount,
  findConfirmedId,
  findUserId,
  wasSomebodys,
  findUserIds,
  findUserIdsByHandle,
  lockAccount,
} from './accounts.queries.ts';
export { authorView, type AuthorRow } from './accounts.view.ts';
export { accountHandlers } from './accounts.handlers.ts';
export { createAuth, type Auth } from './auth.ts';
export type { Passwords } from './passwords.ts';
export { normalAddress } from './addresses/address.ts';
export { releaseUnconfirmed } from './addresses/claims.ts';
export { sweepTries } from './count-tries.ts';
export { looksLikeStaff } from './names/look-alikes.ts';
export { queueLetter } from './letters/account-letter.ts';
export { accountLetterJob } from './letters/write-letter.ts';
export type { OidcSettings } from './oidc/oidc-settings.ts';
export {
  findUserIdByEmail,
  grantRole,
  holdsOffice,
  revokeRole,
  staffRoles,
  type StaffRole,
} from './change-role.ts';
export { findPeople } from './find-people.ts';
export { createIdentify } from './identify.ts';
export { searchPeople } from './search-people.ts';
export { mountAuth } from './mount-auth.ts';
export { updateAccount } from './update-account.ts';
export { settleAvatar } from './change-avatar.ts';
