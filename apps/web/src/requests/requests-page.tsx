import { countRequests, listRequests, type ProductRequest } from '@belvedere/contract/requests.ts';
import { Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { linkTo, linkToRequest } from '../add-data/links.ts';
import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { List } from '../components/list/list.tsx';
import { Beside } from '../components/panel.tsx';
import { useText } from '../i18n/use-text.ts';
import { RequestDialogs, useRequestBulk } from './request-bulk.tsx';
import { RetiredRequests } from './retired-requests.tsx';
import { useRequestColumns } from './use-request-columns.tsx';
import { useRequestFilters } from './use-request-filters.ts';

/** Each unit of work between deposit and catalogue, with what one can do about it. */
export function RequestsPage() {
  const t = useText('requests');
  const { project = '', id } = useParams({ strict: false });
  const bulk = useRequestBulk(project);
  return (
    <>
      <Beside
        list={
          <>
            <List
              name="requests"
              title={t('title')}
              route={listRequests}
              params={useMemo(() => ({ project }), [project])}
              columns={useRequestColumns()}
              filters={useRequestFilters()}
              idOf={idOf}
              open={(request) => linkToRequest(project, request.id)}
              opened={id === undefined ? undefined : Number(id)}
              bulk={bulk.actions}
              count={countRequests}
              failure={t('failed')}
              empty={
                <Empty title={t('empty.title')} why={t('empty.why')}>
                  <ButtonLink icon="upload" {...linkTo('submit', project)}>
                    {t('empty.submit')}
                  </ButtonLink>
                </Empty>
              }
            />
            <RetiredRequests project={project} />
          </>
        }
        panel={id !== undefined && <Outlet />}
      />
      <RequestDialogs project={project} bulk={bulk} />
    </>
  );
}

const idOf = ({ id }: ProductRequest) => id;
