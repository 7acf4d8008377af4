import { readSetup, setUp } from '@belvedere/contract/access.ts';
import { useSearch } from '@tanstack/react-router';
import { useRoute, useSend } from '../api/queries.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { useForm } from '../components/use-form.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { textOf } from '../search.ts';
import styles from './auth.module.css';
import { AuthCard } from './auth-card.tsx';
import { useComeIn } from './use-come-in.ts';

/** The first visit: whoever holds the code of the printed link makes the first administrator. */
export function SetUpPage() {
  const t = useText('auth');
  const setup = useRoute(readSetup, {});
  if (setup.data?.needed === false) {
    return (
      <AuthCard title={t('setUp.done')} why={t('setUp.doneWhy')}>
        <div>
          <ButtonLink kind="primary" size="large" to="/login">
            {t('signIn.title')}
          </ButtonLink>
        </div>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t('setUp.title')} why={t('setUp.why')}>
      <SetUpForm />
    </AuthCard>
  );
}

function SetUpForm() {
  const t = useText('auth');
  const language = useLanguage();
  const code = textOf(useSearch({ strict: false }), 'code') ?? '';
  const comeIn = useComeIn();
  const send = useSend(setUp, { onDone: (answer) => void comeIn(answer) });
  const form = useForm({ code, name: '', email: '', password: '' }, send.error);
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
        send.mutate({ body: { ...form.values, language } });
      }}
    >
      {code === '' && <TextField {...field('code')} label={t('code')} help={t('codeHelp')} mono autoComplete="off" />}
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
      {send.isError && !form.hasFieldErrors && <ProblemCard error={send.error} title={t('setUp.failed')} />}
      <Button kind="primary" size="large" type="submit" disabled={send.isPending}>
        {t('setUp.action')}
      </Button>
    </form>
  );
}
