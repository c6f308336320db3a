import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysBetween } from '../../src/words/day.ts';
import { openHouse, type TestHouse } from './house.ts';

/** The sample: as of 30 June 2023; the district account is that of 370211. */
const AS_OF = '2023-06-30';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly plan_finish: string;
  readonly finish: string;
}

describe('今天该催谁', () => {
  let at: TestHouse;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
  });
  afterAll(() => at.remove());

  const rowsOf = async (person: Agent) => {
    const html = (await person.get('/').expect(200)).text;
    const section = /<h2 id="today-late">[\s\S]*?<\/section>/.exec(html)![0];
    const rows = [...section.matchAll(/<tr><th scope="row"[^>]*>([\s\S]*?)<\/tr>/g)];
    return rows.map(([, row]) =>
      row!.split(/<t[hd][^>]*>/).map((cell) =>
        cell
          .replace('<br>', ' ')
          .replace(/<[^>]*>/g, '')
          .trim(),
      ),
    );
  };

  const figuresOf = (id: string) =>
    at.store.read
      .selectFrom('project_figures')
      .select(['next_due', 'overdue_days'])
      .where('project', '=', id)
      .executeTakeFirstOrThrow();

  it.each(['planner', 'district'] as const)(
    'says beside each day what it counts, as the list has it (%s)',
    async (role) => {
      const person = await at.visitor(role);
      const query = 'status=building&status=planned&plan_finish.overdue=1&sort=-day_voc,-day_nox';
      const list = (await person.get(`/projects.json?${query}`).expect(200)).body as Listed[];
      const rows = await rowsOf(person);
      expect(rows).toHaveLength(Math.min(10, list.length));
      for (const [i, [name, , plan, due]] of rows.entries()) {
        const one = list[i]!;
        expect(name).toBe(one.name);
        expect(plan).toBe(`${one.plan_finish} 已过 ${String(daysBetween(one.plan_finish, AS_OF))} 天`);
        const { next_due, overdue_days } = await figuresOf(one.id);
        const days = daysBetween(next_due!, AS_OF);
        expect(days).toBe(overdue_days);
        const step = next_due === one.finish ? '完工' : '开工';
        const told = days > 0 ? `逾期 ${String(days)} 天` : days === 0 ? '今天到期' : `还有 ${String(-days)} 天`;
        expect(due).toBe(`${step} ${next_due!} ${told}`);
      }
    },
  );
});
