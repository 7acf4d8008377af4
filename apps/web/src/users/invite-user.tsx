import { inviteUser, listUsers } from '@belvedere/contract/access.ts';
import { type Language, languages } from '@belvedere/contract/languages.ts';
import { useProject } from '../api/me.ts';
import { useSend } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { Dialog, DialogButtons } from '../components/dialog.tsx';
import { ChoiceField, TextField } from '../components/field.tsx';
import { FormStack } from '../components/page.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { useForm } from '../components/use-form.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { HandedLink } from './handed-link.tsx';
import { type GivenRole, useRoleOptions } from './use-role-options.ts';

/** Invites somebody; the link is copied and handed over, no mail server needed. */
export function InviteUser({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText('users');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('invite')}>
      {opened && <InviteForm onClose={onClose} />}
    </Dialog>
  );
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const t = useText('users');
  const { slug } = useProject();
  const language = useLanguage();
  const send = useSend(inviteUser, { refresh: [listUsers] });
  const form = useForm<{ email: string; name: string; role: GivenRole; language: Language }>(
    { email: '', name: '', role: 'registered_user', language },
    send.error,
  );
  const roleOptions = useRoleOptions();
  const { values, set, errorOf } = form;
  if (send.data !== undefined) {
    return (
      <>
        <HandedLink link={send.data.link} expiresAt={send.data.expiresAt} email={send.data.user.email} />
        <DialogButtons>
          <Button onClick={() => [send.reset(), form.reset({ ...values, email: '', name: '' })]}>
            {t('inviteMore')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('done')}
          </Button>
        </DialogButtons>
      </>
    );
  }
  const { name, ...rest } = values;
  return (
    <FormStack
      onSubmit={() =>
        send.mutate({ params: { project: slug }, body: { ...rest, ...(name.trim() === '' ? {} : { name }) } })
      }
    >
      <TextField
        label={t('column.email')}
        type="email"
        required
        data-autofocus
        value={values.email}
        error={errorOf('email')}
        onChange={(email) => set('email', email)}
      />
      <TextField
        label={t('column.name')}
        help={t('nameHelp')}
        value={name}
        error={errorOf('name')}
        onChange={(text) => set('name', text)}
      />
      <ChoiceField
        label={t('column.role')}
        help={t(`roleHelp.${values.role}`)}
        value={values.role}
        options={roleOptions}
        onChange={(role) => set('role', role)}
      />
      <ChoiceField
        label={t('column.language')}
        value={values.language}
        options={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
        onChange={(chosen) => set('language', chosen)}
      />
      {send.isError && !form.hasFieldErrors && <ProblemCard error={send.error} title={t('inviteFailed')} />}
      <DialogButtons>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button kind="primary" type="submit" disabled={send.isPending}>
          {t('inviteAction')}
        </Button>
      </DialogButtons>
    </FormStack>
  );
}
