import { AppError } from './errors.ts';

/** SQLSTATEs (PostgreSQL manual, appendix A) and Node's words for a server that cannot be reached. */
const gone = new Set([
  '57P01',
  '57P02',
  '57P03',
  '25P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const full = new Set(['53100', 'ENOSPC']);
/** A text that a column cannot hold: a NUL, or half a surrogate pair. */
const unstorable = new Set(['22021', '22P05']);
const collided = new Set(['40001', '40P01', '55P03']);
const lostWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Connection ended unexpectedly/i;

/** What a caller can act on, said of a database that is gone, full or in another's way. Anything else comes back as it was. */
export function explainDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = codeOf(error);
  if (full.has(code)) {
    return new AppError(507, 'disk_full', 'Cannot write: there is too little free disk space', {
      hint: 'Free some space on the disk of the data folder; reading goes on meanwhile',
      retriable: true,
      retryAfter: 60,
      cause: error,
    });
  }
  if (isUnreachable(error)) {
    return new AppError(503, 'database_unavailable', 'Cannot reach the database', {
      hint: 'It is being restarted or the network is down; the same call works again soon',
      retriable: true,
      retryAfter: 5,
      cause: error,
    });
  }
  if (unstorable.has(code)) {
    return new AppError(400, 'text_unstorable', 'Cannot use a text: it holds a NUL character or half a character', {
      hint: 'Take the character out; in JSON it is written \\u0000, or a lone \\ud800 to \\udfff',
      cause: error,
    });
  }
  if (/unsupported startup parameter/.test(error.message)) {
    return new AppError(500, 'configuration', 'Cannot connect: a pooler refuses our start-up parameters', {
      hint: 'PgBouncer: set ignore_startup_parameters = options, and DATABASE_DIRECT_URL past the pooler',
      cause: error,
    });
  }
  if (collided.has(code)) {
    return new AppError(503, 'collided', 'Cannot finish: others were changing the same rows', {
      retriable: true,
      retryAfter: 1,
      cause: error,
    });
  }
  return error;
}

/** Whether the database could not be reached at all, so that the same work may be tried again. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Error && (gone.has(codeOf(error)) || lostWords.test(error.message));
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
