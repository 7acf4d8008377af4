import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { setUp as setUpRoute } from '@belvedere/contract/access.ts';
import type { BodyOf } from '@belvedere/contract/route.ts';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import { inTransaction } from '../platform/transaction.ts';
import { recordAudit } from './audit.ts';
import { createPasswords, type Passwords } from './passwords/passwords.ts';
import { endSignIns } from './sign-in.ts';

const settingKey = 'setup';

/** Whether the first administrator is still to be made. */
export async function isSetupNeeded(db: Db | Tx): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`
    select not exists (select from account where instance_admin and state = 'active') as needed`.execute(db);
  return rows[0]?.needed === true;
}

/**
 * The link that makes the first administrator, or nothing once there is one. What is kept is a nonce: the code comes of it and
 * of our secret, so that every server and every restart prints the same link, and a copy of the database opens nothing.
 */
export async function setupLink({ db, config }: Pick<Context, 'db' | 'config'>): Promise<string | undefined> {
  if (!(await isSetupNeeded(db))) return undefined;
  const { rows } = await sql<{ nonce: string }>`
    insert into instance_setting as kept (key, value)
    values (${settingKey}, json_build_object('nonce', ${randomBytes(16).toString('hex')}::text))
    on conflict (key) do update set value = kept.value
    returning value ->> 'nonce' as nonce`.execute(db);
  return `${config.publicUrl}/setup?code=${codeOf(config.secret, rows[0]?.nonce ?? '')}`;
}

function codeOf(secret: string, nonce: string): string {
  return createHmac('sha256', secret).update(`setup ${nonce}`).digest('base64url');
}

/** Makes the first administrator for whoever has the code, which is used up by it. */
export async function setUp(
  { db, config }: Pick<Context, 'db' | 'config'>,
  passwords: Passwords,
  body: BodyOf<typeof setUpRoute>,
  address: string,
): Promise<number> {
  const { rows } = await sql<{ nonce: string }>`
    select value ->> 'nonce' as nonce from instance_setting where key = ${settingKey}`.execute(db);
  const nonce = rows[0]?.nonce;
  if (nonce === undefined || !isSame(body.code, codeOf(config.secret, nonce))) throw codeRefused();
  const passwordHash = await passwords.hash(body.password);
  return inTransaction(db, async (tx) => {
    const used =
      await sql`delete from instance_setting where key = ${settingKey} and value ->> 'nonce' = ${nonce}`.execute(tx);
    if (used.numAffectedRows !== 1n || !(await isSetupNeeded(tx))) throw codeRefused();
    return makeAdministrator(tx, { ...body, passwordHash, address });
  });
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function codeRefused(): AppError {
  return new AppError(403, 'setup_code_wrong', 'Cannot set up: the code is wrong or was used', {
    hint: 'Open the link that the server printed when it started',
  });
}

/** Makes the administrator that the environment names, unless there is one already. */
export async function ensureAdministrator({ db, config, log }: Pick<Context, 'db' | 'config' | 'log'>): Promise<void> {
  const { administrator } = config;
  if (administrator === undefined || !(await isSetupNeeded(db))) return;
  const { email, password } = administrator;
  const passwordHash = await createPasswords().hash(password);
  await inTransaction(db, async (tx) => {
    // Several servers may start at once: the first makes the account, the others find it.
    await sql`select pg_advisory_xact_lock(hashtext('belvedere setup'))`.execute(tx);
    if (!(await isSetupNeeded(tx))) return;
    await tx.deleteFrom('instance_setting').where('key', '=', settingKey).execute();
    const name = email.split('@')[0] ?? email;
    await makeAdministrator(tx, { email, name, language: 'en', passwordHash, address: 'environment' });
    log.info({ email }, 'Access:Administrator:Created');
  });
}

interface Administrator {
  readonly email: string;
  readonly name: string;
  readonly language: 'en' | 'fr';
  readonly passwordHash: string;
  readonly address: string;
}

/** An account of that e-mail that is there already becomes the administrator, with this password. */
async function makeAdministrator(
  tx: Tx,
  { email, name, language, passwordHash, address }: Administrator,
): Promise<number> {
  const { id } = await tx
    .insertInto('account')
    .values({ email, name, language, password_hash: passwordHash, state: 'active', instance_admin: true })
    .onConflict((conflict) =>
      conflict
        .column('email')
        .doUpdateSet({ name, language, password_hash: passwordHash, state: 'active', instance_admin: true }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await endSignIns(tx, id);
  await recordAudit(tx, {
    projectId: null,
    accountId: id,
    actor: email,
    action: 'Administrator:Created',
    target: email,
    address,
  });
  return id;
}
