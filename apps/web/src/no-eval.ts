import { config } from 'zod';

// Zod would compile its checks with `new Function`, which our own CSP refuses: it is told before it tries.
config({ jitless: true });
