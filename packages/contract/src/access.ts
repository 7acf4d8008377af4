import { z } from 'zod';
import { languageSchema } from './languages.ts';
import { idParams, instantSchema, pageOf, pageQuery, projectParams, slugSchema } from './lists.ts';
import { everyRole, roles } from './rights.ts';
import { defineRoute } from './route.ts';

const email = z
  .email()
  .max(320)
  .transform((text) => text.toLowerCase());
const password = z.string().min(10, 'at least 10 characters').max(256);
const name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u, 'no control characters');
export const accountStates = ['invited', 'pending', 'active', 'disabled'] as const;

export const meSchema = z.object({
  id: z.number().int(),
  email: z.string(),
  name: z.string(),
  language: languageSchema,
  instanceAdmin: z.boolean(),
  memberships: z.array(z.object({ project: slugSchema, title: z.string(), role: z.enum(everyRole) })),
});
export type Me = z.infer<typeof meSchema>;
/** A session token, also set as the cookie `belvedere` (HttpOnly, SameSite=Lax). */
const signedIn = z.object({ token: z.string(), me: meSchema });
const done = z.object({});

export const readSetup = defineRoute({
  method: 'GET',
  path: '/api/auth/setup',
  summary: 'Whether the first administrator is still to be made',
  tag: 'Accounts',
  right: 'anyone',
  response: z.object({ needed: z.boolean() }),
});
export const setUp = defineRoute({
  method: 'POST',
  path: '/api/auth/setup',
  summary: 'Make the first administrator with the one-time code',
  tag: 'Accounts',
  right: 'anyone',
  body: z.object({ code: z.string().max(200), email, password, name, language: languageSchema.default('en') }),
  response: signedIn,
  status: 201,
});
export const logIn = defineRoute({
  method: 'POST',
  path: '/api/auth/login',
  summary: 'Sign in',
  tag: 'Accounts',
  right: 'anyone',
  body: z.object({ email, password: z.string().max(256) }),
  response: signedIn,
});
export const logOut = defineRoute({
  method: 'POST',
  path: '/api/auth/logout',
  summary: 'Sign out',
  tag: 'Accounts',
  right: 'account.own',
  response: done,
});
export const register = defineRoute({
  method: 'POST',
  path: '/api/auth/register',
  summary: 'Ask for an account in a project that allows it',
  tag: 'Accounts',
  right: 'anyone',
  body: z.object({ project: slugSchema, email, password, name, language: languageSchema.default('en') }),
  response: z.object({ state: z.enum(['pending', 'active']) }),
  status: 201,
});
export const readAccountLink = defineRoute({
  method: 'GET',
  path: '/api/auth/links/:token',
  summary: 'What an invitation or reset link is for',
  tag: 'Accounts',
  right: 'anyone',
  params: z.object({ token: z.string().max(200) }),
  response: z.object({
    kind: z.enum(['invitation', 'reset']),
    email: z.string(),
    name: z.string(),
    project: z.string().nullable(),
    /** The account has a password already (it is a member elsewhere): following the invitation asks for that one. */
    passwordChosen: z.boolean(),
    expiresAt: instantSchema,
  }),
});
export const followAccountLink = defineRoute({
  method: 'POST',
  path: '/api/auth/links/:token',
  summary: 'Choose a password by an invitation or reset link',
  tag: 'Accounts',
  right: 'anyone',
  params: z.object({ token: z.string().max(200) }),
  body: z.object({ password, name: name.optional() }),
  response: signedIn,
});

export const readMe = defineRoute({
  method: 'GET',
  path: '/api/me',
  summary: 'The signed-in account',
  tag: 'Accounts',
  right: 'account.own',
  response: meSchema,
});
export const changeMe = defineRoute({
  method: 'PATCH',
  path: '/api/me',
  summary: 'Change my name, language or password',
  tag: 'Accounts',
  right: 'account.own',
  body: z.object({
    name: name.optional(),
    language: languageSchema.optional(),
    password: z.object({ current: z.string().max(256), new: password }).optional(),
  }),
  response: meSchema,
});
const preferenceParams = z.object({ key: z.string().regex(/^[a-z0-9.-]{1,100}$/) });
export const readPreference = defineRoute({
  method: 'GET',
  path: '/api/me/preferences/:key',
  summary: 'A preference of mine (columns of a list, theme)',
  tag: 'Accounts',
  right: 'account.own',
  params: preferenceParams,
  response: z.object({ value: z.unknown() }),
});
export const keepPreference = defineRoute({
  method: 'PUT',
  path: '/api/me/preferences/:key',
  summary: 'Keep a preference of mine',
  tag: 'Accounts',
  right: 'account.own',
  params: preferenceParams,
  body: z.object({ value: z.unknown() }),
  response: done,
});
export const personalTokenSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  createdAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
  expiresAt: instantSchema.nullable(),
});
export const listPersonalTokens = defineRoute({
  method: 'GET',
  path: '/api/me/tokens',
  summary: 'My personal tokens',
  tag: 'Accounts',
  right: 'account.own',
  response: z.object({ items: z.array(personalTokenSchema) }),
});
export const createPersonalToken = defineRoute({
  method: 'POST',
  path: '/api/me/tokens',
  summary: 'Make a personal token for scripts; it is shown once',
  tag: 'Accounts',
  right: 'account.own',
  body: z.object({ name, days: z.number().int().min(1).max(3_650).nullable().default(null) }),
  response: personalTokenSchema.extend({ token: z.string() }),
  status: 201,
});
export const revokePersonalToken = defineRoute({
  method: 'DELETE',
  path: '/api/me/tokens/:id',
  summary: 'Revoke a personal token',
  tag: 'Accounts',
  right: 'account.own',
  params: z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) }),
  response: done,
});

export const userSchema = z.object({
  id: z.number().int(),
  email: z.string(),
  name: z.string(),
  role: z.enum(everyRole),
  state: z.enum(accountStates),
  language: languageSchema,
  createdAt: instantSchema,
  lastSeenAt: instantSchema.nullable(),
});
export type User = z.infer<typeof userSchema>;
/**
 * A link to copy and hand over: the page `/link/{token}`. It works without a mail server, once, for a limited time. Somebody
 * who has an account already is a member at once: the link is then the project's page, and does not expire.
 */
const handedLink = z.object({ user: userSchema, link: z.string(), expiresAt: instantSchema.nullable() });
export const userSorts = ['email', 'name', 'role', 'state', 'createdAt', 'lastSeenAt'] as const;
const role = z.enum(roles).exclude(['public']);

export const listUsers = defineRoute({
  method: 'GET',
  path: '/api/:project/users',
  summary: 'The users of a project',
  tag: 'Users',
  right: 'users.manage',
  params: projectParams,
  query: pageQuery.extend({
    q: z
      .string()
      .max(200)
      .regex(/^\P{Cc}*$/u, 'no control characters')
      .optional(),
    state: z.enum(accountStates).optional(),
    role: role.optional(),
    sort: z.string().max(50).default('email'),
  }),
  response: pageOf(userSchema),
});
export const inviteUser = defineRoute({
  method: 'POST',
  path: '/api/:project/users',
  summary: 'Invite somebody; answers the link to hand over',
  tag: 'Users',
  right: 'users.manage',
  params: projectParams,
  body: z.object({
    email,
    name: name.optional(),
    role: role.default('registered_user'),
    language: languageSchema.default('en'),
  }),
  response: handedLink,
  status: 201,
});
export const approveUser = defineRoute({
  method: 'POST',
  path: '/api/:project/users/:id/approve',
  summary: 'Let a registered person in',
  tag: 'Users',
  right: 'users.manage',
  params: idParams,
  response: userSchema,
});
export const changeUser = defineRoute({
  method: 'PATCH',
  path: '/api/:project/users/:id',
  summary: 'Change the role, language or state of a user',
  tag: 'Users',
  right: 'users.manage',
  params: idParams,
  body: z.object({
    role: role.optional(),
    language: languageSchema.optional(),
    state: z.enum(['active', 'disabled']).optional(),
  }),
  response: userSchema,
});
export const resetUser = defineRoute({
  method: 'POST',
  path: '/api/:project/users/:id/reset',
  summary: 'A link by which a user chooses a new password',
  tag: 'Users',
  right: 'users.manage',
  params: idParams,
  response: handedLink,
});
export const removeUser = defineRoute({
  method: 'DELETE',
  path: '/api/:project/users/:id',
  summary: 'Take a user out of the project; the account stays',
  tag: 'Users',
  right: 'users.manage',
  params: idParams,
  response: done,
});
