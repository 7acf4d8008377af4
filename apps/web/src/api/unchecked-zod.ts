/**
 * What the page takes for Zod (`vite.config.ts`). The contract describes each route with it; the page reads the routes' paths
 * and the names of their parameters, and never checks an answer: the server does, and the compiler has the types. Without
 * the real one the page is 25 kB lighter, and its CSP need not allow code made at run time.
 */
interface Description {
  /** Members of an object, by name. */
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly def: { readonly defaultValue?: unknown };
}

const checks = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'spa']);

function describe(description: Description): unknown {
  return new Proxy(description, {
    get(known, name) {
      if (name in known) return known[name as keyof Description];
      // What has a `then` would be awaited.
      if (typeof name === 'symbol' || name === 'then') return undefined;
      if (checks.has(name)) throw new Error(`The page does not check anything with Zod: "${name}" is for the server`);
      return (first: unknown) => describe(changed(known, name, first));
    },
  });
}

function changed(known: Description, method: string, first: unknown): Description {
  if (method === 'extend') return { ...known, shape: { ...known.shape, ...(first as Description['shape']) } };
  if (method === 'default') return { ...known, def: { defaultValue: first } };
  return known;
}

const objects = new Set(['object', 'looseObject', 'strictObject']);

export const z: unknown = new Proxy(
  {},
  {
    get(_, name) {
      if (name === 'coerce') return z;
      if (typeof name === 'symbol' || name === 'then') return undefined;
      return (first: unknown) =>
        describe({ def: {}, ...(objects.has(name) ? { shape: first as NonNullable<Description['shape']> } : {}) });
    },
  },
);
