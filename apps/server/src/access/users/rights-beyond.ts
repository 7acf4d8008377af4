import { type RawBuilder, sql } from 'kysely';

/**
 * Whether an account is a member (let in or waiting) of a project other than this one that the manager does not administer:
 * whoever sets its password would walk in there.
 */
export function hasRightsBeyond(
  account: RawBuilder<unknown>,
  project: RawBuilder<unknown>,
  manager: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from membership as elsewhere
    where elsewhere.account_id = ${account}
      and elsewhere.project_id <> ${project}
      and elsewhere.state <> 'disabled'
      and not exists (
        select from membership as own
        where own.project_id = elsewhere.project_id
          and own.account_id = ${manager}
          and own.role = 'project_admin'
          and own.state = 'active'))`;
}
