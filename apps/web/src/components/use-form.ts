import { useState } from 'react';
import { problemOf } from '../api/client.ts';
import { useFieldWords } from './use-field-words.ts';

export interface Form<V extends object> {
  readonly values: V;
  set<K extends keyof V>(name: K, value: V[K]): void;
  /** What is wrong with a field, in words: said by the server, until it is changed. */
  errorOf(name: keyof V & string): string | undefined;
  /** Whether an error stands at one of its fields; what is at none is shown as a whole. */
  readonly hasFieldErrors: boolean;
  reset(values: V): void;
}

/** Values of a form, and the server's refusals at their fields. What is typed stays when saving fails. */
export function useForm<V extends object>(initial: V, error: unknown): Form<V> {
  const [values, setValues] = useState(initial);
  const [changed, setChanged] = useState<{ error: unknown; names: ReadonlySet<string> }>({ error, names: new Set() });
  const words = useFieldWords();
  const touched = changed.error === error ? changed.names : new Set<string>();
  const errors = error === null || error === undefined ? [] : (problemOf(error).errors ?? []);
  const errorOf = (name: string) => {
    const found = errors.find(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
    return found === undefined || touched.has(name) ? undefined : words(found);
  };
  return {
    values,
    set: (name, value) => {
      setValues((before) => ({ ...before, [name]: value }));
      setChanged({ error, names: new Set([...touched, String(name)]) });
    },
    errorOf,
    hasFieldErrors: Object.keys(values).some((name) => errorOf(name) !== undefined),
    reset: setValues,
  };
}
