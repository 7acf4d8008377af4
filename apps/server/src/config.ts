import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './platform/errors.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** The address that people type: links, Origin check. */
  readonly publicUrl: string;
  readonly trustedProxies: string[];
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly directUrl: string | undefined;
  /** Signs tokens of selections. */
  readonly secret: string;
  readonly administrator: { readonly email: string; readonly password: string } | undefined;
  readonly minFreeBytes: number;
  readonly logLevel: string;
}

const environmentSchema = z.object({
  BELVEDERE_PORT: z.coerce.number().int().min(0).max(65_535).default(3_000),
  BELVEDERE_HOST: z.string().default('127.0.0.1'),
  BELVEDERE_PUBLIC_URL: z.url().optional(),
  BELVEDERE_TRUSTED_PROXIES: z.string().default(''),
  BELVEDERE_DATA: z.string().default('data'),
  DATABASE_URL: z.string().optional(),
  DATABASE_DIRECT_URL: z.string().optional(),
  BELVEDERE_SECRET: z.string().min(16).optional(),
  BELVEDERE_ADMIN_EMAIL: z.email().optional(),
  BELVEDERE_ADMIN_PASSWORD: z.string().min(10).optional(),
  BELVEDERE_MIN_FREE_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(512 * 1024 * 1024),
  BELVEDERE_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Reads the environment once; what is wrong in it is said by name. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new AppError(500, 'configuration', `Cannot read the settings: ${lines.join('; ')}`);
  }
  const values = parsed.data;
  const dataFolder = resolve(values.BELVEDERE_DATA);
  return {
    port: values.BELVEDERE_PORT,
    host: values.BELVEDERE_HOST,
    publicUrl: (
      values.BELVEDERE_PUBLIC_URL ?? `http://${hostOf(values.BELVEDERE_HOST)}:${values.BELVEDERE_PORT}`
    ).replace(/\/+$/, ''),
    trustedProxies: values.BELVEDERE_TRUSTED_PROXIES.split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    dataFolder,
    databaseUrl: values.DATABASE_URL,
    directUrl: values.DATABASE_DIRECT_URL,
    secret: values.BELVEDERE_SECRET ?? keptSecret(values.DATABASE_URL, dataFolder),
    administrator: administratorOf(values.BELVEDERE_ADMIN_EMAIL, values.BELVEDERE_ADMIN_PASSWORD),
    minFreeBytes: values.BELVEDERE_MIN_FREE_BYTES,
    logLevel: values.BELVEDERE_LOG,
  };
}

function hostOf(host: string): string {
  return ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
}

function administratorOf(email: string | undefined, password: string | undefined): Config['administrator'] {
  return email === undefined || password === undefined ? undefined : { email: email.toLowerCase(), password };
}

/** Made once in the data folder. Several machines must share one, so with a server it is asked for. */
function keptSecret(databaseUrl: string | undefined, dataFolder: string): string {
  if (databaseUrl !== undefined) {
    throw new AppError(500, 'configuration', 'Cannot start: BELVEDERE_SECRET is not set', {
      hint: 'With DATABASE_URL every process needs the same secret: set BELVEDERE_SECRET to 32 random characters',
    });
  }
  const file = join(dataFolder, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}
