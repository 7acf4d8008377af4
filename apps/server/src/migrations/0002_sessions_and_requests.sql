-- Who provides data. Its figures are the sums of its sessions', kept by the fold.
create table source (
  project_id integer not null references project (id) on delete cascade,
  id bigint generated always as identity,
  name text collate "C" not null,
  -- the name as it is looked for: lower case, without accents (sessions/search-name.ts)
  search_name text collate "C" not null,
  sessions integer not null default 0,
  referenced bigint not null default 0,
  diffused bigint not null default 0,
  running bigint not null default 0,
  waiting bigint not null default 0,
  errors bigint not null default 0,
  created_at timestamptz not null default now(),
  -- a session that nothing happened to yet was active when it was opened
  last_activity_at timestamptz not null default now(),
  primary key (project_id, id),
  unique (project_id, name)
);

-- All data of one acquisition or deposit.
create table session (
  project_id integer not null,
  id bigint generated always as identity,
  source text collate "C" not null,
  name text collate "C" not null,
  search_name text collate "C" not null,
  referenced bigint not null default 0,
  diffused bigint not null default 0,
  running bigint not null default 0,
  waiting bigint not null default 0,
  errors bigint not null default 0,
  created_at timestamptz not null default now(),
  -- a session that nothing happened to yet was active when it was opened
  last_activity_at timestamptz not null default now(),
  primary key (project_id, id),
  unique (project_id, source, name),
  foreign key (project_id, source) references source (project_id, name) on delete cascade
);
-- Each order of the list pages along its own index, so that the hundredth page costs what the first does.
create index session_last_activity on session (project_id, last_activity_at, id);
create index session_created on session (project_id, created_at, id);
create index session_name on session (project_id, name, id);
create index session_source on session (project_id, source, id);
create index session_referenced on session (project_id, referenced, id);
create index session_diffused on session (project_id, diffused, id);
-- The list's order by state: error, waiting, running, ok (sessions/queries.ts says the same expression).
create index session_state on session (
  project_id,
  (case when errors > 0 then 0 when waiting > 0 then 1 when running > 0 then 2 else 3 end),
  id
);
create index session_errors on session (project_id, last_activity_at, id) where errors > 0;
create index session_waiting on session (project_id, last_activity_at, id) where waiting > 0;
create index session_running on session (project_id, last_activity_at, id) where running > 0;
create index session_of_source on session (project_id, source, last_activity_at, id);
create index session_name_contains on session using gin (search_name gin_trgm_ops);

create table session_step (
  project_id integer not null,
  session_id bigint not null,
  step_id text collate "C" not null,
  properties jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (project_id, session_id, step_id),
  foreign key (project_id, session_id) references session (project_id, id) on delete cascade
);

-- What moved, one row a batch and property, written in the transaction of the rows it counts and folded away soon after.
-- No foreign key and no index but its own: it is written on every move and read once. Step '' counts the sessions of a source.
create table session_change (
  id bigint generated always as identity primary key,
  project_id integer not null,
  session_id bigint not null,
  step_id text collate "C" not null,
  property text collate "C" not null,
  delta bigint not null,
  at timestamptz not null default clock_timestamp()
);

-- Products diffused per minute: throughput, time left and the last hour survive a reload.
create table session_minute (
  project_id integer not null,
  session_id bigint not null,
  minute timestamptz not null,
  diffused bigint not null,
  primary key (project_id, session_id, minute),
  foreign key (project_id, session_id) references session (project_id, id) on delete cascade
);
create index session_minute_minute on session_minute (project_id, minute);

-- Counts of rows that retention or an irrevocable deletion has removed: truth = base + rows.
create table session_base (
  project_id integer not null,
  session_id bigint not null,
  step_id text collate "C" not null,
  property text collate "C" not null,
  value bigint not null,
  primary key (project_id, session_id, step_id, property),
  foreign key (project_id, session_id) references session (project_id, id) on delete cascade
);

-- One row: whoever holds its lock folds.
create table fold_lease (
  held boolean primary key default true check (held)
);
insert into fold_lease default values;

-- A deposit over HTTP: what was committed of it, so that a repeat with the same key is harmless.
create table deposit (
  project_id integer not null,
  id bigint generated always as identity,
  session_id bigint not null,
  account_id integer references account (id) on delete set null,
  idempotency_key text collate "C",
  -- what the key was first used for: another query with the same key is refused
  fingerprint text not null,
  state text not null check (state in ('live', 'interrupted', 'finished')),
  -- features committed (granted or denied), and the sha256 of their texts
  features bigint not null default 0,
  features_hash text not null default '',
  granted bigint not null default 0,
  denied bigint not null default 0,
  -- raised by whoever takes the deposit up: one that was given up for dead can commit no more
  attempt integer not null default 1,
  answer json,
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now(),
  primary key (project_id, id),
  foreign key (project_id, session_id) references session (project_id, id) on delete cascade
);
create unique index deposit_idempotency_key on deposit (project_id, idempotency_key) where idempotency_key is not null;
create index deposit_started on deposit (project_id, started_at, id);
create index deposit_session on deposit (project_id, session_id);
create index deposit_account on deposit (account_id);

-- At most 500 features waiting, compressed. A request is running while its chunk is leased.
create table chunk (
  project_id integer not null,
  id bigint generated always as identity,
  session_id bigint not null,
  payload bytea not null,
  -- what the door read off each feature, so that nobody parses it twice; null where it must be read again
  facts bytea,
  requests integer not null,
  attempts integer not null default 0,
  leased_until timestamptz,
  leased_by text,
  created_at timestamptz not null default now(),
  primary key (project_id, id),
  foreign key (project_id, session_id) references session (project_id, id) on delete cascade
);
create index chunk_waiting on chunk (leased_until nulls first, id);
create index chunk_session on chunk (project_id, session_id);

-- One unit of pipeline work. Small: the payload is in its chunk, and comes here only when the request stops short.
-- state `granted` with a leased chunk is shown as `running` (DESIGN §5).
create table request (
  project_id integer not null,
  id bigint generated always as identity,
  session_id bigint not null,
  chunk_id bigint,
  ordinal integer,
  collection text collate "C",
  item_id text collate "C",
  state text not null check (state in ('granted', 'denied', 'waiting_versioning', 'waiting_storage', 'error', 'aborted', 'ignored', 'done')),
  step text not null default 'referencing' check (step in ('referencing', 'storage', 'diffusion')),
  versioning text not null check (versioning in ('increment', 'replace', 'ignore', 'manual')),
  -- somebody chose its version, knowing of newer ones
  chosen boolean not null default false,
  -- it failed once: it must not cover a version that came meanwhile
  relaunched boolean not null default false,
  aip_id bigint,
  version integer,
  error_code text collate "C",
  -- { message, hint, retriable, values }
  error json,
  acknowledged json,
  payload text compression pglz,
  created_at timestamptz not null default now(),
  moved_at timestamptz not null default now(),
  -- the transaction that moved it last: a selection touches only what its snapshot saw (DESIGN §6)
  moved_xid xid8 not null default pg_current_xact_id(),
  primary key (project_id, id),
  foreign key (project_id, session_id) references session (project_id, id) on delete cascade
) with (fillfactor = 85);
create index request_chunk on request (project_id, chunk_id, ordinal) where chunk_id is not null;
-- At most one request of a product runs: a later one waits for the earlier.
create index request_product on request (project_id, item_id, collection) where state = 'granted';
create index request_session on request (project_id, session_id, id);
-- What stopped short. Not what is granted: that is found by its chunk or its product, and each item would pay for one index more.
create index request_open on request (project_id, state, id) where state not in ('done', 'granted');
create index request_cause on request (project_id, session_id, step, error_code) where state in ('error', 'waiting_versioning');

-- Error, abort, retry and version choice only: a success costs one move.
create table request_history (
  id bigint generated always as identity primary key,
  project_id integer not null,
  request_id bigint not null,
  event text not null,
  actor text,
  detail json not null default '{}',
  at timestamptz not null default now(),
  foreign key (project_id, request_id) references request (project_id, id) on delete cascade
);
create index request_history_request on request_history (project_id, request_id, id);

-- A bulk operation on a selection, done in batches by a task that may be killed: `reached` is its place.
create table action (
  project_id integer not null references project (id) on delete cascade,
  id bigint generated always as identity,
  kind text not null check (kind in ('relaunch', 'abort', 'choose-version', 'acknowledge', 'delete-products')),
  state text not null check (state in ('pending', 'running', 'done', 'stopped', 'failed')),
  label text not null,
  selection json not null,
  parameters json not null default '{}',
  total bigint not null,
  done bigint not null default 0,
  skipped bigint not null default 0,
  reached bigint not null default 0,
  error text,
  account_id integer references account (id) on delete set null,
  actor text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (project_id, id)
);
create index action_created on action (project_id, created_at desc, id desc);
create index action_account on action (account_id);
