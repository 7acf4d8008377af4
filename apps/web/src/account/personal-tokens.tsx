import { createPersonalToken, listPersonalTokens, revokePersonalToken } from '@belvedere/contract/access.ts';
import { useState } from 'react';
import { useRoute, useSend } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Copyable } from '../components/copyable.tsx';
import { Moment } from '../components/moment.tsx';
import { Section } from '../components/page.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './account.module.css';
import { MakeToken } from './make-token.tsx';

interface Token {
  readonly id: number;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
}

/** Tokens for scripts: shown once when they are made, told by their last use, revoked at any time. */
export function PersonalTokens() {
  const t = useText('account');
  const tokens = useRoute(listPersonalTokens, {});
  const [revoked, setRevoked] = useState<Token>();
  const make = useSend(createPersonalToken, { refresh: [listPersonalTokens] });
  return (
    <Section title={t('tokens')} id="tokens" why={t('tokensWhy')}>
      {make.data !== undefined && (
        <div className={styles.shown} role="status">
          <b>{t('tokenOnce', { name: make.data.name })}</b>
          <Copyable text={make.data.token} label={t('token')} />
        </div>
      )}
      <MakeToken make={make} />
      {tokens.isPending && <Skeleton rows={2} columns={[30, 20, 20]} />}
      {tokens.error !== null && <ProblemCard error={tokens.error} title={t('tokensFailed')} />}
      {tokens.data !== undefined && tokens.data.items.length > 0 && (
        <TokenTable tokens={tokens.data.items} onRevoke={setRevoked} />
      )}
      <RevokeToken token={revoked} onClose={() => setRevoked(undefined)} />
    </Section>
  );
}

function TokenTable({ tokens, onRevoke }: { tokens: readonly Token[]; onRevoke: (token: Token) => void }) {
  const t = useText('account');
  return (
    <div className={styles.scroll}>
      <table className={styles.tokens}>
        <thead>
          <tr>
            <th scope="col">{t('tokenName')}</th>
            <th scope="col">{t('tokenMade')}</th>
            <th scope="col">{t('tokenUsed')}</th>
            <th scope="col">{t('tokenEnds')}</th>
            <th scope="col">
              <span className="unseen">{t('revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row">{token.name}</th>
              <td>
                <Moment at={token.createdAt} />
              </td>
              <td>{token.lastUsedAt === null ? t('never') : <Moment at={token.lastUsedAt} />}</td>
              <td>{token.expiresAt === null ? t('never') : <Moment at={token.expiresAt} />}</td>
              <td>
                <Button size="small" kind="danger" onClick={() => onRevoke(token)}>
                  {t('revokeAsk')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RevokeToken({ token, onClose }: { token: Token | undefined; onClose: () => void }) {
  const t = useText('account');
  const send = useSend(revokePersonalToken, { refresh: [listPersonalTokens], onDone: onClose });
  return (
    <Confirm
      opened={token !== undefined}
      onClose={onClose}
      title={t('revokeTitle', { name: token?.name ?? '' })}
      goes={t('revokeGoes')}
      stays={t('revokeStays')}
      action={t('revoke')}
      count={1}
      name={token?.name ?? ''}
      busy={send.isPending}
      error={send.error}
      onConfirm={() => token !== undefined && send.mutate({ params: { id: token.id } })}
    />
  );
}
