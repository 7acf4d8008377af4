import { createProject, listProjects } from '@belvedere/contract/projects.ts';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSend } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { Dialog, DialogButtons } from '../components/dialog.tsx';
import { AreaField, ChoiceField, TextField, Tick } from '../components/field.tsx';
import { FormStack } from '../components/page.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { useForm } from '../components/use-form.ts';
import { useText } from '../i18n/use-text.ts';
import { slugOf } from './slug.ts';
import { useRegistrationOptions } from './use-registration-options.ts';

const blank = { title: '', slug: '', description: '', public: false, registration: 'closed' as const };

/** A new project: its name makes its address, which may be changed until it exists. */
export function CreateProject({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText('projects');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('create')}>
      {opened && <CreateForm onClose={onClose} />}
    </Dialog>
  );
}

function CreateForm({ onClose }: { onClose: () => void }) {
  const t = useText('projects');
  const navigate = useNavigate();
  const send = useSend(createProject, {
    refresh: [listProjects],
    onDone: ({ slug }) => void navigate({ to: '/admin/$project/collections', params: { project: slug } }),
  });
  const form = useForm<Omit<typeof blank, 'registration'> & { registration: 'closed' | 'approved' | 'open' }>(
    blank,
    send.error,
  );
  const [ownSlug, setOwnSlug] = useState(false);
  const options = useRegistrationOptions();
  const { values, set, errorOf } = form;
  return (
    <FormStack onSubmit={() => send.mutate({ body: values })}>
      <TextField
        label={t('form.title')}
        value={values.title}
        error={errorOf('title')}
        required
        data-autofocus
        onChange={(title) => {
          set('title', title);
          if (!ownSlug) set('slug', slugOf(title));
        }}
      />
      <TextField
        label={t('form.slug')}
        help={t('form.slugHelp', { slug: values.slug === '' ? 'earth-archive' : values.slug })}
        value={values.slug}
        error={errorOf('slug')}
        mono
        required
        spellCheck={false}
        onChange={(slug) => {
          setOwnSlug(slug !== '');
          set('slug', slug);
        }}
      />
      <AreaField
        label={t('form.description')}
        value={values.description}
        error={errorOf('description')}
        onChange={(description) => set('description', description)}
      />
      <Tick label={t('form.public')} checked={values.public} onChange={(open) => set('public', open)} />
      <ChoiceField
        label={t('form.registration')}
        value={values.registration}
        options={options}
        onChange={(registration) => set('registration', registration)}
      />
      {send.isError && !form.hasFieldErrors && <ProblemCard error={send.error} title={t('form.failed')} />}
      <DialogButtons>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button kind="primary" type="submit" disabled={send.isPending}>
          {t('form.create')}
        </Button>
      </DialogButtons>
    </FormStack>
  );
}
