import { type Fault, shown } from './fault.ts';

/** Where files of archives lie. */
const fileSchemes = new Set(['http', 'https', 's3', 'ftp', 'ftps', 'sftp', 'gs', 'az', 'abfs', 'abfss']);
/** What a browser would run, or read from the reader's own disk. */
const dangerousSchemes = new Set(['javascript', 'data', 'vbscript', 'blob', 'file', 'filesystem', 'view-source']);
const scheme = /^([a-z][a-z0-9+.-]*):/i;
const longest = 8_192;

/** What is wrong with the address of a file: a relative one, or of a scheme by which files are fetched. */
export function fileHrefFault(value: unknown): Fault | undefined {
  return textFault(value) ?? schemeFault(value as string, (name) => fileSchemes.has(name));
}

/** What is wrong with the address of a link: any scheme but those that harm who follows it. */
export function linkHrefFault(value: unknown): Fault | undefined {
  return textFault(value) ?? schemeFault(value as string, (name) => !dangerousSchemes.has(name));
}

function textFault(value: unknown): Fault | undefined {
  if (value === undefined) return wrong('href_missing', value, 'it is missing', 'Add the address of the file');
  if (typeof value !== 'string') return wrong('href_not_text', value, 'it is not a string', 'Write a URL');
  if (value.length === 0) return wrong('href_empty', value, 'it is empty', 'Write a URL');
  if (value.length > longest)
    return wrong('href_too_long', value, `it is over ${longest} characters`, 'Write a shorter URL');
  // Browsers drop tabs, line ends and leading blanks before they read the scheme.
  if (/^\s|[\p{Cc}]/u.test(value)) {
    return wrong('href_blank', value, 'it starts with a blank or holds a control character', 'Encode it with %');
  }
  return undefined;
}

function schemeFault(href: string, allows: (name: string) => boolean): Fault | undefined {
  const name = scheme.exec(href)?.[1]?.toLowerCase();
  if (name === undefined || allows(name)) return undefined;
  const hint = 'Use a relative address, or one of http, https, s3, ftp, sftp, gs, abfs';
  return wrong('href_scheme', href, `"${name}:" is not taken`, hint);
}

function wrong(code: string, value: unknown, reason: string, hint: string): Fault {
  return {
    code,
    pointer: '',
    reason: `Cannot take ${shown(value)} as an address: ${reason}`,
    hint,
    values: { value: shown(value) },
  };
}
