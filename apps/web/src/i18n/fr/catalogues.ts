import { addDataFr } from '../../add-data/messages.fr.ts';
import { catalogueFr } from '../../catalogue/messages.fr.ts';
import { dashboardFr } from '../../dashboard/messages.fr.ts';
import { helpFr } from '../../help/messages.fr.ts';
import { productsFr } from '../../products/messages.fr.ts';
import { itemErrorsFr } from '../../requests/item-errors.fr.ts';
import { requestsFr } from '../../requests/messages.fr.ts';
import { submitFr } from '../../submit/messages.fr.ts';
import type { Translation } from '../catalogue.ts';
import type { Catalogues } from '../en/catalogues.ts';
import { accountFr } from './account.ts';
import { authFr } from './auth.ts';
import { collectionsFr } from './collections.ts';
import { errorsFr } from './errors.ts';
import { listsFr } from './lists.ts';
import { projectsFr } from './projects.ts';
import { shellFr } from './shell.ts';
import { usersFr } from './users.ts';

/** The same catalogues in French: a key too many or too few does not compile. */
export const fr = {
  shell: shellFr,
  lists: listsFr,
  errors: { ...itemErrorsFr, ...errorsFr },
  auth: authFr,
  account: accountFr,
  projects: projectsFr,
  users: usersFr,
  collections: collectionsFr,
  addData: addDataFr,
  dashboard: dashboardFr,
  requests: requestsFr,
  products: productsFr,
  submit: submitFr,
  help: helpFr,
  catalogue: catalogueFr,
} satisfies { [N in keyof Catalogues]: Translation<Catalogues[N]> };
