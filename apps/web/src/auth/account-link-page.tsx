import { followAccountLink, readAccountLink } from '@belvedere/contract/access.ts';
import { useParams } from '@tanstack/react-router';
import { useRoute, useSend } from '../api/queries.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useForm } from '../components/use-form.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './auth.module.css';
import { AuthCard } from './auth-card.tsx';
import { useComeIn } from './use-come-in.ts';

/** Where an invitation or a reset link leads: choose a password, and be in. */
export function AccountLinkPage() {
  const t = useText('auth');
  const { token = '' } = useParams({ strict: false });
  const link = useRoute(readAccountLink, { params: { token } });
  if (link.error !== null) {
    return (
      <AuthCard title={t('link.gone')} why={t('link.goneWhy')}>
        <ProblemCard error={link.error} title={t('link.failed')} />
        <div>
          <ButtonLink to="/login">{t('signIn.title')}</ButtonLink>
        </div>
      </AuthCard>
    );
  }
  if (link.data === undefined) {
    return (
      <AuthCard title={t('link.title')}>
        <Skeleton rows={3} columns={[80]} />
      </AuthCard>
    );
  }
  const { kind, email, name, project, passwordChosen } = link.data;
  const known = kind === 'invitation' && passwordChosen;
  return (
    <AuthCard
      title={t(`link.${kind}`)}
      why={
        kind === 'invitation' && project !== null
          ? t(known ? 'link.knownTo' : 'link.invitedTo', { project })
          : t('link.resetOf', { email })
      }
    >
      <PasswordForm token={token} email={email} name={name} known={known} />
    </AuthCard>
  );
}

interface PasswordFormProps {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  /** The account has a password already: it is asked for, not chosen. */
  readonly known: boolean;
}

function PasswordForm({ token, email, name, known }: PasswordFormProps) {
  const t = useText('auth');
  const comeIn = useComeIn();
  const send = useSend(followAccountLink, { onDone: (answer) => void comeIn(answer) });
  const form = useForm({ name, password: '' }, send.error);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const { password } = form.values;
        send.mutate({ params: { token }, body: known ? { password } : form.values });
      }}
    >
      <TextField label={t('email')} type="email" autoComplete="username" value={email} onChange={() => {}} readOnly />
      {!known && (
        <TextField
          label={t('name')}
          autoComplete="name"
          required
          value={form.values.name}
          onChange={(value) => form.set('name', value)}
          error={form.errorOf('name')}
        />
      )}
      <TextField
        label={known ? t('password') : t('newPassword')}
        {...(known ? {} : { help: t('passwordHelp'), minLength: 10 })}
        type="password"
        autoComplete={known ? 'current-password' : 'new-password'}
        autoFocus
        required
        value={form.values.password}
        onChange={(value) => form.set('password', value)}
        error={form.errorOf('password')}
      />
      {send.isError && !form.hasFieldErrors && <ProblemCard error={send.error} title={t('link.failed')} />}
      <Button kind="primary" size="large" type="submit" disabled={send.isPending}>
        {t('link.action')}
      </Button>
    </form>
  );
}
