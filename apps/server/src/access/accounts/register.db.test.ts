import { approveUser, logIn, readMe, register } from '@belvedere/contract/access.ts';
import { createClient } from '@belvedere/contract/client.ts';
import { readProject } from '@belvedere/contract/projects.ts';
import { expect, test } from 'vitest';
import { newSlug } from '../../testing/database.ts';
import { startTestServer } from '../../testing/server.ts';

const { api, origin, newAccount, newProject } = await startTestServer();

const password = 'a long enough password';
const newEmail = () => `${newSlug()}@example.org`;

let lastAddress = 0;
/** Somebody new at an address of his own: many registrations from one are slowed down. */
function stranger() {
  lastAddress += 1;
  const address = `10.200.${process.pid % 250}.${lastAddress}`;
  return createClient({
    origin,
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, 'x-forwarded-for': address } }),
  });
}

test('an open project lets in at once, one that approves once it has approved', async () => {
  for (const registration of ['open', 'approved'] as const) {
    const project = await newProject({ registration });
    const email = newEmail();
    const { state } = await stranger()(register, { body: { project: project.slug, email, password, name: 'Ada' } });
    expect(state).toBe(registration === 'open' ? 'active' : 'pending');
    const { token, me } = await stranger()(logIn, { body: { email, password } });
    const enter = () => api(token)(readProject, { params: { project: project.slug } });
    if (state === 'pending') {
      expect(me.memberships).toEqual([]);
      await expect(enter()).rejects.toMatchObject({ problem: { status: 403, code: 'membership_pending' } });
      await api(project.token)(approveUser, { params: { project: project.slug, id: me.id } });
    }
    expect(await enter()).toMatchObject({ role: 'registered_user' });
  }
});

test('a closed project takes nobody; one that is not public does not even say that it exists', async () => {
  const [shown, hidden] = [await newProject({ public: true }), await newProject()];
  const ask = (project: string) =>
    stranger()(register, { body: { project, email: newEmail(), password, name: 'Ada' } });
  await expect(ask(shown.slug)).rejects.toMatchObject({ problem: { status: 403, code: 'registration_closed' } });
  await expect(ask(hidden.slug)).rejects.toMatchObject({ problem: { status: 404, code: 'not_found' } });
  await expect(ask('no-such-project')).rejects.toMatchObject({ problem: { status: 404, code: 'not_found' } });
});

test('who has an account joins with its password, and nobody else does in his name', async () => {
  const project = await newProject({ registration: 'open' });
  const known = await newAccount({ password });
  const body = { project: project.slug, email: known.email, name: 'Eve' };
  await expect(stranger()(register, { body: { ...body, password: 'a guessed password' } })).rejects.toMatchObject({
    problem: { status: 409, code: 'email_taken' },
  });
  expect(await stranger()(register, { body: { ...body, password } })).toEqual({ state: 'active' });
  const me = await api(known.token)(readMe, {});
  expect(me.memberships).toMatchObject([{ project: project.slug, role: 'registered_user' }]);
  expect(me.name).not.toBe('Eve');
});

test('registering again changes nothing: not the role, not a disabled access', async () => {
  const project = await newProject({ registration: 'open' });
  const operator = await newAccount({ project, role: 'operator', password });
  const disabled = await newAccount({ project, membership: 'disabled', password });
  const body = { project: project.slug, password, name: 'Ada' };
  expect(await stranger()(register, { body: { ...body, email: operator.email } })).toEqual({ state: 'active' });
  expect((await api(operator.token)(readMe, {})).memberships).toMatchObject([{ role: 'operator' }]);
  await expect(stranger()(register, { body: { ...body, email: disabled.email } })).rejects.toMatchObject({
    problem: { status: 403, code: 'membership_disabled' },
  });
});

test('an address that registers one account after the other is slowed down', async () => {
  const project = await newProject({ registration: 'open' });
  const call = stranger();
  const times: number[] = [];
  for (let time = 0; time < 6; time += 1) {
    const begun = performance.now();
    await call(register, { body: { project: project.slug, email: newEmail(), password, name: 'Bot' } });
    times.push(performance.now() - begun);
  }
  expect(times[5]).toBeGreaterThan(245);
});
