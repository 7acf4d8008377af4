import { languages } from '@belvedere/contract/languages.ts';
import { changeProject, listProjects, type Project, readProject } from '@belvedere/contract/projects.ts';
import { useProject } from '../api/me.ts';
import { useSend } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { AreaField, ChoiceField, TextField, Tick, Ticks } from '../components/field.tsx';
import { FormButtons, FormStack, Page, Section } from '../components/page.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Status } from '../components/status.tsx';
import { useForm } from '../components/use-form.ts';
import { useText } from '../i18n/use-text.ts';
import { useRegistrationOptions } from './use-registration-options.ts';

/** What the project is called, in which languages it speaks, who sees it and who may ask to join. */
export function ProjectSettingsPage() {
  const project = useProject();
  const t = useText('projects');
  return (
    <Page>
      <Section title={t('settings.title')} why={t('settings.why', { slug: project.slug })}>
        <SettingsForm key={project.slug} project={project} />
      </Section>
    </Page>
  );
}

function SettingsForm({ project }: { project: Project }) {
  const t = useText('projects');
  const send = useSend(changeProject, { refresh: [readProject, listProjects] });
  const { title, description, registration } = project;
  const form = useForm(
    { title, description, registration, public: project.public, languages: project.languages },
    send.error,
  );
  const options = useRegistrationOptions();
  const { values, set, errorOf } = form;
  const speaks = (language: (typeof languages)[number], on: boolean) =>
    set(
      'languages',
      languages.filter((one) => (one === language ? on : values.languages.includes(one))),
    );
  return (
    <FormStack onSubmit={() => send.mutate({ params: { project: project.slug }, body: values })}>
      <TextField
        label={t('form.title')}
        value={values.title}
        error={errorOf('title')}
        required
        onChange={(text) => set('title', text)}
      />
      <AreaField
        label={t('form.description')}
        value={values.description}
        error={errorOf('description')}
        onChange={(text) => set('description', text)}
      />
      <Ticks label={t('form.languages')}>
        {languages.map((language) => (
          <Tick
            key={language}
            label={t(`languages.${language}`)}
            checked={values.languages.includes(language)}
            disabled={values.languages.length === 1 && values.languages.includes(language)}
            onChange={(on) => speaks(language, on)}
          />
        ))}
      </Ticks>
      <Tick label={t('form.public')} checked={values.public} onChange={(open) => set('public', open)} />
      <ChoiceField
        label={t('form.registration')}
        value={values.registration}
        options={options}
        onChange={(mode) => set('registration', mode)}
      />
      {send.isError && !form.hasFieldErrors && <ProblemCard error={send.error} title={t('settings.failed')} />}
      <FormButtons>
        <Button kind="primary" size="large" type="submit" disabled={send.isPending}>
          {t('settings.save')}
        </Button>
        <span role="status">{send.isSuccess && <Status status="ok" word={t('settings.saved')} />}</span>
      </FormButtons>
    </FormStack>
  );
}
