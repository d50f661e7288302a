export {
  authorJson,
  findAccount,
  findUserId,
  findUserIds,
  findUserIdsByHandle,
  lockAccount,
} from './accounts.queries.ts';
export { authorView, type AuthorRow } from './accounts.view.ts';
export { createAuth, type Auth } from './auth.ts';
export { findUserIdByEmail, grantRole, revokeRole, staffRoles, type StaffRole } from './change-role.ts';
export { findPeople } from './find-people.ts';
export { createIdentify } from './identify.ts';
export { searchPeople } from './search-people.ts';
export { mountAuth } from './mount-auth.ts';
export { updateAccount } from './update-account.ts';
export { settleAvatar } from './change-avatar.ts';
