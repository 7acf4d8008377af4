import { register } from '@belvedere/contract/access.ts';
import { listProjects } from '@belvedere/contract/projects.ts';
import { useParams } from '@tanstack/react-router';
import { useRoute, useSend } from '../api/queries.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { useForm } from '../components/use-form.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './auth.module.css';
import { AuthCard } from './auth-card.tsx';

/** A stranger asks for an account in a project that lets people ask. */
export function RegisterPage() {
  const t = useText('auth');
  const { project = '' } = useParams({ strict: false });
  const title = useRoute(listProjects, {}).data?.items.find(({ slug }) => slug === project)?.title ?? project;
  const send = useSend(register);
  if (send.data !== undefined) {
    return (
      <AuthCard title={t('register.sent')} why={t(`register.${send.data.state}`, { project: title })}>
        <div>
          <ButtonLink kind="primary" size="large" to="/login" search={{ next: `/user/${project}` }}>
            {t('signIn.title')}
          </ButtonLink>
        </div>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t('register.title')} why={t('register.why', { project: title })}>
      <RegisterForm project={project} send={send} />
    </AuthCard>
  );
}

interface RegisterFormProps {
  readonly project: string;
  readonly send: ReturnType<typeof useSend<typeof register>>;
}

function RegisterForm({ project, send }: RegisterFormProps) {
  const t = useText('auth');
  const language = useLanguage();
  const form = useForm({ name: '', email: '', password: '' }, send.error);
  const field = (name: keyof typeof form.values) => ({
    value: form.values[name],
    onChange: (value: string) => form.set(name, value),
    error: form.errorOf(name),
    required: true,
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({ body: { ...form.values, project, language } });
      }}
    >
      <TextField {...field('name')} label={t('name')} autoComplete="name" autoFocus />
      <TextField {...field('email')} label={t('email')} type="email" autoComplete="username" />
      <TextField
        {...field('password')}
        label={t('password')}
        help={t('passwordHelp')}
        type="password"
        autoComplete="new-password"
        minLength={10}
      />
      {send.isError && !form.hasFieldErrors && <ProblemCard error={send.error} title={t('register.failed')} />}
      <Button kind="primary" size="large" type="submit" disabled={send.isPending}>
        {t('register.action')}
      </Button>
    </form>
  );
}
