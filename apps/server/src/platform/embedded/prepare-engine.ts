import { tmpdir } from 'node:os';
import { engineCache, patternIn } from './engine-cache.ts';

// Run by itself, while the page is built: the first start then finds what would cost it five seconds.
await patternIn(engineCache(tmpdir()));
