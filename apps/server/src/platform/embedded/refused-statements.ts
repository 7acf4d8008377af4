import { type Message, textAt } from './wire.ts';

/**
 * One session serves every connection: what would change it for all, or block it for ever, is refused in words.
 * The driver's own statements and ours never come here; a new library's might.
 */
const refusals: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /^copy\b/i, why: 'copy is not served: insert from unnest, or select' },
  { pattern: /^(declare|fetch|move)\b/i, why: 'cursors are not served: page by key' },
  { pattern: /^(prepare|execute|deallocate)\b/i, why: 'named statements are not served' },
  {
    pattern: /^set\s+(?!local\b|transaction\b|constraints\b)/i,
    why: 'settings of a session are shared: use set local',
  },
  { pattern: /^(reset|discard|load)\b/i, why: 'the session is shared by all connections' },
  { pattern: /^unlisten\b/i, why: 'others may be listening: close the connection' },
];

/** Why a message cannot be passed on, or undefined. */
export function refusalOf(message: Message): string | undefined {
  switch (message.type) {
    case 'Q':
      return refusalOfText(textAt(message.body, 0));
    case 'P':
      return message.body[0] === 0 ? refusalOfText(textAt(message.body, 1)) : 'named statements are not served';
    case 'E':
      return message.body.readInt32BE(message.body.length - 4) === 0
        ? undefined
        : 'cursors are not served: page by key';
    case 'B':
    case 'D':
    case 'C':
    case 'S':
      return undefined;
    default:
      return `messages of type "${message.type}" are not served`;
  }
}

function refusalOfText(text: string): string | undefined {
  const statement = withoutComments(text.slice(0, 2_000));
  return refusals.find(({ pattern }) => pattern.test(statement))?.why;
}

function withoutComments(text: string): string {
  return text.replace(/^(\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, '');
}

/** The channel that a message asks to listen on, or undefined. */
export function channelOf(message: Message): string | undefined {
  if (message.type !== 'Q' && message.type !== 'P') return undefined;
  const text = withoutComments(textAt(message.body, message.type === 'P' ? 1 : 0).slice(0, 2_000));
  const [, quoted, plain] = /^listen\s+(?:"([^"]+)"|(\w+))/i.exec(text) ?? [];
  return quoted ?? plain?.toLowerCase();
}
