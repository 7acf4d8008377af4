import { logIn, readSetup } from '@belvedere/contract/access.ts';
import { listProjects } from '@belvedere/contract/projects.ts';
import { Link } from '@tanstack/react-router';
import { useRoute, useSend } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { useForm } from '../components/use-form.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './auth.module.css';
import { AuthCard } from './auth-card.tsx';
import { useComeIn } from './use-come-in.ts';

/** Sign in, then go where one was going. */
export function SignInPage() {
  const t = useText('auth');
  const setup = useRoute(readSetup, {});
  if (setup.data?.needed === true) {
    return (
      <AuthCard title={t('setUp.title')} why={t('setUp.link')}>
        <p className={styles.also}>{t('setUp.linkWhere')}</p>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t('signIn.title')}>
      <SignInForm />
      <OpenProjects />
    </AuthCard>
  );
}

function SignInForm() {
  const t = useText('auth');
  const comeIn = useComeIn();
  const send = useSend(logIn, { onDone: (answer) => void comeIn(answer) });
  const form = useForm({ email: '', password: '' }, send.error);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({ body: form.values });
      }}
    >
      <TextField
        label={t('email')}
        type="email"
        autoComplete="username"
        autoFocus
        required
        value={form.values.email}
        onChange={(value) => form.set('email', value)}
        error={form.errorOf('email')}
      />
      <TextField
        label={t('password')}
        type="password"
        autoComplete="current-password"
        required
        value={form.values.password}
        onChange={(value) => form.set('password', value)}
        error={form.errorOf('password')}
      />
      {send.isError && !form.hasFieldErrors && <ProblemCard error={send.error} title={t('signIn.failed')} />}
      <Button kind="primary" size="large" type="submit" disabled={send.isPending}>
        {t('signIn.action')}
      </Button>
      <p className={styles.also}>{t('signIn.forgotten')}</p>
    </form>
  );
}

/** Projects that a stranger may look at, or ask to join. */
function OpenProjects() {
  const t = useText('auth');
  const projects = useRoute(listProjects, {}).data?.items ?? [];
  if (projects.length === 0) return null;
  return (
    <ul className={styles.also}>
      {projects.map(({ slug, title, registration }) => (
        <li key={slug}>
          <Link to="/user/$project" params={{ project: slug }}>
            {title}
          </Link>
          {registration !== 'closed' && (
            <>
              {' · '}
              <Link to="/register/$project" params={{ project: slug }}>
                {t('register.title')}
              </Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
