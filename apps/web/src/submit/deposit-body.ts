/** How the items of a body are written. */
export interface BodyFormat {
  readonly notation: 'ndjson' | 'json';
  readonly gzip: boolean;
}

/** What somebody wants to deposit: a file, or what he pasted. Each change is another body, with another number. */
export interface DepositBody {
  readonly id: number;
  readonly content: Blob;
  /** Name of the file; what is pasted has none. */
  readonly name: string | undefined;
}

const sampleBytes = 64 * 1024;

/** Reads the first bytes only: a file of gigabytes is told as quickly as a small one. */
export async function readFormat(content: Blob): Promise<BodyFormat> {
  const [first, second] = new Uint8Array(await content.slice(0, 2).arrayBuffer());
  const gzip = first === 0x1f && second === 0x8b;
  const text = gzip ? await unzippedStart(content) : await content.slice(0, sampleBytes).text();
  return { notation: notationOf(text), gzip };
}

async function unzippedStart(content: Blob): Promise<string> {
  const reader = content.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < sampleBytes) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // A broken archive is for the server to refuse, in words: here it only has to be told apart.
  }
  await reader.cancel().catch(() => {});
  return text;
}

/** NDJSON when its first line is a whole document and another follows; one document otherwise. */
export function notationOf(text: string): BodyFormat['notation'] {
  const lines = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length < 2) return 'json';
  try {
    JSON.parse(lines[0] ?? '');
    return 'ndjson';
  } catch {
    return 'json';
  }
}

export function headersOf({ notation, gzip }: BodyFormat): Record<string, string> {
  return {
    'content-type': notation === 'ndjson' ? 'application/x-ndjson' : 'application/geo+json',
    ...(gzip ? { 'content-encoding': 'gzip' } : {}),
  };
}

/** What is checked before it is sent: all of a small body, the first lines of a large one. */
export interface PartToCheck {
  readonly content: Blob;
  readonly whole: boolean;
}

const wholeUnder = 32 * 1024 * 1024;
const firstBytes = 16 * 1024 * 1024;
const firstLines = 10_000;

/** Nothing for a large body that cannot be cut between two items. */
export async function partToCheck(content: Blob, format: BodyFormat): Promise<PartToCheck | undefined> {
  if (format.gzip || format.notation === 'json') {
    return content.size <= wholeUnder ? { content, whole: true } : undefined;
  }
  const bytes = new Uint8Array(await content.slice(0, firstBytes).arrayBuffer());
  const end = endOfLines(bytes, content.size > firstBytes);
  if (end === bytes.length && content.size <= firstBytes) return { content, whole: true };
  return end === 0 ? undefined : { content: content.slice(0, end), whole: false };
}

/** Where the last whole line ends, of those that are checked at once. */
function endOfLines(bytes: Uint8Array, cut: boolean): number {
  let end = 0;
  for (let line = 0; line < firstLines; line += 1) {
    const at = bytes.indexOf(10, end);
    if (at === -1) return cut ? end : bytes.length;
    end = at + 1;
  }
  return end;
}
