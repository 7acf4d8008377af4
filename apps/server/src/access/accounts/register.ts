import type { register as registerRoute } from '@belvedere/contract/access.ts';
import type { BodyOf } from '@belvedere/contract/route.ts';
import type { Context } from '../../context.ts';
import type { Db, Tx } from '../../platform/database.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { publishEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Project } from '../../projects/project.ts';
import { findProject } from '../../projects/queries.ts';
import { recordAudit } from '../audit.ts';
import type { PasswordCheck } from '../passwords/password-check.ts';
import type { SignInDesk } from '../passwords/sign-in-desk.ts';
import { countRegistration, networkOf } from '../passwords/slow-down.ts';

type Registration = BodyOf<typeof registerRoute>;
type Outcome = 'pending' | 'active';

/** Somebody asks to become a user of a project: let in at once, or once an administrator approves, as the project says. */
export async function register(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { check, passwords, room }: SignInDesk,
  body: Registration,
  address: string,
): Promise<Outcome> {
  const project = await getOpenProject(db, body.project);
  const delay = await countRegistration(db, address, now());
  const known = await findOwnAccount(db, check, body, address);
  const passwordHash = await room.hold({ network: networkOf(address), delay }, async () =>
    known === undefined ? passwords.hash(body.password, delay > 0 ? 'slowed' : 'free') : '',
  );
  return inTransaction(db, async (tx) => {
    const accountId = known ?? (await insertAccount(tx, body, passwordHash));
    return join(tx, { project, accountId, email: body.email, address });
  });
}

async function getOpenProject(db: Db, slug: string): Promise<Project> {
  const project = await findProject(db, slug);
  // A closed project that is not public is not even said to exist.
  if (project === undefined || (project.registration === 'closed' && !project.public)) throw notFound('project', slug);
  if (project.registration !== 'closed') return project;
  throw new AppError(403, 'registration_closed', `Cannot register in project "${slug}": it takes no registrations`, {
    hint: 'Ask an administrator of the project for an invitation',
    values: { project: slug },
  });
}

/** Who has an account already proves that it is his by its password, and keeps it for every project. */
async function findOwnAccount(
  db: Db,
  check: PasswordCheck,
  { email, password }: Registration,
  address: string,
): Promise<number | undefined> {
  const known = await db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst();
  if (known === undefined) return undefined;
  const account = await check({ email, password, address });
  if (account === undefined) throw emailTaken(email);
  if (account.state === 'active') return account.id;
  throw new AppError(403, 'account_disabled', 'Cannot register: the account is disabled');
}

async function insertAccount(tx: Tx, { email, name, language }: Registration, passwordHash: string): Promise<number> {
  const account = await tx
    .insertInto('account')
    .values({ email, name, language, password_hash: passwordHash, state: 'active' })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (account !== undefined) return account.id;
  throw emailTaken(email);
}

function emailTaken(email: string): AppError {
  return new AppError(409, 'email_taken', `Cannot register "${email}": there is an account of that e-mail`, {
    hint: 'Register with the password of that account, or follow the invitation that was made for it',
    values: { email },
  });
}

interface Joining {
  readonly project: Project;
  readonly accountId: number;
  readonly email: string;
  readonly address: string;
}

async function join(tx: Tx, { project, accountId, email, address }: Joining): Promise<Outcome> {
  const state = project.registration === 'open' ? 'active' : 'pending';
  const joined = await tx
    .insertInto('membership')
    .values({ project_id: project.id, account_id: accountId, role: 'registered_user', state })
    .onConflict((conflict) => conflict.columns(['project_id', 'account_id']).doNothing())
    .returning('state')
    .executeTakeFirst();
  if (joined === undefined) return stateAlready(tx, project, accountId);
  await recordAudit(tx, {
    projectId: project.id,
    accountId,
    actor: email,
    action: 'User:Registered',
    target: email,
    detail: { state },
    address,
  });
  await publishEvent(tx, { project: project.id, topic: 'users', id: String(accountId) });
  return state;
}

async function stateAlready(tx: Tx, project: Project, accountId: number): Promise<Outcome> {
  const { state } = await tx
    .selectFrom('membership')
    .select('state')
    .where('project_id', '=', project.id)
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  if (state !== 'disabled') return state;
  throw new AppError(
    403,
    'membership_disabled',
    `Cannot register in project "${project.slug}": your access is disabled`,
  );
}
