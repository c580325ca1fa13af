import { expect, it } from 'vitest';
import { tortureCrowd } from './crowd.ts';
import { tortureKill } from './kill.ts';
import { CHANGES, tamperDatabase } from './tamper-database.ts';
import { tortureUpload } from './upload.ts';

// The whole of it is `npm run torture`; single bytes of an archive are changed in verify-archive.test.ts.

it('every kind of direct change to the database is noticed', async () => {
  expect(await tamperDatabase()).toEqual({ changes: Object.keys(CHANGES).length, unnoticed: [] });
});

it('two hundred members saving at once through two servers lose nothing and see no error', async () => {
  expect(await tortureCrowd(200, 1)).toMatchObject({ passed: true, events: 200, failures: [], problems: [] });
});

it('a server killed while members save keeps every save it had answered', async () => {
  expect(await tortureKill(2, 7)).toMatchObject({ lost: 0, broken: [], passed: true });
});

it('a server that takes in a large bid needs no more memory for it, and keeps nothing of one that is cut off', async () => {
  expect(await tortureUpload(120)).toMatchObject({ megabytes: 120, kept: 2, left: 0, passed: true });
});
