import { pino } from 'pino';

export type Log = pino.Logger;

export interface LogOptions {
  readonly level: string;
}

/** JSON lines on standard error: standard output belongs to commands that answer something. */
export function createLog({ level }: LogOptions): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'password',
          '*.password',
          'token',
          '*.token',
          'secret',
          '*.secret',
          'code',
          'authorization',
          '*.authorization',
          'cookie',
          '*.cookie',
        ],
        censor: '…',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
