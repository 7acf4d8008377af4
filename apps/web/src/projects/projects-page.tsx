import { readSetup } from '@belvedere/contract/access.ts';
import { listProjects, loadDemo, type Project } from '@belvedere/contract/projects.ts';
import { includesRole, rights } from '@belvedere/contract/rights.ts';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMe } from '../api/me.ts';
import { useRoute, useSend } from '../api/queries.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useText } from '../i18n/use-text.ts';
import { textOf } from '../search.ts';
import { CreateProject } from './create-project.tsx';
import styles from './projects.module.css';

/** The projects that the reader may see; for the first one, the way to begin. */
export function ProjectsPage() {
  const t = useText('projects');
  const me = useMe();
  const projects = useRoute(listProjects, {});
  const navigate = useNavigate();
  const creating = textOf(useSearch({ strict: false }), 'create') !== undefined;
  const create = (open: boolean) => void navigate({ to: '/', search: open ? { create: '1' } : {}, replace: true });
  const maker = me?.instanceAdmin === true;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h2>{t('title')}</h2>
        <span className={styles.count}>{projects.data?.items.length}</span>
        {maker && (
          <Button icon="plus" onClick={() => create(true)}>
            {t('create')}
          </Button>
        )}
      </header>
      {projects.isPending && <Skeleton rows={4} columns={[30, 40, 12]} />}
      {projects.error !== null && (
        <ProblemCard inset error={projects.error} title={t('failed')} retry={() => void projects.refetch()} />
      )}
      {projects.data !== undefined && (
        <ul>
          {projects.data.items.map((project) => (
            <ProjectRow key={project.slug} project={project} />
          ))}
        </ul>
      )}
      {projects.data?.items.length === 0 && <NoProject maker={maker} onCreate={() => create(true)} />}
      {maker && <CreateProject opened={creating} onClose={() => create(false)} />}
    </div>
  );
}

function ProjectRow({ project }: { project: Project }) {
  const t = useText('projects');
  const params = { project: project.slug };
  const administers = includesRole(project.role, rights['sessions.watch'].least);
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <Link to={administers ? '/admin/$project' : '/user/$project'} params={params} className={styles.name}>
          {project.title}
        </Link>
        <code className={styles.slug}>{project.slug}</code>
        {project.description !== '' && <p>{project.description}</p>}
      </div>
      <span className={styles.role}>
        {project.public ? t('public') : t('private')} · {t(`roles.${project.role}`)}
      </span>
      <span className={styles.doors}>
        <ButtonLink icon="map" to="/user/$project" params={params}>
          {t('catalogue')}
        </ButtonLink>
        {administers && (
          <ButtonLink icon="deposit" to="/admin/$project" params={params}>
            {t('administration')}
          </ButtonLink>
        )}
      </span>
    </li>
  );
}

/** Nothing yet: who may begin finds two ways, everybody else finds whom to ask. */
function NoProject({ maker, onCreate }: { maker: boolean; onCreate: () => void }) {
  const t = useText('projects');
  const me = useMe();
  const setup = useRoute(readSetup, {}, { enabled: me === null });
  if (me === null) {
    return setup.data?.needed ? (
      <Empty title={t('toSetUp')} why={t('toSetUpWhy')} />
    ) : (
      <Empty title={t('noneForStrangers')} why={t('noneForStrangersWhy')}>
        <ButtonLink kind="primary" to="/login">
          {t('signIn')}
        </ButtonLink>
      </Empty>
    );
  }
  if (!maker) return <Empty title={t('noneForYou')} why={t('noneForYouWhy')} />;
  return (
    <Empty title={t('none')} why={t('noneWhy')}>
      <Button kind="primary" onClick={onCreate}>
        {t('create')}
      </Button>
      <DemoButton />
    </Empty>
  );
}

function DemoButton() {
  const t = useText('projects');
  const navigate = useNavigate();
  const send = useSend(loadDemo, {
    refresh: [listProjects],
    onDone: ({ project }) => void navigate({ to: '/admin/$project/add-data/dashboard', params: { project } }),
  });
  return (
    <>
      <Button disabled={send.isPending} onClick={() => send.mutate({})}>
        {send.isPending ? t('demoLoading') : t('demo')}
      </Button>
      {send.isError && <ProblemCard error={send.error} title={t('demoFailed')} />}
    </>
  );
}
