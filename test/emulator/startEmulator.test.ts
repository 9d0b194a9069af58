import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { EmulatorDataError, startEmulator } from '../../src/emulator.js';
import { get, post, served, warehouses } from './served.js';

const folderOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return folder;
};

describe('startEmulator', () => {
  it('listens on 127.0.0.1, on a port of its own unless one is asked', async () => {
    const first = await served({ data: {} });
    expect(first.url).toBe(`http://127.0.0.1:${first.port}`);
    const { port } = await served({ data: {} });
    expect(port).not.toBe(first.port);
    await first.close();
    expect((await served({ data: {}, port: first.port })).port).toBe(first.port);
  });

  it('fails when the port is taken', async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startEmulator({ data: {}, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('answers no more once closed, and closes twice', async () => {
    const emulator = await served({ data: {} });
    await post(emulator, '/cities');
    await emulator.close();
    await emulator.close();
    await expect(post(emulator, '/cities')).rejects.toThrow('fetch failed');
  });

  it('closes at once while answers hang, wait or drip', async () => {
    const emulator = await served({
      data: { cities: warehouses(50) },
      faults: [
        { kind: 'hang', operations: ['/warehouses'] },
        { kind: 'latency', ms: 600_000, operations: ['/delivery-routes'] },
        { kind: 'slowBody', ms: 600_000, operations: ['/cities'] },
      ],
    });
    const asked = ['/warehouses', '/delivery-routes', '/cities'].map((path) =>
      post(emulator, path).then(
        () => 'answered',
        () => 'dropped',
      ),
    );
    while (emulator.faults.list().some(({ fired }) => fired === 0))
      await new Promise((resolve) => setTimeout(resolve, 5));
    await emulator.close();
    expect(await Promise.all(asked)).toEqual(['dropped', 'dropped', 'dropped']);
  });

  it('serves a folder of JSON files, where a missing one is an empty list', async () => {
    const folder = await folderOf({
      'warehouses.json': '[{"id":"w1"},{"id":"w2"}]',
      'stock.json': '[{"productId":"p1","stock":[]}]',
      'addresses.json': '[{"kladrCode":"6600000000000","deliveryEnabled":true,"note":"all of it"}]',
    });
    const emulator = await served({ data: folder });
    expect((await post(emulator, '/warehouses')).json).toMatchObject({ total: 2 });
    expect((await post(emulator, '/cities')).json).toMatchObject({ total: 0 });
    expect((await post(emulator, '/delivery/address/check', { kladrCode: '6600000100000' })).json).toEqual({
      deliveryEnabled: true,
    });
  });

  it.each([
    ['no JSON', { 'cities.json': '[{' }, /cities\.json is not JSON/],
    ['no list', { 'routes.json': '{}' }, /routes\.json cannot be served/],
    ['a bad KLADR code', { 'addresses.json': '[{"kladrCode":"66","deliveryEnabled":true}]' }, /kladrCode/],
  ])('refuses a folder with %s and names the file', async (_title, files, message) => {
    const failed = startEmulator({ data: await folderOf(files) });
    await expect(failed).rejects.toThrow(EmulatorDataError);
    await expect(failed).rejects.toThrow(message);
  });

  it('asks for credentials where it is told to', async () => {
    const basic = await served({ data: {}, auth: { type: 'basic', username: 'сайт', password: 'a:b' } });
    const header = `Basic ${Buffer.from('сайт:a:b').toString('base64')}`;
    expect(await post(basic, '/cities', {}, { headers: { authorization: header } })).toMatchObject({
      status: 200,
    });
    const refused = await post(basic, '/cities', {}, { headers: { authorization: `${header}x` } });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('Basic');
    expect(refused.json).toMatchObject({ code: 'UNAUTHORIZED' });

    const bearer = await served({ data: {}, auth: { type: 'bearer', token: 'secret' } });
    const asked = (authorization: string): Promise<{ status: number }> =>
      post(bearer, '/cities', {}, { headers: { authorization } });
    expect(await asked('Bearer secret')).toMatchObject({ status: 200 });
    expect(await asked('Bearer other')).toMatchObject({ status: 401 });
    expect(await post(bearer, '/cities')).toMatchObject({ status: 401 });
  });

  it('counts what it was asked', async () => {
    const emulator = await served({ data: { warehouses: warehouses(1) } });
    await post(emulator, '/warehouses');
    await post(emulator, '/warehouses', { limit: 101 });
    await get(emulator, '/warehouses/w0');
    await post(emulator, '/nowhere');
    expect(emulator.requests()).toEqual({
      total: 4,
      byOperation: { '/warehouses': 2, '/warehouses/{id}': 1 },
      byOutcome: { '200': 2, '400': 1, '404': 1 },
    });
  });

  it('has no admin paths unless they are opened', async () => {
    const closed = await served({ data: {} });
    expect(await post(closed, '/__faults', { faults: [{ kind: 'hang' }] })).toMatchObject({ status: 404 });
    expect(await get(closed, '/__requests')).toMatchObject({ status: 404 });
    expect(closed.faults.list()).toEqual([]);
  });

  it('takes faults over HTTP where the admin paths are open', async () => {
    const emulator = await served({ data: {}, admin: true });
    expect(await post(emulator, '/__faults', { faults: [{ kind: 'html' }], seed: 7 })).toMatchObject({
      status: 200,
    });
    expect((await post(emulator, '/cities')).text).toContain('<!DOCTYPE html>');
    await post(emulator, '/__faults', { add: true, faults: [{ kind: 'latency', ms: 0 }] });
    expect((await get(emulator, '/__faults')).json).toEqual({
      faults: [
        { fault: { kind: 'html' }, fired: 1 },
        { fault: { kind: 'latency', ms: 0 }, fired: 0 },
      ],
    });
    for (const bad of ['{', { faults: [{ kind: 'none' }] }, { faults: [{ kind: 'latency' }] }, {}]) {
      expect(await post(emulator, '/__faults', bad)).toMatchObject({ status: 400, json: { code: 'ERROR' } });
    }
    expect((await get(emulator, '/__faults', { method: 'DELETE' })).json).toEqual({ faults: [] });
    expect((await post(emulator, '/cities')).json).toMatchObject({ total: 0 });
    expect((await get(emulator, '/__requests')).json).toEqual(emulator.requests());
    expect(emulator.requests().total).toBe(2);
  });
});
