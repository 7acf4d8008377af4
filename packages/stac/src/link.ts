import { type Fault, shown, within } from './fault.ts';
import { linkHrefFault } from './href.ts';

const most = 1_000;

/** What is wrong with the links of an item or a collection. */
export function linksFault(links: unknown): Fault | undefined {
  if (links === undefined) return undefined;
  if (!Array.isArray(links))
    return wrong('links_not_array', links, 'it is not an array', 'Write [] when there is none');
  if (links.length > most) return tooMany(links.length);
  for (let index = 0; index < links.length; index += 1) {
    const fault = linkFault(links[index]);
    if (fault !== undefined) return within(index, fault);
  }
  return undefined;
}

function linkFault(link: unknown): Fault | undefined {
  if (typeof link !== 'object' || link === null) {
    return wrong('link_not_object', link, 'it is not an object', 'Write { "rel": …, "href": … }');
  }
  const { rel, href } = link as Record<string, unknown>;
  if (typeof rel !== 'string' || rel === '') {
    return within('rel', wrong('link_rel', rel, 'it is no relation', 'Name the relation, as "derived_from"'));
  }
  const fault = linkHrefFault(href);
  return fault && within('href', fault);
}

function tooMany(count: number): Fault {
  return {
    code: 'links_too_many',
    pointer: '',
    reason: `Cannot take ${count} links: a document has at most ${most}`,
    hint: 'Keep the links that say something of this document alone',
    values: { count, limit: most },
  };
}

function wrong(code: string, value: unknown, reason: string, hint: string): Fault {
  return {
    code,
    pointer: '',
    reason: `Cannot take ${shown(value)} in the links: ${reason}`,
    hint,
    values: { value: shown(value) },
  };
}
