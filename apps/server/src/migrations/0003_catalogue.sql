create table collection (
  project_id integer not null references project (id) on delete cascade,
  id text collate "C" not null,
  title text not null,
  description text not null,
  visibility text not null default 'public' check (visibility in ('public', 'registered', 'groups')),
  document json not null,
  model json,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (project_id, id)
);

-- What we keep: every version of every product, with its whole document, once.
-- `json`, not `jsonb`: the text comes back as its producer wrote it, and costs a third less to write.
create table aip (
  project_id integer not null,
  id bigint generated always as identity,
  collection text collate "C" not null,
  item_id text collate "C" not null,
  version integer not null,
  state text not null default 'stored' check (state in ('stored', 'replaced', 'deleted')),
  -- how this version came: the first, one more, or in place of the one before
  origin text not null check (origin in ('first', 'increment', 'replace')),
  -- false until the catalogue has taken it
  indexed boolean not null default false,
  session_id bigint not null,
  request_id bigint not null,
  files integer not null,
  bytes bigint not null,
  document json not null,
  created_at timestamptz not null default now(),
  moved_xid xid8 not null default pg_current_xact_id(),
  primary key (project_id, id),
  unique (project_id, collection, item_id, version),
  foreign key (project_id, collection) references collection (project_id, id),
  foreign key (project_id, session_id) references session (project_id, id) on delete cascade
);
-- Where the engine has it (PostgreSQL's packages do, PGlite does not): lz4 takes a third of pglz's time for the same size, and pglz
-- was half of what a version costs (docs/decisions/0008-what-an-item-costs.md).
do $$
begin
  alter table aip alter column document set compression lz4;
exception when feature_not_supported then null;
end $$;
create index aip_session on aip (project_id, session_id, id);

-- Replacements, deletions, restorations: what happened to a version after it came.
create table aip_history (
  id bigint generated always as identity primary key,
  project_id integer not null,
  collection text collate "C" not null,
  item_id text collate "C" not null,
  version integer not null,
  event text not null,
  actor text,
  detail json not null default '{}',
  at timestamptz not null default now(),
  foreign key (project_id, collection) references collection (project_id, id) on delete cascade
);
create index aip_history_item on aip_history (project_id, collection, item_id, id);
-- A version that was deleted for good leaves its number here: it is never given again.
create index aip_history_gone on aip_history (project_id, collection, item_id, version) where event = 'deleted_irrevocably';

-- What is searched: the projection of the last live version of a product.
create table item (
  project_id integer not null,
  collection text collate "C" not null,
  id text collate "C" not null,
  aip_id bigint not null,
  version integer not null,
  session_id bigint not null,
  geometry geometry(geometry, 4326),
  -- effective interval: both ends the same for an instant
  start_at timestamptz not null,
  end_at timestamptz not null,
  title text,
  updated_at timestamptz not null default now(),
  moved_xid xid8 not null default pg_current_xact_id(),
  primary key (project_id, collection, id),
  foreign key (project_id, collection) references collection (project_id, id)
);
-- Figures behind these: docs/decisions/0009-search-indexes.md.
create index item_newest on item (project_id, collection, start_at, id);
-- Place first: with the project first, pages mix places. The hash of a collection: half the cost of its id, and no other index is taken
-- in its place.
create index item_place on item using gist (geometry, project_id, hashtext(collection));
create index item_text on item using gin ((id || ' ' || coalesce(title, '')) gin_trgm_ops);
-- Items that last: a search by time looks at them apart, so that for all others the start alone bounds it.
create index item_lasting on item (project_id, collection, start_at, id) where end_at - start_at > interval '1 day';

-- Files that we keep or watch. What is only a link stays in the item's document.
create table asset (
  project_id integer not null,
  aip_id bigint not null,
  key text collate "C" not null,
  data_type text not null,
  href text not null,
  media_type text,
  bytes bigint,
  checksum text,
  storage text,
  availability text not null check (availability in ('online', 'nearline', 'offline', 'restoring')),
  primary key (project_id, aip_id, key),
  foreign key (project_id, aip_id) references aip (project_id, id) on delete cascade
);
