import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoFolder, readEmulatorData } from '../../src/emulator.js';
import { compileNetwork, quote, type QuoteRequest } from '../../src/index.js';
import { served } from '../emulator/served.js';
import { useCommand } from './command.js';

const dovoz = useCommand();
const demoText = (name: string): Promise<string> => readFile(join(demoFolder(), name), 'utf8');
const asked = z.looseObject({ id: z.string(), title: z.string() });
const requests = (await demoText('requests.ndjson'))
  .trim()
  .split('\n')
  .map((line) => {
    const value: unknown = JSON.parse(line);
    return { ...asked.parse(value), request: value as QuoteRequest };
  });
const policy = z.looseObject({}).parse(JSON.parse(await demoText('policy.json')));

describe('demo', () => {
  it('shows each situation with its answer, a confirmation, a refusal, and how to go on', async () => {
    const { status, stdout, stderr } = await dovoz.run(['demo']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const headlines = stdout.match(/^\d\. (.*)$/gm) ?? [];
    expect(headlines).toEqual(requests.slice(0, 7).map(({ title }, i) => `${i + 1}. ${title}`));
    const [, onRoute = '', between = '', express = '', tomorrow = '', late = '', far = '', rest = ''] =
      stdout.split(/^\d\. /m);
    expect(onRoute).toMatch(
      /^ {3}ROUTE +250 RUB {2}3 т .*Thu 3 Dec 06:00 \+05 {2}Thu 3 Dec 07:16 \+05.*\n +the minimum \(1\.298 km off the route × 51 = 66\.198\); route /m,
    );
    expect(between).toMatch(/^ {3}ROUTE +250 RUB .*5 т/m);
    expect(express).toMatch(/^ {3}EXPRESS +690 RUB .*Tue 1 Dec 10:16 \+05/m);
    expect(tomorrow).toMatch(/^ {3}TOMORROW +2474 RUB .*Склад, Челябинск/m);
    expect(late).toMatch(/^ {5}EXPRESS: too late/m);
    expect(far).toMatch(/^ {3}No delivery is possible\.$/m);
    expect(far).toMatch(/^ {5}TOMORROW: out of range — \d+\.\d{3} km, tariffs reach 200 km/m);
    expect(rest).toMatch(/^ {5}ROUTE: over capacity — 15480 kg, 43\.2 m³; .* \(5480 kg too heavy\)$/m);
    expect(rest).toContain('6600000100000  confirmed');
    expect(rest).toContain('6600001500000  refused');
    expect(rest).toMatch(/How to go on\n(.*\n)*.* quote --catalog catalog\.json .* --to/);
  });

  it('prints what the README shows of it, but for what is left out there', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const [, shown = ''] = /```text\n([\s\S]*?)```/.exec(readme) ?? [];
    const parts = shown.split(/^ *…\n/m);
    expect(parts.length).toBeGreaterThan(1);
    const { stdout } = await dovoz.run(['demo']);
    let rest = stdout;
    for (const part of parts) {
      expect(rest).toContain(part);
      rest = rest.slice(rest.indexOf(part) + part.length);
    }
  });

  it('ends with commands that give its own prices', async () => {
    const { stdout } = await dovoz.run(['demo']);
    const { url } = await served({});
    const commands = stdout
      .slice(stdout.indexOf('How to go on'))
      .split('\n')
      .flatMap((line) => {
        const [, args] = /^ {3}node \S+cli\.js (.*)$/.exec(line) ?? [];
        return args === undefined ? [] : [args.replace('http://127.0.0.1:8080', url).split(' ')];
      });
    const ran = async (command: string) => dovoz.run(commands.find(([first]) => first === command) ?? []);
    expect(await ran('fetch')).toMatchObject({ status: 0, stderr: '' });
    expect(await ran('check')).toMatchObject({ status: 0, stderr: '' });
    expect(await ran('map')).toMatchObject({ status: 0, stderr: '' });
    const again = await ran('quote');
    expect(again).toMatchObject({ status: 0, stderr: '' });
    const [told = ''] = again.stdout.split('\n\nPick up');
    expect(told).toMatch(/^ROUTE .*\n.*\nTOMORROW .*\n/m);
    expect(stdout.replaceAll(/^ {3}/gm, '')).toContain(told);
  });

  it('shows all of them with --all', async () => {
    const { stdout } = await dovoz.run(['demo', '--all']);
    for (const { title } of requests) expect(stdout).toContain(`. ${title}\n`);
  });

  it('is data for programs: the quotes of the network that came over HTTP', async () => {
    const { status, stdout } = await dovoz.run(['demo', '--json']);
    const shown = z
      .looseObject({
        network: z.string(),
        loadRequests: z.number(),
        answers: z.array(z.looseObject({ title: z.string(), quote: z.looseObject({}) })),
        confirmations: z.array(
          z.object({ title: z.string(), confirmation: z.looseObject({ status: z.string() }) }),
        ),
      })
      .parse(JSON.parse(stdout));
    expect(status).toBe(0);
    const lists = { ...(await readEmulatorData(demoFolder())), format: 'dovoz-catalog/1' };
    const network = compileNetwork(lists, policy);
    expect(shown.network).toBe(network.version);
    expect(shown.loadRequests).toBeGreaterThan(10);
    expect(shown.answers.map((one) => one.quote)).toEqual(
      requests.slice(0, 7).map(({ request }) => quote(network, request)),
    );
    expect(shown.confirmations.map((one) => one.confirmation.status)).toEqual(['CONFIRMED', 'REFUSED']);
  });
});
