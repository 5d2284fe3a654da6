import { z } from 'zod';

// Imported before any contract: compiled schemas need `eval`, which the content policy refuses.
z.config({ jitless: true });
