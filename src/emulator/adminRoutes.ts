import { Hono } from 'hono';
import * as z from 'zod';
import { faultSchema } from './fault.js';
import type { FaultControl } from './faultPlan.js';
import type { RequestCounter } from './requestCounts.js';

const faultsBody = z.strictObject({
  faults: z.array(faultSchema),
  seed: z.number().int().optional(),
  /** Keep the present faults; default false: these come in place of them. */
  add: z.boolean().optional(),
});

/** Faults over HTTP: `GET`, `POST { faults, seed?, add? }`, `DELETE /__faults`; and `GET /__requests`. */
export function adminRoutes(faults: FaultControl, counter: RequestCounter): Hono {
  return new Hono()
    .get('/__faults', (c) => c.json({ faults: faults.list() }))
    .post('/__faults', async (c) => {
      const body = faultsBody.safeParse(await c.req.json().catch(() => null));
      if (!body.success) return c.json({ code: 'ERROR', message: z.prettifyError(body.error) }, 400);
      const { faults: wanted, seed, add } = body.data;
      if (add === true) faults.add(...wanted);
      else faults.set(wanted, seed);
      return c.json({ faults: faults.list() });
    })
    .delete('/__faults', (c) => {
      faults.clear();
      return c.json({ faults: [] });
    })
    .get('/__requests', (c) => c.json(counter.counts()))
    .all('/__faults', (c) => c.json(WRONG_METHOD, 405, { allow: 'GET, POST, DELETE' }))
    .all('/__requests', (c) => c.json(WRONG_METHOD, 405, { allow: 'GET' }));
}

const WRONG_METHOD = { code: 'METHOD_NOT_ALLOWED', message: 'the header Allow names the methods' };
