/** Words of one feature: a tree of sentences, `{{name}}` where a value stands, `_one` and `_other` where a count decides. */
export interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

/** The same tree in another language: each key, none more, and `_many` where French counts in millions. */
export type Translation<E> = {
  readonly [K in keyof E]: E[K] extends string ? string : Translation<E[K]>;
} & {
  readonly [K in keyof E as K extends `${infer Base}_other` ? `${Base}_many` : never]?: string;
};

type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other' | 'many'}` ? Base : K;

/** Addresses of the sentences of a catalogue: `column.name`. */
export type KeyOf<C> = {
  [K in keyof C & string]: C[K] extends string ? WithoutPlural<K> : `${K}.${KeyOf<C[K]>}`;
}[keyof C & string];

type At<C, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof C
    ? At<C[Head], Rest>
    : never
  : K extends keyof C
    ? C[K]
    : `${K}_other` extends keyof C
      ? C[`${K}_other` & keyof C]
      : never;

type NameIn<S extends string> = S extends `${infer Name},${string}` ? Name : S;
type Placeholders<S extends string> = S extends `${string}{{${infer P}}}${infer Rest}`
  ? NameIn<P> | Placeholders<Rest>
  : never;

/** The values that a sentence wants. A catalogue whose sentences are not literal takes any. */
type ValuesFor<S> = S extends string
  ? string extends S
    ? [values?: Readonly<Record<string, string | number | undefined>>]
    : [Placeholders<S>] extends [never]
      ? []
      : [values: Readonly<Record<Placeholders<S>, string | number>>]
  : [];

/** Words a key of one catalogue in the reader's language. */
export type Words<C> = <K extends KeyOf<C>>(
  key: K,
  ...values:
    | ValuesFor<At<C, K>>
    | (K extends PluralOf<C> ? [values: { readonly count: number; readonly [name: string]: string | number }] : never)
) => string;

type PluralOf<C> = {
  [K in keyof C & string]: C[K] extends string
    ? K extends `${infer Base}_other`
      ? Base
      : never
    : `${K}.${PluralOf<C[K]>}`;
}[keyof C & string];
