import type { createPersonalToken } from '@belvedere/contract/access.ts';
import { useState } from 'react';
import type { useSend } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { ChoiceField, TextField } from '../components/field.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './account.module.css';

const lifetimes = ['30', '90', '365', 'forever'] as const;

/** A new token: what it is for, and how long it lives. */
export function MakeToken({ make }: { make: ReturnType<typeof useSend<typeof createPersonalToken>> }) {
  const t = useText('account');
  const [name, setName] = useState('');
  const [days, setDays] = useState<(typeof lifetimes)[number]>('90');
  return (
    <form
      className={styles.make}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate(
          { body: { name, days: days === 'forever' ? null : Number(days) } },
          { onSuccess: () => setName('') },
        );
      }}
    >
      <TextField label={t('tokenName')} placeholder={t('tokenExample')} required value={name} onChange={setName} />
      <ChoiceField
        label={t('tokenLife')}
        value={days}
        options={lifetimes.map((value) => ({ value, label: t(`lifetimes.${value}`) }))}
        onChange={setDays}
      />
      <Button type="submit" size="large" disabled={make.isPending}>
        {t('tokenMake')}
      </Button>
      {make.isError && <ProblemCard error={make.error} title={t('tokenFailed')} />}
    </form>
  );
}
