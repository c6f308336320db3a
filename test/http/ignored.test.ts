import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { ignoredIn } from '../../src/http/ignored.ts';
import { openHouse, type TestHouse } from './house.ts';

describe('what a page did not follow of its address', () => {
  it('is every name it does not have and every value it did not take, said once', () => {
    const query = new URLSearchParams('state=open&state=shut&state=shut&colour=red&page=7&per=&lang=en&q= x ');
    expect(ignoredIn(query, { state: 'open', page: 2, per: 25, q: 'x' })).toEqual([
      'state=shut',
      'colour=red',
      'page=7',
    ]);
  });

  it('takes any value of a list, and no name that only every object has', () => {
    const query = new URLSearchParams('field=a&field=b&constructor=1');
    expect(ignoredIn(query, { field: ['a', 'b'] })).toEqual(['constructor=1']);
  });
});

describe('pages beside the list of projects', () => {
  let house: TestHouse;
  let planner: Agent;
  let manager: Agent;

  beforeAll(async () => {
    house = await openHouse();
    [planner, manager] = await Promise.all([house.visitor('planner'), house.visitor('manager')]);
  });

  afterAll(() => house.remove());

  const said = async (visitor: Agent, address: string): Promise<string | null> => {
    const { text } = await visitor.get(address).expect(200);
    return /已忽略：([^<]*)</.exec(text)?.[1]?.replaceAll('&#x3D;', '=') ?? null;
  };

  test.each([
    [
      '/reviews?rows=none&district=999999&code=R99&paper=napkin&page=2',
      'rows=none、district=999999、code=R99、paper=napkin、page=2',
    ],
    ['/duplicates?state=gone&grade=sure&district=1&colour=red', 'state=gone、grade=sure、district=1、colour=red'],
    ['/requests?state=lost&page=-1', 'state=lost、page=-1'],
    ['/progress?days=31&sort=name', 'days=31、sort=name'],
    ['/progress/grid?colour=red', 'colour=red'],
    ['/progress/months?month=2023-13', 'month=2023-13'],
    ['/enterprises?q=水泥&per=30', 'per=30'],
    ['/supervisions?state=lost&district=1', 'state=lost、district=1'],
    ['/imports?sort=name', 'sort=name'],
    ['/audit?entity=moon&from=yesterday&page=9', 'entity=moon、from=yesterday、page=9'],
    ['/batches?kind=undo', 'kind=undo'],
    ['/methods?q=scr', 'q=scr'],
    ['/targets?zone=Q', 'zone=Q'],
    ['/notices?kind=late', 'kind=late'],
    ['/projects/deleted?q=x', 'q=x'],
  ])('%s opens with what it understood and names the rest', async (address, ignored) => {
    expect(await said(planner, address)).toBe(ignored);
  });

  test.each(['/scenarios?archived=yes', '/plans?archived=2'])('%s is named to who may make them', async (address) => {
    expect(await said(manager, address)).toBe(address.split('?')[1]);
  });

  test.each([
    '/reviews?rows=all&code=R05&page=1',
    '/duplicates?state=answered&q=',
    '/requests?state=accepted&page=1&per=50',
    '/progress?days=60',
    '/enterprises?q=水泥&page=1&per=25',
    '/supervisions?state=late',
    '/audit?who=&entity=project&id=&from=2023-01-01&to=&batch=',
    '/batches?page=1&lang=zh-CN',
  ])('%s is followed and says nothing', async (address) => {
    expect(await said(planner, address)).toBeNull();
  });
});
