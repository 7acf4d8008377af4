import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type SearchSchemaInput,
} from '@tanstack/react-router';
import { problemOf } from './api/client.ts';
import { meQuery, projectQuery } from './api/me.ts';
import { parseSearch, type Search, type SearchInput, stringifySearch } from './search.ts';
import { AdminLayout } from './shell/admin-layout.tsx';
import { HomeLayout } from './shell/home-layout.tsx';
import { NotFound, NowhereFound } from './shell/not-found.tsx';
import { PageBroken, ProjectBroken } from './shell/page-broken.tsx';
import type { ScreenName } from './shell/screens.ts';
import { UserLayout } from './shell/user-layout.tsx';

interface RouterContext {
  readonly queries: QueryClient;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Its name in the breadcrumb and the window's title. */
    readonly screen?: ScreenName;
  }
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

const root = createRootRouteWithContext<RouterContext>()({
  validateSearch: (search: SearchInput & SearchSchemaInput): Search => search as Search,
  notFoundComponent: NowhereFound,
});

/** Sends a stranger to the sign-in page, and back here afterwards. */
async function signedInOnly({ context, location }: { context: RouterContext; location: { href: string } }) {
  const me = await context.queries.ensureQueryData(meQuery);
  if (me === null) throw redirect({ to: '/login', search: { next: location.href } });
}

/** A project that does not show itself to strangers may show itself to who signs in. */
async function projectOrSignIn({
  context,
  params,
  location,
}: {
  context: RouterContext;
  params: { project: string };
  location: { href: string };
}) {
  try {
    return await context.queries.ensureQueryData(projectQuery(params.project));
  } catch (error) {
    if (problemOf(error).status !== 404) throw error;
    await signedInOnly({ context, location });
    throw error;
  }
}

// Outside of any project
const home = createRoute({ getParentRoute: () => root, id: 'home', component: HomeLayout });
const projects = createRoute({
  getParentRoute: () => home,
  path: '/',
  staticData: { screen: 'projects' },
  component: lazyRouteComponent(() => import('./projects/projects-page.tsx'), 'ProjectsPage'),
});
const account = createRoute({
  getParentRoute: () => home,
  path: 'account',
  staticData: { screen: 'myAccount' },
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: 'setup',
  staticData: { screen: 'setUp' },
  component: lazyRouteComponent(() => import('./auth/set-up-page.tsx'), 'SetUpPage'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: 'login',
  staticData: { screen: 'signIn' },
  component: lazyRouteComponent(() => import('./auth/sign-in-page.tsx'), 'SignInPage'),
});
const register = createRoute({
  getParentRoute: () => root,
  path: 'register/$project',
  staticData: { screen: 'register' },
  component: lazyRouteComponent(() => import('./auth/register-page.tsx'), 'RegisterPage'),
});
const accountLink = createRoute({
  getParentRoute: () => root,
  path: 'link/$token',
  staticData: { screen: 'accountLink' },
  component: lazyRouteComponent(() => import('./auth/account-link-page.tsx'), 'AccountLinkPage'),
});

// What users see of a project
const user = createRoute({
  getParentRoute: () => root,
  path: 'user/$project',
  loader: projectOrSignIn,
  component: UserLayout,
  errorComponent: ProjectBroken,
});
const catalogue = createRoute({
  getParentRoute: () => user,
  id: 'catalogue',
  component: lazyRouteComponent(() => import('./catalogue/catalogue-page.tsx'), 'CataloguePage'),
});
const results = createRoute({ getParentRoute: () => catalogue, path: '/', staticData: { screen: 'catalogue' } });
// Beside the list that it was opened from, else a page.
const item = createRoute({
  getParentRoute: () => catalogue,
  path: 'items/$collection/$item',
  staticData: { screen: 'item' },
  component: lazyRouteComponent(() => import('./catalogue/item-page.tsx'), 'ItemPage'),
});

// What its administrators and operators see
const admin = createRoute({
  getParentRoute: () => root,
  path: 'admin/$project',
  beforeLoad: signedInOnly,
  loader: ({ context, params }) => context.queries.ensureQueryData(projectQuery(params.project)),
  component: AdminLayout,
  errorComponent: ProjectBroken,
});
const adminIndex = createRoute({
  getParentRoute: () => admin,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/admin/$project/add-data', params, replace: true });
  },
});
const users = createRoute({
  getParentRoute: () => admin,
  path: 'users',
  staticData: { screen: 'users' },
  component: lazyRouteComponent(() => import('./users/users-page.tsx'), 'UsersPage'),
});
const collections = createRoute({
  getParentRoute: () => admin,
  path: 'collections',
  staticData: { screen: 'collections' },
});
const collectionList = createRoute({
  getParentRoute: () => collections,
  path: '/',
  component: lazyRouteComponent(() => import('./collections/collections-page.tsx'), 'CollectionsPage'),
});
const newCollection = createRoute({
  getParentRoute: () => collections,
  path: 'new',
  staticData: { screen: 'newCollection' },
  component: lazyRouteComponent(() => import('./collections/collection-editor-page.tsx'), 'NewCollectionPage'),
});
const collection = createRoute({
  getParentRoute: () => collections,
  path: 'edit/$collection',
  staticData: { screen: 'collection' },
  component: lazyRouteComponent(() => import('./collections/collection-editor-page.tsx'), 'CollectionEditorPage'),
});
const settings = createRoute({
  getParentRoute: () => admin,
  path: 'settings',
  staticData: { screen: 'settings' },
  component: lazyRouteComponent(() => import('./projects/project-settings-page.tsx'), 'ProjectSettingsPage'),
});

// The board Add data
const addData = createRoute({ getParentRoute: () => admin, path: 'add-data', staticData: { screen: 'addData' } });
const addDataBoard = createRoute({
  getParentRoute: () => addData,
  path: '/',
  component: lazyRouteComponent(() => import('./add-data/add-data-board.tsx'), 'AddDataBoard'),
});
const dashboard = createRoute({
  getParentRoute: () => addData,
  path: 'dashboard',
  staticData: { screen: 'dashboard' },
  component: lazyRouteComponent(() => import('./dashboard/dashboard-page.tsx'), 'DashboardPage'),
});
const requests = createRoute({
  getParentRoute: () => addData,
  path: 'requests',
  staticData: { screen: 'requests' },
  component: lazyRouteComponent(() => import('./requests/requests-page.tsx'), 'RequestsPage'),
});
const request = createRoute({
  getParentRoute: () => requests,
  path: '$id',
  component: lazyRouteComponent(() => import('./requests/request-panel.tsx'), 'RequestPanel'),
});
const products = createRoute({
  getParentRoute: () => addData,
  path: 'products',
  staticData: { screen: 'products' },
  component: lazyRouteComponent(() => import('./products/products-page.tsx'), 'ProductsPage'),
});
const product = createRoute({
  getParentRoute: () => products,
  path: '$collection/$item',
  component: lazyRouteComponent(() => import('./products/product-panel.tsx'), 'ProductPanel'),
});
const submit = createRoute({
  getParentRoute: () => addData,
  path: 'submit',
  staticData: { screen: 'submit' },
  component: lazyRouteComponent(() => import('./submit/submit-page.tsx'), 'SubmitPage'),
});

const help = createRoute({
  getParentRoute: () => home,
  path: 'help/$topic',
  staticData: { screen: 'help' },
  component: lazyRouteComponent(() => import('./help/help-pages.tsx'), 'HelpPage'),
});

const tree = root.addChildren([
  home.addChildren([projects, account, help]),
  setUp,
  signIn,
  register,
  accountLink,
  user.addChildren([catalogue.addChildren([results, item])]),
  admin.addChildren([
    adminIndex,
    users,
    collections.addChildren([collectionList, newCollection, collection]),
    settings,
    addData.addChildren([
      addDataBoard,
      dashboard,
      requests.addChildren([request]),
      products.addChildren([product]),
      submit,
    ]),
  ]),
]);

/** The table of pages. Each page is fetched when it is first opened, or when a pointer rests on a link to it. */
export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: PageBroken,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
  });
}
