import { changeMe, type Me, readMe } from '@belvedere/contract/access.ts';
import { languages } from '@belvedere/contract/languages.ts';
import { useSend } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { ChoiceField, TextField } from '../components/field.tsx';
import { FormButtons, FormStack, Section } from '../components/page.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Status } from '../components/status.tsx';
import { useForm } from '../components/use-form.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { useSpeak } from '../shell/use-speak.ts';

/** The name that others see, and the language that the page and mails speak. */
export function ChangeName({ me }: { me: Me }) {
  const t = useText('account');
  const language = useLanguage();
  const speak = useSpeak();
  const send = useSend(changeMe, { refresh: [readMe] });
  const form = useForm({ name: me.name }, send.error);
  return (
    <Section title={t('me')} why={me.email}>
      <FormStack onSubmit={() => send.mutate({ body: form.values })}>
        <TextField
          label={t('name')}
          autoComplete="name"
          required
          value={form.values.name}
          error={form.errorOf('name')}
          onChange={(name) => form.set('name', name)}
        />
        <ChoiceField
          label={t('language')}
          value={language}
          options={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
          onChange={(chosen) => void speak(chosen)}
        />
        {send.isError && !form.hasFieldErrors && <ProblemCard error={send.error} title={t('failed')} />}
        <FormButtons>
          <Button kind="primary" type="submit" disabled={send.isPending}>
            {t('save')}
          </Button>
          <span role="status">{send.isSuccess && <Status status="ok" word={t('saved')} />}</span>
        </FormButtons>
      </FormStack>
    </Section>
  );
}
