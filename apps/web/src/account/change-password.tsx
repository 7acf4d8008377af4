import { changeMe } from '@belvedere/contract/access.ts';
import { useSend } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { FormButtons, FormStack, Section } from '../components/page.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Status } from '../components/status.tsx';
import { useForm } from '../components/use-form.ts';
import { useText } from '../i18n/use-text.ts';

const blank = { current: '', new: '' };

/** Another password; the one of now is asked for. */
export function ChangePassword() {
  const t = useText('account');
  const send = useSend(changeMe, { onDone: () => form.reset(blank) });
  const form = useForm(blank, send.error);
  const { values, set } = form;
  return (
    <Section title={t('password')} id="password">
      <FormStack onSubmit={() => send.mutate({ body: { password: values } })}>
        <TextField
          label={t('currentPassword')}
          type="password"
          autoComplete="current-password"
          required
          value={values.current}
          onChange={(text) => set('current', text)}
        />
        <TextField
          label={t('newPassword')}
          help={t('passwordHelp')}
          type="password"
          autoComplete="new-password"
          minLength={10}
          required
          value={values.new}
          onChange={(text) => set('new', text)}
        />
        {send.isError && <ProblemCard error={send.error} title={t('passwordFailed')} />}
        <FormButtons>
          <Button kind="primary" type="submit" disabled={send.isPending}>
            {t('changePassword')}
          </Button>
          <span role="status">{send.isSuccess && <Status status="ok" word={t('passwordChanged')} />}</span>
        </FormButtons>
      </FormStack>
    </Section>
  );
}
