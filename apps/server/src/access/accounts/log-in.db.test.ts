import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startTestServer } from '../../testing/server.ts';

const { origin, context, newAccount, newProject, setClock } = await startTestServer();

const password = 'a long enough password';

interface Answer {
  readonly status: number;
  readonly ms: number;
  readonly cookie: string | null;
  readonly body: { readonly code?: string; readonly token: string; readonly me: { readonly email: string } };
}

async function logInAs(email: string, typed: string, address: string): Promise<Answer> {
  const begun = performance.now();
  const response = await fetch(`${origin}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ email, password: typed }),
  });
  const body = (await response.json()) as Answer['body'];
  return { status: response.status, ms: performance.now() - begun, cookie: response.headers.get('set-cookie'), body };
}

let lastAddress = 0;
function newAddress(): string {
  lastAddress += 1;
  return `10.${process.pid % 250}.${Math.floor(lastAddress / 250)}.${lastAddress % 250}`;
}

async function failTimes(times: number, email: string, address: string): Promise<void> {
  for (let time = 0; time < times; time += 1) await logInAs(email, 'wrong', address);
}

/** As if it had failed so often just now. */
async function rememberFailures(subject: string, failures: number, at = new Date()): Promise<void> {
  await context.db
    .insertInto('sign_in_failure')
    .values({ subject, failures, last_at: at.toISOString() })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ failures, last_at: at.toISOString() }))
    .execute();
}

test('the right password answers a token, a cookie that scripts cannot read, and who it is', async () => {
  const { email } = await newAccount({ password, project: await newProject() });
  const answer = await logInAs(email.toUpperCase(), password, newAddress());
  expect(answer.status).toBe(200);
  expect(answer.body.me).toMatchObject({ email, instanceAdmin: false, memberships: [{ role: 'registered_user' }] });
  expect(answer.cookie).toBe(`belvedere=${answer.body.token}; Max-Age=1209600; Path=/; HttpOnly; SameSite=Lax`);
  const me = await fetch(`${origin}/api/me`, { headers: { authorization: `Bearer ${answer.body.token}` } });
  expect(me.status).toBe(200);
});

test('a wrong password and an unknown e-mail get the same answer, and cost the same work', async () => {
  const { email } = await newAccount({ password });
  const wrong = [];
  const unknown = [];
  for (let time = 0; time < 9; time += 1) {
    wrong.push(await logInAs(email, 'wrong', newAddress()));
    unknown.push(await logInAs(`nobody-${time}-${email}`, 'wrong', newAddress()));
  }
  expect(unknown[0]?.body).toEqual(wrong[0]?.body);
  expect(wrong[0]).toMatchObject({ status: 401, body: { code: 'credentials_wrong' } });
  // The first unknown one makes the hash to compare with. An answer without argon2 would take a tenth of the time.
  const median = (answers: Answer[]) => answers.map(({ ms }) => ms).sort((a, b) => a - b)[4] ?? 0;
  expect(median(unknown)).toBeGreaterThan(median(wrong) * 0.4);
});

test('an invited person and one whose account is disabled cannot sign in', async () => {
  const invited = await newAccount();
  expect(await logInAs(invited.email, '', newAddress())).toMatchObject({ status: 401 });
  const disabled = await newAccount({ password });
  await context.db.updateTable('account').set({ state: 'disabled' }).where('id', '=', disabled.id).execute();
  expect(await logInAs(disabled.email, 'wrong', newAddress())).toMatchObject({ body: { code: 'credentials_wrong' } });
  expect(await logInAs(disabled.email, password, newAddress())).toMatchObject({
    status: 403,
    body: { code: 'account_disabled' },
  });
});

test('whoever guesses is slowed down more and more, and still gets in with the right password', async () => {
  const { email } = await newAccount({ password });
  const address = newAddress();
  await failTimes(5, email, address);
  const sixth = await logInAs(email, 'wrong', address);
  const seventh = await logInAs(email, 'wrong', address);
  expect(sixth.ms).toBeGreaterThan(245);
  expect(seventh.ms).toBeGreaterThan(495);
  const right = await logInAs(email, password, address);
  expect(right.status).toBe(200);
  expect(right.ms).toBeGreaterThan(995);
});

test('the victim of a guesser walks straight in from elsewhere', async () => {
  const { email } = await newAccount({ password });
  await rememberFailures(`account ${email}`, 500);
  const victim = await logInAs(email, password, newAddress());
  expect(victim.status).toBe(200);
  // The guesser waits eight seconds for each attempt.
  expect(victim.ms).toBeLessThan(4_000);
});

test('an account guessed at from many addresses slows each of them after its first miss', async () => {
  const { email } = await newAccount({ password });
  await rememberFailures(`account ${email}`, 6);
  const address = newAddress();
  await failTimes(1, email, address);
  expect((await logInAs(email, 'wrong', address)).ms).toBeGreaterThan(995);
});

test('guessing one password on many accounts slows the address down', async () => {
  const address = newAddress();
  for (let time = 0; time < 5; time += 1) await failTimes(1, `spray-${time}-${process.pid}@example.org`, address);
  expect((await logInAs(`spray-6-${process.pid}@example.org`, 'wrong', address)).ms).toBeGreaterThan(245);
});

test('a success of one does not wipe the slate of his address', async () => {
  const [own, other] = [await newAccount({ password }), await newAccount({ password })];
  const address = newAddress();
  await failTimes(5, other.email, address);
  await logInAs(own.email, password, address);
  expect((await logInAs(other.email, 'wrong', address)).ms).toBeGreaterThan(245);
});

test('many guesses at once do not slip through before they are counted', async () => {
  const { email } = await newAccount({ password });
  const address = newAddress();
  const answers = await Promise.all(Array.from({ length: 9 }, () => logInAs(email, 'wrong', address)));
  expect(answers.filter(({ ms }) => ms > 245).length).toBeGreaterThanOrEqual(4);
});

test('failures are forgotten after a quarter of an hour', async () => {
  const { email } = await newAccount({ password });
  const address = newAddress();
  const then = new Date('2031-01-01T12:00:00Z');
  await rememberFailures(`network ${address}`, 9, then);
  setClock(new Date(then.getTime() + 14 * 60_000));
  expect((await logInAs(email, 'wrong', address)).ms).toBeGreaterThan(3_995);
  await rememberFailures(`network ${address}`, 9, then);
  setClock(new Date(then.getTime() + 16 * 60_000));
  expect((await logInAs(email, 'wrong', address)).ms).toBeLessThan(3_000);
  setClock();
});

test('two hundred sign-ins at once all get in, without 200 times the memory', { timeout: 120_000 }, async () => {
  const accounts = await Promise.all(Array.from({ length: 4 }, () => newAccount({ password })));
  const before = process.memoryUsage.rss();
  let most = before;
  const watching = new AbortController();
  const watch = (async () => {
    while (!watching.signal.aborted) {
      most = Math.max(most, process.memoryUsage.rss());
      await pause(10);
    }
  })();
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) => logInAs(accounts[index % 4]?.email ?? '', password, newAddress())),
  );
  watching.abort();
  await watch;
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  // 200 hashes at once would take 3.8 GB.
  expect(most - before).toBeLessThan(300e6);
});
