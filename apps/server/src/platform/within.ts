import { AppError } from './errors.ts';

/** The work's result, or a 503 after so many milliseconds. The work itself goes on, unheard. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(silent(milliseconds)), milliseconds);
  // Told too late, its failure is nobody's.
  work.catch(() => {});
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function silent(milliseconds: number): AppError {
  return new AppError(503, 'database_unavailable', `Cannot reach the database: no answer within ${milliseconds} ms`, {
    hint: 'It is being restarted or the network is down; the same call works again soon',
    retriable: true,
    retryAfter: 5,
  });
}
