import { addDataEn } from '../../add-data/messages.en.ts';
import { catalogueEn } from '../../catalogue/messages.en.ts';
import { dashboardEn } from '../../dashboard/messages.en.ts';
import { helpEn } from '../../help/messages.en.ts';
import { productsEn } from '../../products/messages.en.ts';
import { itemErrorsEn } from '../../requests/item-errors.en.ts';
import { requestsEn } from '../../requests/messages.en.ts';
import { submitEn } from '../../submit/messages.en.ts';
import { accountEn } from './account.ts';
import { authEn } from './auth.ts';
import { collectionsEn } from './collections.ts';
import { errorsEn } from './errors.ts';
import { listsEn } from './lists.ts';
import { projectsEn } from './projects.ts';
import { shellEn } from './shell.ts';
import { usersEn } from './users.ts';

/** Every catalogue of the page. A feature adds its own here and in `fr/catalogues.ts`, one line each. */
export const en = {
  shell: shellEn,
  lists: listsEn,
  errors: { ...itemErrorsEn, ...errorsEn },
  auth: authEn,
  account: accountEn,
  projects: projectsEn,
  users: usersEn,
  collections: collectionsEn,
  addData: addDataEn,
  dashboard: dashboardEn,
  requests: requestsEn,
  products: productsEn,
  submit: submitEn,
  help: helpEn,
  catalogue: catalogueEn,
};
export type Catalogues = typeof en;
