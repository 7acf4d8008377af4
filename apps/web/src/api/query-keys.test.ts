import { stacSearch } from '@belvedere/contract/catalogue.ts';
import { readAddDataBoard } from '@belvedere/contract/live.ts';
import { listRequests } from '@belvedere/contract/requests.ts';
import { listSessions, readSession } from '@belvedere/contract/sessions.ts';
import { expect, test } from 'vitest';
import { showsTopic } from './query-keys.ts';

test('a change refreshes what shows it, and nothing else', () => {
  expect(showsTopic(listSessions.path, 'sessions')).toBe(true);
  expect(showsTopic(readSession.path, 'sessions')).toBe(true);
  expect(showsTopic(listRequests.path, 'sessions')).toBe(false);
  expect(showsTopic(readAddDataBoard.path, 'requests')).toBe(true);
  expect(showsTopic(stacSearch.path, 'items')).toBe(true);
});
