import { describe, expect, it } from 'vitest';
import { served } from '../emulator/served.js';
import { useCommand } from './command.js';

const dovoz = useCommand();

describe('confirm', () => {
  it.each([
    { code: '6600000100000', status: 0, says: '6600000100000  confirmed: orders may go there\n' },
    {
      code: '6600001500000',
      status: 1,
      says: '6600001500000  refused: the merchant does not deliver there\n',
    },
    { code: '66000O0100000', status: 2, says: '66000O0100000  not a KLADR code\n' },
  ])('$code: status $status', async ({ code, status, says }) => {
    const { url } = await served({});
    const ran = await dovoz.run(['confirm', '--url', url, code]);
    expect(ran.stdout.startsWith(says)).toBe(true);
    expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status, stderr: '' });
  });

  it('no answer: status 4, as data', async () => {
    const { status, stdout } = await dovoz.run([
      'confirm',
      '--url',
      'http://127.0.0.1:1',
      '--json',
      '6600000100000',
    ]);
    expect(status).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'CHECK_UNAVAILABLE', blocksOrder: true });
  });
});
