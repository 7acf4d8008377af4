import type { DepositAnswer } from '@belvedere/contract/ingest.ts';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type DepositBody, readFormat } from './deposit-body.ts';
import { type DepositTarget, newDepositKey, sendDeposit } from './deposit-calls.ts';

export interface SendingState {
  readonly sending: boolean;
  /** Bytes that have left; all of them, and the server is still granting. */
  readonly sent: number;
  readonly answer: DepositAnswer | undefined;
  readonly error: unknown;
  readonly stopped: boolean;
  send(body: DepositBody, target: DepositTarget): void;
  stop(): void;
  reset(): void;
}

/** One deposit from this page. The same body to the same place keeps its key: sending again is harmless. */
export function useSending(project: string, onDone: (answer: DepositAnswer) => void): SendingState {
  const [sent, setSent] = useState(0);
  const key = useRef<{ of: string; key: string }>(undefined);
  const stopper = useRef<AbortController>(undefined);
  const sending = useMutation({
    mutationFn: async ({ body, target }: { body: DepositBody; target: DepositTarget }) => {
      const of = JSON.stringify([body.id, target]);
      if (key.current?.of !== of) key.current = { of, key: newDepositKey() };
      stopper.current = new AbortController();
      setSent(0);
      return sendDeposit({
        project,
        target,
        content: body.content,
        format: await readFormat(body.content),
        key: key.current.key,
        signal: stopper.current.signal,
        onSent: setSent,
      });
    },
    onSuccess: onDone,
  });
  const stopped = sending.error instanceof DOMException && sending.error.name === 'AbortError';
  return {
    sending: sending.isPending,
    sent,
    answer: sending.data,
    error: stopped ? null : sending.error,
    stopped,
    send: (body, target) => sending.mutate({ body, target }),
    stop: () => stopper.current?.abort(),
    reset: () => {
      key.current = undefined;
      sending.reset();
    },
  };
}
