import type { Language } from '@belvedere/contract/languages.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import type { Project } from '../projects/project.ts';
import type { MembershipRole, MembershipState } from './tables.ts';

/** Who a token belongs to, what a slug names, and what the one is in the other. */
export interface Caller {
  readonly account: CallerAccount | undefined;
  readonly project: Project | undefined;
  readonly membership: { readonly role: MembershipRole; readonly state: MembershipState } | undefined;
}
export interface CallerAccount {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly state: 'invited' | 'active' | 'disabled';
  readonly instanceAdmin: boolean;
  readonly lastSeenAt: string | null;
  /** When a personal token was shown, and not a session's. */
  readonly personalToken: { readonly id: number; readonly lastUsedAt: string | null } | undefined;
}

interface Asked {
  readonly tokenHash: Buffer | undefined;
  readonly slug: string | undefined;
  readonly now: string;
}

/** One statement, since every call of every door begins with it. */
export async function findCaller(db: Db | Tx, { tokenHash, slug, now }: Asked): Promise<Caller> {
  if (tokenHash === undefined && slug === undefined) {
    return { account: undefined, project: undefined, membership: undefined };
  }
  const { rows } = await sql<CallerRow>`
    select
      account.id as account_id, account.email, account.name, account.language, account.state, account.instance_admin,
      account.last_seen_at, credential.personal_token, credential.last_used_at,
      project.id as project_id, project.slug, project.title, project.description, project.languages, project.public,
      project.registration, project.created_at,
      membership.role, membership.state as membership_state
    from (select 1) as asked
    left join lateral (
      select account_id, null::integer as personal_token, null::timestamptz as last_used_at
      from sign_in
      where token_hash = ${tokenHash ?? null}::bytea and expires_at > ${now}::timestamptz
      union all
      select account_id, id, last_used_at
      from personal_token
      where token_hash = ${tokenHash ?? null}::bytea
        and revoked_at is null
        and (expires_at is null or expires_at > ${now}::timestamptz)
    ) as credential on true
    left join account on account.id = credential.account_id
    left join project on project.slug = ${slug ?? null}::text
    left join membership on membership.project_id = project.id and membership.account_id = account.id`.execute(db);
  return callerOf(rows[0]);
}

type AllOrNone<T> = T | { readonly [K in keyof T]: null };
type CallerRow = AllOrNone<AccountColumns> & AllOrNone<ProjectColumns> & AllOrNone<MembershipColumns>;

interface AccountColumns extends Pick<CallerAccount, 'email' | 'name' | 'language' | 'state'> {
  readonly account_id: number;
  readonly instance_admin: boolean;
  readonly last_seen_at: string | null;
  readonly personal_token: number | null;
  readonly last_used_at: string | null;
}

interface ProjectColumns extends Omit<Project, 'id' | 'createdAt'> {
  readonly project_id: number;
  readonly created_at: string;
}

interface MembershipColumns {
  readonly role: MembershipRole;
  readonly membership_state: MembershipState;
}

function callerOf(row: CallerRow | undefined): Caller {
  if (row === undefined) return { account: undefined, project: undefined, membership: undefined };
  return {
    account: row.account_id === null ? undefined : accountOf(row),
    project: row.project_id === null ? undefined : projectOf(row),
    membership: row.role === null ? undefined : { role: row.role, state: row.membership_state },
  };
}

function accountOf(row: AccountColumns): CallerAccount {
  return {
    id: row.account_id,
    email: row.email,
    name: row.name,
    language: row.language,
    state: row.state,
    instanceAdmin: row.instance_admin,
    lastSeenAt: row.last_seen_at,
    personalToken: row.personal_token === null ? undefined : { id: row.personal_token, lastUsedAt: row.last_used_at },
  };
}

function projectOf(row: ProjectColumns): Project {
  return {
    id: row.project_id,
    slug: row.slug,
    title: row.title,
    description: row.description,
    languages: row.languages,
    public: row.public,
    registration: row.registration,
    createdAt: row.created_at,
  };
}
