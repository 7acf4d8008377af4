import type { Language } from '@belvedere/contract/languages.ts';
import type { Role } from '@belvedere/contract/rights.ts';
import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<unknown, string, string>;
type Instant = ColumnType<string, string | undefined, string>;
type NullableInstant = ColumnType<string | null, string | null | undefined, string | null>;

export type MembershipRole = Exclude<Role, 'public'>;
export type MembershipState = 'pending' | 'active' | 'disabled';

export interface AccountTable {
  id: Generated<number>;
  email: string;
  name: string;
  password_hash: string | null;
  language: Generated<Language>;
  state: 'invited' | 'active' | 'disabled';
  instance_admin: Generated<boolean>;
  created_at: Instant;
  last_seen_at: NullableInstant;
}

export interface MembershipTable {
  project_id: number;
  account_id: number;
  role: MembershipRole;
  state: MembershipState;
  created_at: Instant;
}

export interface SignInTable {
  token_hash: Buffer;
  account_id: number;
  created_at: Instant;
  expires_at: string;
}

export interface PersonalTokenTable {
  id: Generated<number>;
  account_id: number;
  name: string;
  token_hash: Buffer;
  created_at: Instant;
  expires_at: string | null;
  last_used_at: NullableInstant;
  revoked_at: NullableInstant;
}

export interface AccountLinkTable {
  token_hash: Buffer;
  kind: 'invitation' | 'reset';
  account_id: number;
  project_id: number | null;
  created_by: number | null;
  created_at: Instant;
  expires_at: string;
  used_at: NullableInstant;
}

export interface SignInFailureTable {
  subject: string;
  failures: number;
  last_at: Instant;
}

export interface PreferenceTable {
  account_id: number;
  key: string;
  value: Json;
}

export interface InstanceSettingTable {
  key: string;
  value: Json;
}

export interface AuditTable {
  id: Generated<number>;
  project_id: number | null;
  account_id: number | null;
  actor: string;
  action: string;
  target: string;
  detail: Json;
  address: string;
  at: Instant;
}

declare module '../platform/schema.ts' {
  interface Schema {
    account: AccountTable;
    membership: MembershipTable;
    sign_in: SignInTable;
    personal_token: PersonalTokenTable;
    account_link: AccountLinkTable;
    sign_in_failure: SignInFailureTable;
    preference: PreferenceTable;
    instance_setting: InstanceSettingTable;
    audit: AuditTable;
  }
}
