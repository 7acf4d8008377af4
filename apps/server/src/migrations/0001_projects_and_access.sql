-- Ids are text collate "C": sorted and paged the same way by both engines, whatever the machine's locale.
create extension if not exists postgis;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
-- So that one spatial index tells projects and collections apart.
create extension if not exists btree_gist;

create table project (
  id integer generated always as identity primary key,
  slug text collate "C" not null unique,
  title text not null,
  description text not null default '',
  languages text[] not null default '{en,fr}',
  public boolean not null default false,
  registration text not null default 'closed' check (registration in ('closed', 'approved', 'open')),
  created_at timestamptz not null default now()
);

create table account (
  id integer generated always as identity primary key,
  email text collate "C" not null unique,
  name text not null,
  -- null until an invited person has chosen one
  password_hash text,
  language text not null default 'en' check (language in ('en', 'fr')),
  state text not null check (state in ('invited', 'active', 'disabled')),
  instance_admin boolean not null default false,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz
);

create table membership (
  project_id integer not null references project (id) on delete cascade,
  account_id integer not null references account (id) on delete cascade,
  role text not null check (role in ('registered_user', 'operator', 'admin', 'project_admin')),
  state text not null check (state in ('pending', 'active', 'disabled')),
  created_at timestamptz not null default now(),
  primary key (project_id, account_id)
);
create index membership_account on membership (account_id);

-- Signed-in browsers and scripts. Only the sha256 of a token is kept.
create table sign_in (
  token_hash bytea primary key,
  account_id integer not null references account (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sign_in_account on sign_in (account_id);

create table personal_token (
  id integer generated always as identity primary key,
  account_id integer not null references account (id) on delete cascade,
  name text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index personal_token_account on personal_token (account_id);

-- Invitation and reset links, handed over by the administrator. They work once.
create table account_link (
  token_hash bytea primary key,
  kind text not null check (kind in ('invitation', 'reset')),
  account_id integer not null references account (id) on delete cascade,
  project_id integer references project (id) on delete cascade,
  created_by integer references account (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index account_link_account on account_link (account_id);
create index account_link_project on account_link (project_id);
create index account_link_created_by on account_link (created_by);

-- Failed sign-ins by account and by address: they slow the next attempt down, they lock nobody out.
create table sign_in_failure (
  subject text collate "C" primary key,
  failures integer not null,
  last_at timestamptz not null default now()
);

create table preference (
  account_id integer not null references account (id) on delete cascade,
  key text collate "C" not null,
  value json not null,
  primary key (account_id, key)
);

-- Instance-wide facts: its identity, its one-time set-up code.
create table instance_setting (
  key text collate "C" primary key,
  value json not null
);

-- Who did what, when, from where. Written by the same helper that checks the right.
create table audit (
  id bigint generated always as identity primary key,
  project_id integer references project (id) on delete cascade,
  account_id integer references account (id) on delete set null,
  actor text not null,
  action text not null,
  target text not null,
  detail json not null default '{}',
  address text not null,
  at timestamptz not null default now()
);
create index audit_project_at on audit (project_id, at desc, id desc);
create index audit_account on audit (account_id);
